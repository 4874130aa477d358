import { type RunService } from '@app/sync';

type Run = Awaited<ReturnType<RunService['list']>>[number];

export interface RunView {
  id: string;
  kind: string;
  scope_slug: string;
  purpose: string;
  state: string;
  pages_done: number;
  rows_seen: number;
  rows_written: number;
  rows_per_second: number | null;
  error: string | null;
  created_at: string;
  started_at: string | null;
  finished_at: string | null;
}

export function runView(run: Run, nowMs: number): RunView {
  const endMs = run.finishedAt?.getTime() ?? nowMs;
  const seconds = run.startedAt ? Math.max(0.001, (endMs - run.startedAt.getTime()) / 1000) : null;
  return {
    id: run.runId,
    kind: run.kind,
    scope_slug: run.scopeSlug,
    purpose: run.purpose,
    state: run.state,
    pages_done: run.pagesDone,
    rows_seen: Number(run.rowsSeen),
    rows_written: Number(run.rowsWritten),
    rows_per_second: seconds === null ? null : Math.round(Number(run.rowsSeen) / seconds),
    error: run.error,
    created_at: run.createdAt.toISOString(),
    started_at: run.startedAt?.toISOString() ?? null,
    finished_at: run.finishedAt?.toISOString() ?? null,
  };
}
