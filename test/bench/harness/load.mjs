// @ts-check
import { Pool } from 'undici';

/**
 * @typedef {object} LoadResult
 * @property {number} perSecond answers a second
 * @property {number[]} waitsMs of every request, from the moment it was due
 * @property {Record<number, number>} statuses
 */
/** @typedef {{ method: 'GET' | 'POST', path: string, headers: Record<string, string>, body?: string | undefined }} Call */

/**
 * Asks as fast as the answers come, over so many connections, for a time or until so many are sent.
 * @param {string} origin
 * @param {{ connections: number, seconds?: number, count?: number, next: () => Call }} load
 * @returns {Promise<LoadResult>}
 */
export async function flatOut(origin, { connections, seconds = Infinity, count = Infinity, next }) {
  const pool = new Pool(origin, { connections, pipelining: 1 });
  const seen = record();
  let left = count;
  const startedAt = performance.now();
  const end = startedAt + seconds * 1_000;
  const work = async () => {
    while (left-- > 0 && performance.now() < end) await ask(pool, next(), performance.now(), seen);
  };
  await Promise.all(Array.from({ length: connections }, work));
  const took = performance.now() - startedAt;
  await pool.close();
  return { ...seen, perSecond: seen.waitsMs.length / (took / 1_000) };
}

/**
 * Asks so many times a second, however long the answers take: a wait counts from the moment the request was due. The
 * connections are made before, by a request each that does not count.
 * @param {string} origin
 * @param {{ perSecond: number, seconds: number, connections: number, next: () => Call }} load
 * @returns {Promise<LoadResult>}
 */
export async function steady(origin, { perSecond, seconds, connections, next }) {
  const pool = new Pool(origin, { connections, pipelining: 1 });
  await Promise.all(Array.from({ length: connections }, () => ask(pool, next(), performance.now(), record())));
  const seen = record();
  const startedAt = performance.now();
  const total = Math.round(perSecond * seconds);
  await new Promise((resolve, reject) => {
    // Nothing is kept of what was answered: the garbage collector of a load generator shows in the waits.
    let left = total;
    const ended = () => (--left === 0 ? resolve(undefined) : undefined);
    let index = 0;
    const sendDue = () => {
      const due = Math.min(total, Math.floor(((performance.now() - startedAt) / 1_000) * perSecond) + 1);
      for (; index < due; index++) ask(pool, next(), startedAt + (index * 1_000) / perSecond, seen).then(ended, reject);
      if (index < total) setTimeout(sendDue, 1);
    };
    sendDue();
  });
  const took = performance.now() - startedAt;
  await pool.close();
  return { ...seen, perSecond: total / (took / 1_000) };
}

/** @returns {{ waitsMs: number[], statuses: Record<number, number> }} */
function record() {
  return { waitsMs: [], statuses: {} };
}

/** @param {Pool} pool @param {Call} call @param {number} dueAt @param {{ waitsMs: number[], statuses: Record<number, number> }} seen */
async function ask(pool, call, dueAt, seen) {
  const { statusCode, body } = await pool.request({ ...call, body: call.body ?? null });
  await body.dump();
  seen.waitsMs.push(performance.now() - dueAt);
  seen.statuses[statusCode] = (seen.statuses[statusCode] ?? 0) + 1;
}
