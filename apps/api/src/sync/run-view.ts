import { runPosition, type RunService } from '@app/sync';
import { type RunView } from './runs.dto.js';

type Run = Awaited<ReturnType<RunService['list']>>[number];

export function runView(run: Run, nowMs: number): RunView {
  const endMs = run.finishedAt?.getTime() ?? nowMs;
  const seconds = run.startedAt ? Math.max(0.001, (endMs - run.startedAt.getTime()) / 1000) : null;
  const rows = Number(run.rowsSeen);
  const { phase, rowsExpected } = runPosition(run);
  const perSecond = seconds === null ? null : rows / seconds;
  const isOpen = run.state === 'running' && rowsExpected !== null && perSecond !== null && perSecond > 0;
  return {
    id: run.runId,
    kind: run.kind,
    scope_id: run.scopeId,
    scope_slug: run.scopeSlug,
    purpose: run.purpose,
    trigger: run.trigger,
    state: run.state,
    phase,
    pages_done: run.pagesDone,
    rows_seen: rows,
    rows_expected: rowsExpected,
    rows_written: Number(run.rowsWritten),
    rows_per_second: perSecond === null ? null : Math.round(perSecond),
    eta_seconds: isOpen ? Math.max(0, Math.round((rowsExpected - rows) / perSecond)) : null,
    differences: Number(run.differences),
    requests_used: run.requestsUsed,
    attempts: run.attempts,
    feed_from: run.feedFrom?.toString() ?? null,
    has_certificate: run.certificate !== null,
    error: run.error,
    created_at: run.createdAt.toISOString(),
    started_at: run.startedAt?.toISOString() ?? null,
    finished_at: run.finishedAt?.toISOString() ?? null,
  };
}
