// @ts-check
import { figure, median, quantile } from '../harness/figures.mjs';
import { flatOut } from '../harness/load.mjs';
import { filledDatabase, runOf } from '../harness/runs.mjs';
import { caller, questions } from './read.mjs';

const STEPS = [100, 10, 1];
/** Askers that keep one processor busy: the cost of a request, not of a crowd. */
const ASKERS = 2;
/** A scan counts so many times, unless so many rows are scanned sooner. */
const [SCANS, ROWS_SCANNED] = [5, 1_000_000];
const READS = 3;

/** @type {import('./index.mjs').Suite} */
export const growth = {
  title: 'what a record costs in mirrors of growing size',
  usual: { size: 1_000_000, repeat: 1 },
  quick: { size: 10_000, repeat: 1 },
  run: async (stage, { size: largest, repeat, isQuick, say }) => {
    const sizes = STEPS.map((step) => Math.round(largest / step));
    /** @type {Map<string, { size: number, runs: number[] }[]>} */
    const costs = new Map();
    const note = (/** @type {string} */ name, /** @type {number} */ size, /** @type {number} */ cost) => {
      const list = costs.get(name) ?? [];
      costs.set(name, list);
      const known = list.find((one) => one.size === size);
      if (known) known.runs.push(cost);
      else list.push({ size, runs: [cost] });
    };
    for (let round = 1; round <= repeat; round++) {
      for (const size of sizes) {
        const pages = await stage.startPages({ rows: size });
        const { database, worker, run } = await filledDatabase(stage, pages.baseUrl);
        note('backfill', size, (run.seconds / run.rows) * 1e6);
        const api = await stage.startApi(database, pages.baseUrl);
        // The first scan of a young process is its compiler's; a long one has that behind it before it counts.
        const scans = Math.min(SCANS, Math.max(1, Math.round(ROWS_SCANNED / size)));
        for (let n = 0; n <= scans; n++) {
          const scan = await runOf(api, database.pool, 'reconcile');
          if (n > 0) note('reconcile', size, (scan.seconds / scan.rows) * 1e6);
        }
        await worker.stop();
        await database.pool.query('VACUUM ANALYZE');
        await database.pool.query('CHECKPOINT'); // nothing is written back while reads are measured
        for (const question of questions) {
          const next = caller(question, size, api.headers);
          const seconds = isQuick ? 0.5 : 4;
          await flatOut(api.origin, { connections: ASKERS, seconds, next });
          for (let n = 0; n < (isQuick ? 1 : READS); n++) {
            const { waitsMs } = await flatOut(api.origin, { connections: ASKERS, seconds, next });
            note(`read, ${question.name}`, size, quantile(waitsMs, 0.5) * 1e3);
          }
        }
        await api.stop();
        await pages.stop();
        await database.drop();
        say(
          `round ${round}, ${size}: ${[...costs].map(([name, list]) => `${name} ${list.at(-1)?.runs.at(-1)?.toFixed(0)} µs`).join(', ')}`,
        );
      }
    }
    return [...costs].map(([name, list]) => {
      const medians = list.map(({ runs }) => median(runs));
      return figure({
        ...{ suite: 'growth', name: `${name}, ${sizes.map((size) => size.toLocaleString('en-US')).join(' / ')}` },
        ...{ unit: 'µs', runs: medians },
        goal: { text: 'within 20 %', holds: () => Math.max(...medians) <= 1.2 * Math.min(...medians) },
        note: medians.map((one) => one.toFixed(0)).join(' / ') + ' µs',
      });
    });
  },
};
