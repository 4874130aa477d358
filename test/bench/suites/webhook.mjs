// @ts-check
import { randomUUID } from 'node:crypto';
import { delivery } from '../harness/deliveries.mjs';
import { connections } from '../harness/stage.mjs';
import { figure, quantile } from '../harness/figures.mjs';
import { flatOut, steady } from '../harness/load.mjs';
import { filledDatabase } from '../harness/runs.mjs';

/** Of the api to Postgres, and of the ceiling. */
const CONNECTIONS = 10;
/** As Attio's own, at an even pace. */
const STEADY_SENDERS = 32;
/** Enough to keep the api busy: whoever waits for an answer sends nothing meanwhile. */
const SENDERS = 100;
const PEOPLE = 5_000;
const STEADY_PER_SECOND = 500;

/** @type {import('./index.mjs').Suite} */
export const webhook = {
  title: 'signed deliveries over HTTP, acknowledged after the commit',
  usual: { size: 8, repeat: 5 },
  quick: { size: 1, repeat: 1 },
  run: async (stage, { size: seconds, repeat, isQuick, say }) => {
    const pages = await stage.startPages({ rows: isQuick ? 200 : PEOPLE });
    const { database, worker, run } = await filledDatabase(stage, pages.baseUrl);
    await worker.stop(); // what becomes of the deliveries is the suite freshness
    const api = await stage.startApi(database, pages.baseUrl, { DATABASE_POOL_MAX: String(CONNECTIONS) });
    let sent = 0;
    const next = () => delivery(sent++ % run.rows);
    await flatOut(api.origin, { connections: SENDERS, seconds: Math.min(3, seconds), next });
    /** @type {Record<'most' | 'p50' | 'p99' | 'ceiling' | 'steady', number[]>} */
    const seen = { most: [], p50: [], p99: [], ceiling: [], steady: [] };
    let refused = 0;
    for (let round = 1; round <= repeat; round++) {
      seen.ceiling.push(await insertOneByOne(database, seconds));
      const pace = { perSecond: STEADY_PER_SECOND, seconds, connections: STEADY_SENDERS, next };
      const even = await steady(api.origin, pace);
      seen.p50.push(quantile(even.waitsMs, 0.5));
      seen.p99.push(quantile(even.waitsMs, 0.99));
      seen.steady.push(even.perSecond);
      const fast = await flatOut(api.origin, { connections: SENDERS, seconds, next });
      seen.most.push(fast.perSecond);
      for (const { statuses, waitsMs } of [even, fast]) refused += waitsMs.length - (statuses[202] ?? 0);
      const told = Object.entries(seen).map(([name, list]) => `${name} ${list.at(-1)?.toFixed(1)}`);
      say(`round ${round}: ${told.join(', ')}`);
    }
    const { rows } = await database.pool.query('SELECT count(*)::int AS n FROM delivery');
    await api.stop();
    await pages.stop();
    await database.drop();
    const suite = 'webhook';
    return [
      figure({
        ...{ suite, name: 'as fast as possible', unit: 'deliveries/s', runs: seen.most },
        ceiling: { name: 'one-row inserts', runs: seen.ceiling },
        goal: { text: '≥ 0.5', holds: (_, ratio) => ratio >= 0.5 },
      }),
      figure({
        ...{ suite, name: `p99 at ${STEADY_PER_SECOND} a second`, unit: 'ms', runs: seen.p99 },
        goal: { text: '< 25 ms', holds: (median) => median < 25 },
        note: `p50 ${quantile(seen.p50, 0.5).toFixed(1)} ms; ${quantile(seen.steady, 0.5).toFixed(0)} a second were kept up`,
      }),
      figure({
        ...{ suite, name: 'lost or refused', unit: 'deliveries', runs: [Math.abs(sent - rows[0].n) + refused] },
        goal: { text: '0', holds: (median) => median === 0 },
        note: `${sent} sent, ${rows[0].n} rows`,
      }),
    ];
  },
};

/** The ceiling: one row and one commit each. @param {import('../harness/stage.mjs').Database} database @param {number} seconds */
async function insertOneByOne({ url }, seconds) {
  const pool = connections(url, CONNECTIONS);
  await pool.query('CREATE TABLE IF NOT EXISTS one_row (id uuid PRIMARY KEY, body jsonb NOT NULL)');
  let count = 0;
  const startedAt = performance.now();
  const work = async () => {
    while (performance.now() - startedAt < seconds * 1_000) {
      const { body } = delivery(count++);
      await pool.query('INSERT INTO one_row (id, body) VALUES ($1, $2)', [randomUUID(), body]);
    }
  };
  await Promise.all(Array.from({ length: CONNECTIONS }, work));
  const took = performance.now() - startedAt;
  await pool.query('DROP TABLE one_row');
  await pool.end();
  return count / (took / 1_000);
}
