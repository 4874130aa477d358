// @ts-check
import { relative } from 'node:path';
import { parentOf } from '../lib/processes.mjs';
import { endRuns } from '../lib/run.mjs';
import { UserError } from '../lib/user-error.mjs';
import { closeWatchdog } from '../lib/watchdog.mjs';
import { takeStartLock } from './lock.mjs';
import { readSettings } from './settings.mjs';
import { Supervisor } from './supervisor.mjs';
import { startEverything } from './everything.mjs';

/** @typedef {Awaited<ReturnType<typeof takeStartLock>>} StartLock */

/** `npm start`: everything up, until somebody says stop. @param {string[]} args handed on to the sandbox */
export async function main(args) {
  const stopping = new AbortController();
  /** @type {StartLock | undefined} */
  let lock;
  const supervisor = new Supervisor({
    announce: (line) => console.log(`${new Date().toTimeString().slice(0, 8)}  ${line}`),
    onStarted: (service) => lock?.noteChild(service),
  });
  // Services do not keep this process running, waiting for a signal must.
  const alive = setInterval(() => {}, 2 ** 30);

  /** @param {number} exitCode */
  const stop = async (exitCode) => {
    if (stopping.signal.aborted) return supervisor.killAll(); // the second Ctrl-C
    stopping.abort();
    endRuns();
    await supervisor.stopAll();
    await closeWatchdog(); // which ends whatever was still on its way up
    lock?.release();
    clearInterval(alive);
    process.exit(exitCode);
  };
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
    process.on(signal, () => {
      if (!stopping.signal.aborted) console.log('\nStopping.');
      void stop(0);
    });
  }
  stopWithNpm(() => void stop(0));
  process.stdout.on('error', () => {}); // the reader of a pipe may leave before us

  try {
    const settings = readSettings();
    lock = await takeStartLock(settings.folder);
    await startEverything({ settings, supervisor, args, signal: stopping.signal });
  } catch (error) {
    if (stopping.signal.aborted) return; // what fails now fails because we stop
    console.error(
      error instanceof UserError ? `\n${error.message}` : error instanceof Error ? `\n${error.message}\n` : error,
    );
    if (!(error instanceof UserError)) console.error(`More may be in ${relative(process.cwd(), readSettings().logs)}.`);
    await stop(1);
  }
}

/**
 * npm passes on signals, but a killed npm passes on nothing: when it (or the shell it started us through) is gone, nobody
 * holds us any more.
 * @param {() => void} stop
 */
function stopWithNpm(stop) {
  if (process.env.npm_lifecycle_event !== 'start') return;
  const ancestors = () => `${process.ppid} ${parentOf(process.ppid)}`;
  const atStart = ancestors();
  setInterval(() => ancestors() !== atStart && stop(), 300).unref();
}
