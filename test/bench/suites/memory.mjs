// @ts-check
import { readFileSync } from 'node:fs';
import { figure } from '../harness/figures.mjs';
import { endedRun } from '../harness/runs.mjs';

const MB = 250;
/** A working process is never quite flat: what comes after may be so much more. */
const FLAT = 1.1;

/** @type {import('./index.mjs').Suite} */
export const memory = {
  title: "the worker's resident memory during a backfill of people of about 6 KB",
  usual: { size: 1_000_000, repeat: 1 },
  quick: { size: 3_000, repeat: 1 },
  run: async (stage, { size, repeat, say }) => {
    const pages = await stage.startPages({ rows: size });
    /** @type {number[]} */
    const early = [];
    /** @type {number[]} */
    const late = [];
    /** @type {number[]} */
    const perSecond = [];
    for (let round = 1; round <= repeat; round++) {
      const database = await stage.newDatabase();
      const worker = await stage.startWorker(database, pages.baseUrl);
      const most = { early: 0, late: 0 };
      const run = await endedRun(database.pool, {
        everyMs: 100,
        eachTime: (rows) => {
          const part = rows <= size / 10 ? 'early' : 'late';
          most[part] = Math.max(most[part], residentMb(worker.pid));
        },
      });
      early.push(most.early);
      late.push(most.late);
      perSecond.push(run.rows / run.seconds);
      say(
        `round ${round}: ${most.early.toFixed(0)} MB, then ${most.late.toFixed(0)} MB; ${perSecond.at(-1)?.toFixed(0)} records/s`,
      );
      await worker.stop();
      await database.drop();
    }
    await pages.stop();
    const suite = 'memory';
    return [
      figure({
        ...{ suite, name: `highest, over ${size.toLocaleString('en-US')} records`, unit: 'MB' },
        runs: late.map((mb, index) => Math.max(mb, early[index] ?? 0)),
        goal: { text: `≤ ${MB} MB`, holds: (median) => median <= MB },
      }),
      figure({
        ...{ suite, name: 'highest after the first tenth', unit: 'MB', runs: late },
        ceiling: { name: 'highest within it', runs: early },
        goal: { text: `ratio ≤ ${FLAT}`, holds: (_, ratio) => ratio <= FLAT },
      }),
      figure({ suite, name: 'speed meanwhile', unit: 'records/s', runs: perSecond }),
    ];
  },
};

/** @param {number} pid */
function residentMb(pid) {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1_024;
}
