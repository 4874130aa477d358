// @ts-check
import { setTimeout as sleep } from 'node:timers/promises';

/**
 * @typedef {object} Run as GET /v1/sync/runs tells it
 * @property {string} id
 * @property {string} scope_slug
 * @property {string} purpose
 * @property {string} state
 * @property {number} rows_seen
 * @property {number | null} rows_per_second
 * @property {string | null} error
 */

/** Runs are queued a moment after the worker is up. */
const FIRST_RUN_WITHIN_MS = 5_000;
const PIPE_EVERY_MS = 1_000;

/**
 * Shows the backfills until all of them ended: one line that renews itself on a terminal, plain lines in a pipe.
 * @param {(limit: number) => Promise<Run[]>} listRuns
 * @param {{ say: (line: string) => void, stream: NodeJS.WriteStream, signal: AbortSignal }} output
 */
export async function showBackfill(listRuns, { say, stream, signal }) {
  const startedMs = Date.now();
  const renews = stream.isTTY === true;
  /** @type {Map<string, string>} */
  const told = new Map();
  while (!signal.aborted) {
    const runs = (await listRuns(500).catch(() => [])).filter((run) => run.purpose === 'backfill').reverse();
    const newest = [...new Map(runs.map((run) => [run.scope_slug, run])).values()];
    const open = newest.filter((run) => run.state === 'queued' || run.state === 'running');
    if (newest.length === 0 && Date.now() - startedMs > FIRST_RUN_WITHIN_MS) return;
    if (newest.length > 0 && open.length === 0) {
      if (renews) stream.write('\r\u001b[K');
      say(`Mirror: ${newest.map(describe).join(', ')}`);
      return;
    }
    if (renews)
      stream.write(`\r\u001b[K${`Backfill: ${newest.map(describe).join(', ')}`.slice(0, (stream.columns ?? 80) - 1)}`);
    else for (const run of open) tellOnce(run);
    await sleep(renews ? 200 : PIPE_EVERY_MS, undefined, { signal }).catch(() => {});
  }

  /** @param {Run} run */
  function tellOnce(run) {
    const news = `${run.state} ${run.rows_seen}`;
    if (told.get(run.id) === news) return;
    told.set(run.id, news);
    say(`Backfill: ${describe(run)}`);
  }
}

/** @param {Run} run */
function describe(run) {
  if (run.state === 'queued') return `${run.scope_slug} waits`;
  const rows = `${run.scope_slug} ${run.rows_seen}`;
  if (run.state === 'running')
    return `${rows} so far${run.rows_per_second ? ` (${run.rows_per_second} a second)` : ''}`;
  return run.state === 'succeeded' ? rows : `${run.scope_slug} ${run.state}${run.error ? ` (${run.error})` : ''}`;
}
