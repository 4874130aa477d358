import { setTimeout as wait } from 'node:timers/promises';
import { type RunService } from '@app/sync';
import { runView } from './run-view.js';

const POLL_MS = 500;
const HEARTBEAT_MS = 15_000;

/**
 * A run's progress as server-sent events: `progress` whenever something moved, `end` with the final state, then over.
 * @param signal the client is gone
 */
export async function* runEvents(runs: RunService, runId: string, signal: AbortSignal): AsyncGenerator<string> {
  let last = '';
  let lastAtMs = Date.now();
  while (!signal.aborted) {
    const run = await runs.get(runId);
    const isOver = !['queued', 'running'].includes(run.state);
    const moved = JSON.stringify([run.state, run.pagesDone, run.requestsUsed.toString(), run.differences.toString()]);
    if (moved !== last || isOver) {
      yield `event: ${isOver ? 'end' : 'progress'}\ndata: ${JSON.stringify(runView(run, Date.now()))}\n\n`;
      [last, lastAtMs] = [moved, Date.now()];
    } else if (Date.now() - lastAtMs > HEARTBEAT_MS) {
      yield ': still here\n\n';
      lastAtMs = Date.now();
    }
    if (isOver) return;
    await wait(POLL_MS, undefined, { signal }).catch(() => undefined);
  }
}
