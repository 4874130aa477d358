// @ts-check
import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { endProcess, findProcess, isRunning } from '../lib/processes.mjs';
import { readJson, writePrivately } from '../lib/secrets.mjs';
import { errorCode } from '../lib/ports.mjs';
import { UserError } from '../lib/user-error.mjs';

/**
 * @typedef {import('../lib/processes.mjs').ProcessRef} ProcessRef
 * @typedef {{ name: string, ref: ProcessRef, signal: NodeJS.Signals }} Child
 */

/**
 * One start per data folder. When an earlier one was killed so thoroughly that even its watchdog is gone, whatever it
 * left running is ended first.
 * @param {string} folder
 */
export async function takeStartLock(folder) {
  mkdirSync(folder, { recursive: true });
  const lock = join(folder, 'start.lock');
  const childrenFile = join(folder, 'children.json');
  claim(lock);
  const leftovers = /** @type {Child[]} */ (readJson(childrenFile) ?? []);
  for (const { ref, signal } of leftovers.reverse()) await endProcess(ref, { signal, graceMs: 5_000 });

  /** @type {Child[]} */
  let children = [];
  return {
    /** Notes a process, for the start after the next power cut. @param {import('../lib/service.mjs').Service} service */
    noteChild({ name, pid, stopSignal }) {
      const ref = findProcess(pid);
      const others = children.filter((child) => child.name !== name);
      children = ref ? [...others, { name, ref, signal: stopSignal }] : others;
      writePrivately(childrenFile, JSON.stringify(children));
    },
    release() {
      rmSync(childrenFile, { force: true });
      rmSync(lock, { force: true });
    },
  };
}

/** @param {string} lock */
function claim(lock) {
  const own = JSON.stringify(findProcess(process.pid));
  for (let attempt = 0; attempt < 10; attempt++) {
    try {
      writeFileSync(lock, own, { flag: 'wx' });
      return;
    } catch (error) {
      if (errorCode(error) !== 'EEXIST') throw error;
    }
    refuseWhileHeld(lock);
    // The holder is gone. Renaming takes the lock from one place only, should two starts come here at once.
    const stale = `${lock}.${process.pid}`;
    try {
      renameSync(lock, stale);
    } catch (error) {
      if (errorCode(error) !== 'ENOENT') throw error;
    }
    rmSync(stale, { force: true });
  }
  throw new UserError(`The lock ${lock} cannot be taken: remove that file if nothing else is starting.`);
}

/** @param {string} lock */
function refuseWhileHeld(lock) {
  const holder = /** @type {ProcessRef | undefined} */ (readJson(lock));
  if (!holder || !isRunning(holder)) return;
  throw new UserError(
    `Attio Sync already runs from this folder (process ${holder.pid}): stop that one first, or give this one a folder of its own with ATTIO_SYNC_DATA_DIR.`,
  );
}
