// @ts-check
import { spawn } from 'node:child_process';
import { closeSync, mkdirSync, openSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { signalGroup } from './processes.mjs';
import { guard, release } from './watchdog.mjs';

/**
 * @typedef {object} ServiceCommand
 * @property {string} name for messages
 * @property {string} command
 * @property {string[]} args
 * @property {string} logFile standard output and error go there, appended
 * @property {NodeJS.Signals} stopSignal the polite way to end it
 * @property {NodeJS.ProcessEnv} [env]
 * @property {string} [cwd]
 * @property {number} [uid]
 * @property {number} [gid]
 */

/**
 * A program started by us that cannot outlive us.
 * @typedef {object} Service
 * @property {string} name
 * @property {number} pid
 * @property {string} logFile
 * @property {NodeJS.Signals} stopSignal
 * @property {Promise<string>} exited resolves to how it ended, e.g. `SIGKILL` or `exit code 1`
 * @property {() => boolean} isUp
 * @property {(signal: NodeJS.Signals) => void} kill
 * @property {(graceMs?: number) => Promise<void>} stop politely, then by SIGKILL
 */

/** @param {ServiceCommand} service @returns {Service} */
export function startService({ name, command, args, logFile, stopSignal, ...options }) {
  mkdirSync(dirname(logFile), { recursive: true });
  const log = openSync(logFile, 'a', 0o600);
  // Detached makes it the leader of its own group: Ctrl-C reaches us alone, and we stop things in order.
  const child = spawn(command, args, { ...options, detached: true, stdio: ['ignore', log, log] });
  closeSync(log);
  /** @type {string | undefined} */
  let ending;
  /** @type {Promise<string>} */
  const exited = new Promise((resolve) => {
    /** @param {string} how */
    const end = (how) => {
      ending ??= how;
      if (child.pid) release(child.pid);
      resolve(ending);
    };
    child.once('exit', (code, signal) => end(signal ?? `exit code ${code}`));
    child.once('error', (error) => end(error.message));
  });
  // Running services do not keep us running: it is the watchdog's work to end them when we are done.
  child.unref();
  const pid = child.pid ?? 0;
  if (pid) guard(pid, stopSignal);
  const stop = async (graceMs = 10_000) => {
    if (ending !== undefined || !pid) return;
    child.ref();
    signalGroup(pid, stopSignal);
    const timer = setTimeout(() => signalGroup(pid, 'SIGKILL'), graceMs);
    await exited;
    clearTimeout(timer);
  };
  return {
    name,
    pid,
    logFile,
    stopSignal,
    exited,
    stop,
    isUp: () => ending === undefined,
    kill: (signal) => signalGroup(pid, signal),
  };
}

/**
 * Waits until `probe` says true.
 * @param {Service} service
 * @param {() => Promise<boolean>} probe
 * @param {number} [timeoutMs]
 * @throws when the service ends first, or the time is over; the message carries the end of its log
 */
export async function waitUntilReady(service, probe, timeoutMs = 30_000) {
  const deadline = Date.now() + timeoutMs;
  while (!(await probe())) {
    if (!service.isUp())
      throw new Error(`${service.name} ended while starting (${await service.exited}):\n${logTail(service)}`);
    if (Date.now() > deadline) {
      await service.stop(1_000);
      throw new Error(`${service.name} was not ready within ${timeoutMs / 1000} s:\n${logTail(service)}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/**
 * The last lines a service wrote, without those that only tell of progress.
 * @param {Pick<Service, 'logFile'>} service
 */
function logTail({ logFile }) {
  try {
    const lines = readFileSync(logFile, 'utf8').trimEnd().split('\n');
    const telling = lines.filter((line) => line !== '' && !/^\{"level":[123]0,/.test(line));
    return telling
      .slice(-15)
      .map((line) => `  ${line.slice(0, 500)}`)
      .join('\n');
  } catch {
    return '  (no log)';
  }
}
