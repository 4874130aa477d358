// @ts-check
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

/**
 * One process for good: pids are given out again, a pid together with its start time is not.
 * @typedef {{ pid: number, startedAt: string }} ProcessRef
 */

/**
 * @param {number} pid
 * @returns {ProcessRef | undefined} `undefined` when there is no such process, or only its zombie
 */
export function findProcess(pid) {
  const startedAt = process.platform === 'linux' ? startOnLinux(pid) : startElsewhere(pid);
  return startedAt === undefined ? undefined : { pid, startedAt };
}

/** @param {ProcessRef} ref */
export function isRunning(ref) {
  return findProcess(ref.pid)?.startedAt === ref.startedAt;
}

/**
 * Ends a process that is not necessarily our child, with everything in its process group: politely, then by SIGKILL.
 * @param {ProcessRef} ref
 * @param {{ signal: NodeJS.Signals, graceMs: number }} how
 */
export async function endProcess(ref, { signal, graceMs }) {
  if (!isRunning(ref)) return;
  signalGroup(ref.pid, signal);
  if (await waitUntilGone(ref, graceMs)) return;
  signalGroup(ref.pid, 'SIGKILL');
  await waitUntilGone(ref, 5_000);
}

/**
 * Signals the group a process leads, and the process itself when it leads none.
 * @param {number} pid @param {NodeJS.Signals} signal
 */
export function signalGroup(pid, signal) {
  for (const target of [-pid, pid]) {
    try {
      process.kill(target, signal);
      return;
    } catch {
      // no such group, or gone already
    }
  }
}

/** @param {ProcessRef} ref @param {number} timeoutMs */
async function waitUntilGone(ref, timeoutMs) {
  const deadline = Date.now() + timeoutMs;
  while (isRunning(ref)) {
    if (Date.now() > deadline) return false;
    await sleep(20);
  }
  return true;
}

/** @param {number} pid @returns {number | undefined} its parent; `undefined` where the system does not tell cheaply */
export function parentOf(pid) {
  const parent = statFields(pid)?.[1];
  return parent === undefined ? undefined : Number(parent);
}

/** @param {number} pid */
function startOnLinux(pid) {
  const fields = statFields(pid);
  return fields?.[0] === 'Z' || fields?.[0] === 'X' ? undefined : fields?.[19];
}

/** @param {number} pid @returns {string[] | undefined} what Linux tells, from the third field (the state) on */
function statFields(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The second field, the program's name, may hold spaces and brackets.
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  } catch {
    return undefined;
  }
}

/** @param {number} pid */
function startElsewhere(pid) {
  try {
    const [state, ...start] = execFileSync('ps', ['-o', 'stat=,lstart=', '-p', String(pid)], { encoding: 'utf8' })
      .trim()
      .split(/\s+/);
    return state?.startsWith('Z') ? undefined : start.join(' ');
  } catch {
    return undefined;
  }
}
