// @ts-check
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { findProcess } from './processes.mjs';

/** @typedef {{ ref: import('./processes.mjs').ProcessRef, signal: NodeJS.Signals }} Guarded */
/** @type {Map<number, Guarded>} */
const guarded = new Map();
/** @type {Set<string>} */
const folders = new Set();
/** @type {import('node:child_process').ChildProcess | undefined} */
let watchdog;

/**
 * From now on this process does not outlive us.
 * @param {number} pid leader of its own process group
 * @param {NodeJS.Signals} signal the polite way to end it
 */
export function guard(pid, signal) {
  const ref = findProcess(pid);
  if (!ref) return;
  guarded.set(pid, { ref, signal });
  tell({ guard: { ref, signal } });
}

/** The process ended by itself. @param {number} pid */
export function release(pid) {
  if (guarded.delete(pid)) tell({ release: pid });
}

/** The folder is removed when we end. @param {string} folder */
export function removeAtEnd(folder) {
  folders.add(folder);
  tell({ removeLater: folder });
}

/** Ends everything guarded, removes the folders, and waits until the watchdog itself is gone. */
export async function closeWatchdog() {
  const closing = watchdog;
  watchdog = undefined;
  guarded.clear();
  folders.clear();
  if (!closing || closing.exitCode !== null || closing.signalCode !== null) return;
  closing.ref();
  const gone = once(closing, 'exit');
  closing.stdin?.end();
  await gone;
}

/** @param {object} order */
function tell(order) {
  watchdog ??= startWatchdog();
  watchdog.stdin?.write(`${JSON.stringify(order)}\n`);
}

function startWatchdog() {
  const program = fileURLToPath(new URL('watchdog-process.mjs', import.meta.url));
  // Detached: a Ctrl-C in the terminal must not end it together with us.
  const child = spawn(process.execPath, [program], { detached: true, stdio: ['pipe', 'ignore', 'ignore'] });
  child.stdin.on('error', () => {}); // it was killed; its exit is handled below
  child.once('exit', () => {
    if (watchdog !== child) return;
    watchdog = undefined;
    for (const each of guarded.values()) tell({ guard: each });
    for (const folder of folders) tell({ removeLater: folder });
  });
  // It must not keep us running: it ends because we do.
  child.unref();
  if ('unref' in child.stdin && typeof child.stdin.unref === 'function') child.stdin.unref();
  return child;
}
