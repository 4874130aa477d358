// @ts-check
import { createHash } from 'node:crypto';
import { figure } from '../harness/figures.mjs';
import { filledDatabase, runOf } from '../harness/runs.mjs';
import { record } from '../page-server.mjs';

const PAGE = 500;
const EVERY = 100;

/** @type {import('./index.mjs').Suite} */
export const reconcile = {
  title: 'a complete scan of people of about 6 KB that are in the mirror already',
  usual: { size: 100_000, repeat: 5 },
  quick: { size: 2_000, repeat: 1 },
  run: async (stage, { size, repeat, say }) => {
    const pages = await stage.startPages({ rows: size });
    const { database, worker } = await filledDatabase(stage, pages.baseUrl);
    const api = await stage.startApi(database, pages.baseUrl);
    /** @type {number[]} */
    const quiet = [];
    /** @type {number[]} */
    const changed = [];
    /** @type {number[]} */
    const parsing = [];
    let [writtenWhenEqual, excess] = [0, 0];
    let before = await touched(database.pool);
    const scan = async () => {
      const run = await runOf(api, database.pool, 'reconcile');
      const after = await touched(database.pool);
      const written = after - before;
      before = after;
      return { perSecond: run.rows / run.seconds, touched: written };
    };
    await scan(); // warm-up
    for (let round = 1; round <= repeat; round++) {
      const equal = await scan();
      quiet.push(equal.perSecond);
      writtenWhenEqual += equal.touched;
      await pages.control({ changed: { every: EVERY, at: 0, round } });
      const some = await scan();
      changed.push(some.perSecond);
      const expected = Math.ceil(size / EVERY);
      excess += Math.abs(some.touched - expected);
      parsing.push(parseAndHash(size));
      const figures = [equal.perSecond, some.perSecond, parsing.at(-1) ?? 0].map((n) => n.toFixed(0)).join(', ');
      say(`round ${round}: ${figures} records/s; written ${equal.touched} and ${some.touched} (expected ${expected})`);
    }
    await api.stop();
    await worker.stop();
    await pages.stop();
    await database.drop();
    const unit = 'records/s';
    const ceiling = { name: 'JSON.parse and SHA-256', runs: parsing };
    const goal = { text: '≥ 0.5', holds: (/** @type {number} */ _, /** @type {number} */ ratio) => ratio >= 0.5 };
    const count = (/** @type {string} */ name, /** @type {number} */ rows) =>
      figure({
        ...{ suite: 'reconcile', name, unit: 'rows', runs: [rows] },
        goal: { text: '0', holds: (median) => median === 0 },
      });
    return [
      figure({ suite: 'reconcile', name: 'nothing changed', unit, runs: quiet, ceiling, goal }),
      figure({ suite: 'reconcile', name: '1 % changed', unit, runs: changed, ceiling, goal }),
      count('rows written when nothing changed', writtenWhenEqual),
      count('rows written beyond those that changed', excess),
    ];
  },
};

/** Each connection tells its counts when it has been idle for ten seconds at the latest. */
const ALL_TOLD_AFTER_MS = 11_000;

/** Rows of the mirror written so far, as Postgres counts them. @param {import('pg').Pool} pool @returns {Promise<number>} */
async function touched(pool) {
  const count = async () => {
    const { rows } = await pool.query(
      `SELECT (n_tup_ins + n_tup_upd + n_tup_del)::int AS n FROM pg_stat_user_tables WHERE relname = 'mirror_item'`,
    );
    return Number(rows[0].n);
  };
  for (let before = NaN; ;) {
    const now = await count();
    if (now === before) return now;
    before = now;
    await new Promise((resolve) => setTimeout(resolve, ALL_TOLD_AFTER_MS));
  }
}

/** The ceiling: the same bytes, parsed and hashed once, in one process. @param {number} size @returns {number} records per second */
function parseAndHash(size) {
  let ms = 0;
  const control = /** @type {import('../page-server.mjs').Control} */ ({ shape: 'full', changed: null, rows: size });
  for (let from = 0; from < size; from += PAGE) {
    const rows = Array.from({ length: Math.min(PAGE, size - from) }, (_, index) => record(control, from + index));
    const bytes = Buffer.from(`{"data":[${rows.join(',')}]}`);
    const startedAt = performance.now();
    const { data } = JSON.parse(bytes.toString('utf8'));
    createHash('sha256').update(bytes).digest();
    ms += performance.now() - startedAt;
    if (data.length !== rows.length) throw new Error('The page is not whole');
  }
  return size / (ms / 1_000);
}
