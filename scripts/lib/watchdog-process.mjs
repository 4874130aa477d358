// @ts-check
// Ends what a program started when the program itself is gone, however it went (`kill -9` leaves it no last word).
// The program holds the other end of our standard input, so its end is our end of file. See watchdog.mjs.
import { rmSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { endProcess } from './processes.mjs';

/** @typedef {{ ref: import('./processes.mjs').ProcessRef, signal: NodeJS.Signals }} Guarded */
/** @type {Map<number, Guarded>} */
const guarded = new Map();
/** @type {Set<string>} */
const folders = new Set();

for await (const line of createInterface({ input: process.stdin })) {
  const order = JSON.parse(line);
  if (order.guard) guarded.set(order.guard.ref.pid, order.guard);
  if (order.release) guarded.delete(order.release);
  if (order.removeLater) folders.add(order.removeLater);
}

// Last started, first ended: the apps before the servers they use.
for (const { ref, signal } of [...guarded.values()].reverse()) await endProcess(ref, { signal, graceMs: 4_000 });
for (const folder of folders) rmSync(folder, { recursive: true, force: true });
