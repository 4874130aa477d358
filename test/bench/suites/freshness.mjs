// @ts-check
import { setTimeout as wait } from 'node:timers/promises';
import { figure, quantile } from '../harness/figures.mjs';
import { freePort } from '../../../scripts/lib/ports.mjs';

const PER_SECOND = 25;
/** Between two questions: the sandbox refuses more than Attio would, a hundred a second. */
const ASK_EVERY_MS = 20;

/** @type {import('./index.mjs').Suite} */
export const freshness = {
  title: `${PER_SECOND} edits a second: from Attio through webhook, queue and refresh into the mirror`,
  usual: { size: 12, repeat: 5 },
  quick: { size: 2, repeat: 1 },
  run: async (stage, { size: seconds, repeat, isQuick, say }) => {
    const sandbox = await stage.startSandbox(['--people', isQuick ? '50' : '500', '--companies', '20', '--deals', '5']);
    const database = await stage.newDatabase();
    const apiPort = String(await freePort());
    const secret = await subscribe(sandbox.call, apiPort);
    const env = { ATTIO_WEBHOOK_SECRET: secret };
    const worker = await stage.startWorker(database, sandbox.baseUrl, env);
    const api = await stage.startApi(database, sandbox.baseUrl, { ...env, API_PORT: apiPort });
    await allFilled(database.pool);
    const { ids } = await sandbox.call('/_sandbox/truth/objects/people');
    /** @type {Record<'p50' | 'p95' | 'answer', number[]>} */
    const seen = { p50: [], p95: [], answer: [] };
    for (let round = 0; round <= repeat; round++) {
      const edits = await edit({ ...sandbox, ids, seconds, round });
      const waits = await waitsFor(database.pool, round, edits);
      const answers = await answerTimes(sandbox.call, ids);
      if (round === 0) continue; // warm-up
      seen.p50.push(quantile(waits, 0.5));
      seen.p95.push(quantile(waits, 0.95));
      seen.answer.push(quantile(answers, 0.5));
      say(
        `round ${round}: ${Object.entries(seen)
          .map(([name, list]) => `${name} ${list.at(-1)?.toFixed(1)}`)
          .join(', ')} ms`,
      );
    }
    await api.stop();
    await worker.stop();
    await sandbox.stop();
    await database.drop();
    const suite = 'freshness';
    const above = seen.p95.map((p95, index) => p95 - (seen.answer[index] ?? 0));
    return [
      figure({
        ...{ suite, name: 'p95 above the answer time', unit: 'ms', runs: above },
        goal: { text: '< 250 ms', holds: (median) => median < 250 },
      }),
      figure({ suite, name: 'p50', unit: 'ms', runs: seen.p50 }),
      figure({ suite, name: "the sandbox's own answer time", unit: 'ms', runs: seen.answer }),
    ];
  },
};

/** @param {(path: string, body?: unknown) => Promise<any>} call @param {string} apiPort @returns {Promise<string>} the secret */
async function subscribe(call, apiPort) {
  const target_url = `http://127.0.0.1:${apiPort}/webhooks/attio`;
  const events = ['record.created', 'record.updated', 'record.deleted', 'record.merged'];
  const subscriptions = events.map((event_type) => ({ event_type, filter: null }));
  const { data } = await call('/v2/webhooks', { data: { target_url, subscriptions } });
  return data.secret;
}

/** Until every object's first run has ended. @param {import('pg').Pool} pool */
export async function allFilled(pool) {
  await until(async () => {
    const { rows } = await pool.query(
      `SELECT count(*)::int AS runs, count(*) FILTER (WHERE state <> 'succeeded')::int AS open
         FROM sync_run WHERE kind = 'record'`,
    );
    return rows[0].runs > 0 && rows[0].open === 0;
  });
}

/** @param {() => Promise<boolean>} holds */
export async function until(holds) {
  while (!(await holds())) await wait(50);
}

/**
 * Edits at the pace of Attio's own deliveries.
 * @param {{ call: (path: string, body?: unknown) => Promise<any>, ids: string[], seconds: number, round: number }} given
 * @returns {Promise<number[]>} when each was made, in milliseconds since 1970
 */
async function edit({ call, ids, seconds, round }) {
  /** @type {number[]} */
  const madeAt = [];
  const startedAt = Date.now();
  for (let index = 0; index < seconds * PER_SECOND; index++) {
    await wait(Math.max(0, startedAt + (index * 1_000) / PER_SECOND - Date.now()));
    madeAt.push(Date.now());
    const values = { job_title: `edit ${round} ${index}` };
    await call('/_sandbox/act', {
      action: 'record.update',
      object: 'people',
      record_id: ids[index % ids.length],
      values,
    });
  }
  return madeAt;
}

/** Until the mirror shows each, by Postgres' clock, which is this machine's. @param {import('pg').Pool} pool @param {number} round @param {number[]} madeAt */
async function waitsFor(pool, round, madeAt) {
  for (;;) {
    const { rows } = await pool.query(
      `SELECT split_part(c.after -> 0 ->> 'value', ' ', 3)::int AS edit, extract(epoch FROM l.occurred_at)::float8 * 1000 AS at
         FROM change_log l, jsonb_to_recordset(l.changes) AS c(after jsonb)
        WHERE jsonb_typeof(c.after) = 'array' AND c.after -> 0 ->> 'value' LIKE $1`,
      [`edit ${round} %`],
    );
    if (rows.some(({ edit: number }) => number === madeAt.length - 1)) {
      return rows.map(({ edit: number, at }) => at - (madeAt[number] ?? NaN));
    }
    await wait(100);
  }
}

/** How long the sandbox takes for one record, as a refresh asks for it. @param {(path: string) => Promise<any>} call @param {string[]} ids */
async function answerTimes(call, ids) {
  const times = [];
  for (const id of ids.slice(0, 100)) {
    const startedAt = performance.now();
    await call(`/v2/objects/people/records/${id}`);
    times.push(performance.now() - startedAt);
    await wait(ASK_EVERY_MS);
  }
  return times;
}
