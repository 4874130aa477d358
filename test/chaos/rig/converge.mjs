// @ts-check
import { setTimeout as wait } from 'node:timers/promises';
import { differences } from '../check/mirror.mjs';

const POLL_MS = 200;
const RUN_MS = 120_000;

/**
 * Waits until nothing is left to be done and the mirror equals Attio, which is looked at and not assumed.
 * @param {import('./run.mjs').Run} run
 * @param {number} timeoutMs
 * @returns {Promise<{ convergedInMs: number | null, left: Record<string, number> }>} from the end of the load, or of the
 *   faults when they lasted longer; `null` when it never was; `left` is what was still open then
 */
export async function converge(run, timeoutMs) {
  const fromMs = Math.max(run.parts().load.endedAtMs, run.faultToMs);
  const deadline = fromMs + timeoutMs;
  let left = await untilIdle(run, deadline);
  const isLossy = run.options.scenario.needsReconciliation === true;
  // Lost deliveries are lost: the next scheduled reconciliation finds them, and it is asked for now.
  if (isLossy && isEmpty(left)) {
    await reconcileAll(run);
    left = await untilIdle(run, Date.now() + timeoutMs);
  }
  while (isEmpty(left)) {
    if ((await differences(run)).length === 0) return { convergedInMs: Date.now() - fromMs, left };
    if (Date.now() > deadline) break;
    await wait(POLL_MS);
    left = await untilIdle(run, deadline);
  }
  return { convergedInMs: null, left };
}

/** Everything there is, once, as the schedule would. @param {import('./run.mjs').Run} run */
export async function reconcileAll(run) {
  const scopes = await run.query(
    `SELECT DISTINCT kind, scope_id FROM sync_run WHERE kind IN ('record', 'entry', 'note', 'task')`,
  );
  const asked = [];
  for (const { kind, scope_id: scopeId } of scopes) {
    const isOfWorkspace = kind === 'note' || kind === 'task';
    const object = isOfWorkspace ? {} : { object: scopeId };
    asked.push((await run.api('POST', '/v1/sync/runs', { ...object, kind, purpose: 'reconcile' })).data);
  }
  await untilRunsEnd(run);
  return asked;
}

/** @param {import('./run.mjs').Run} run */
export async function untilRunsEnd(run) {
  const deadline = Date.now() + RUN_MS;
  while (Date.now() < deadline) {
    const [row] = await run.query(`SELECT count(*)::int AS n FROM sync_run WHERE state IN ('queued', 'running')`);
    if (row.n === 0) return;
    await wait(POLL_MS);
  }
}

/** @param {import('./run.mjs').Run} run @param {number} deadline @returns {Promise<Record<string, number>>} */
async function untilIdle(run, deadline) {
  for (;;) {
    const [row] = await run.query(
      `SELECT (SELECT count(*) FROM dirty_mark)::int AS marks,
              (SELECT count(*) FROM delivery WHERE state = 'pending')::int AS deliveries,
              (SELECT count(*) FROM local_edit WHERE state IN ('pending', 'pushing'))::int AS edits`,
    );
    const left = { undelivered: await run.parts().sandbox.undelivered(), ...row };
    if (isEmpty(left) || Date.now() > deadline) return left;
    await wait(POLL_MS);
  }
}

/** @param {Record<string, number>} left */
function isEmpty(left) {
  return Object.values(left).every((count) => count === 0);
}
