// @ts-check
import { setTimeout as wait } from 'node:timers/promises';

/**
 * @typedef {object} EndedRun
 * @property {string} runId
 * @property {number} rows
 * @property {number} written
 * @property {number} requests
 * @property {number} seconds from its first to its last moment
 */

const OPEN = ['queued', 'running'];

/**
 * Waits for the newest run of people to end.
 * @param {import('pg').Pool} pool
 * @param {{ runId?: string, eachTime?: (rows: number) => void, everyMs?: number }} [options]
 * @returns {Promise<EndedRun>}
 * @throws when it ends badly
 */
export async function endedRun(pool, { runId, eachTime = () => {}, everyMs = 50 } = {}) {
  for (;;) {
    const { rows } = await pool.query(
      `SELECT run_id AS "runId", state, rows_seen::int AS rows, rows_written::int AS written,
              requests_used AS requests, error, extract(epoch FROM finished_at - started_at)::float8 AS seconds
         FROM sync_run WHERE kind = 'record' AND ($1::uuid IS NULL OR run_id = $1) ORDER BY created_at DESC LIMIT 1`,
      [runId ?? null],
    );
    const [run] = rows;
    if (run) eachTime(run.rows);
    if (run?.state === 'succeeded') return run;
    if (run && !OPEN.includes(run.state)) throw new Error(`The run ended as ${run.state}: ${run.error}`);
    await wait(everyMs);
  }
}

/**
 * Fills an empty database; the worker goes on running.
 * @param {import('./stage.mjs').Stage} stage
 * @param {string} baseUrl of Attio
 */
export async function filledDatabase(stage, baseUrl) {
  const database = await stage.newDatabase();
  const worker = await stage.startWorker(database, baseUrl, { RUNS_CONFIRM_AFTER_MS: '100' });
  const run = await endedRun(database.pool);
  return { database, worker, run };
}

/**
 * Asks the api for a run of people, and waits for its end.
 * @param {{ origin: string, headers: Record<string, string> }} api
 * @param {import('pg').Pool} pool
 * @param {'reconcile' | 'verify'} purpose
 */
export async function runOf({ origin, headers }, pool, purpose) {
  const body = JSON.stringify({ object: 'people', purpose });
  const response = await fetch(`${origin}/v1/sync/runs`, { method: 'POST', headers, body });
  const answer = /** @type {{ data?: { id: string } }} */ (await response.json());
  const runId = answer.data?.id;
  if (!runId) throw new Error(`No run was started: ${JSON.stringify(answer)}`);
  return endedRun(pool, { runId });
}
