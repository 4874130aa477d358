import { Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { Prisma } from './generated/client.js';
import { PrismaService, type Executor } from './prisma.service.js';
import { type ItemKind } from './things.js';

/** Longer than readings lag. */
const LAG = Prisma.sql`interval '10 seconds'`;

export type RunPurpose = 'backfill' | 'reconcile' | 'verify';
export type RunTrigger = 'start' | 'schedule' | 'request' | 'alarm';
export type RunState = 'queued' | 'running' | 'succeeded' | 'failed' | 'stopped' | 'cancelled';

export interface NewRun {
  workspaceId: string;
  kind: ItemKind;
  scopeId: string;
  scopeSlug: string;
  purpose: RunPurpose;
  trigger: RunTrigger;
}

export interface SyncRunRow extends NewRun {
  runId: string;
  state: RunState;
  cursor: unknown;
  pagesDone: number;
  rowsSeen: bigint;
  /** Rows the mirror held when the run started. */
  rowsExpected: bigint | null;
  rowsWritten: bigint;
  differences: bigint;
  requestsUsed: number;
  certificate: unknown;
  error: string | null;
  attempts: number;
  failures: number;
  /** The highest change-log sequence when the run started. */
  feedFrom: bigint | null;
  isFirst: boolean;
  lostEvents: bigint;
  createdAt: Date;
  startedAt: Date | null;
  finishedAt: Date | null;
}

/** Where a run stands, in whole numbers since its start: saving the same twice changes nothing. */
export interface RunProgress {
  cursor: unknown;
  pagesDone: number;
  rowsSeen: number;
  rowsWritten: number;
  differences: number;
  requestsUsed: number;
}

@Injectable()
export class SyncRunRepository {
  constructor(private readonly prisma: PrismaService) {}

  /**
   * Queues a run. Two active runs of one scope are impossible (a unique index), so an active one is answered instead.
   * @returns the run, and whether it is new
   */
  async queue(run: NewRun): Promise<{ runId: string; isNew: boolean }> {
    const runId = await insertRun(this.prisma, run);
    if (runId !== null) return { runId, isNew: true };
    const active = await this.prisma.syncRun.findFirst({
      where: { kind: run.kind, scopeId: run.scopeId, state: { in: ['queued', 'running'] } },
      select: { runId: true },
    });
    return active ? { runId: active.runId, isNew: false } : this.queue(run);
  }

  /**
   * Takes a queued run that is due, or a running one whose worker fell silent. The first time, the run remembers how
   * many rows the mirror held, whether the scope was ever scanned, and where the feed stood.
   * @returns `null` when somebody else works on it, it is not due, or it ended
   */
  async claim(runId: string, claimedBy: string, leaseMs: number): Promise<SyncRunRow | null> {
    const taken = await this.prisma.$executeRaw`
      UPDATE sync_run r
         SET state = 'running', claimed_by = ${claimedBy}, attempts = attempts + 1,
             claimed_until = clock_timestamp() + ${leaseMs} * interval '1 millisecond',
             started_at = coalesce(started_at, clock_timestamp()),
             feed_from = coalesce(feed_from, (SELECT coalesce(max(sequence), 0) FROM change_log)),
             rows_expected = coalesce(rows_expected, (SELECT count(*) FROM mirror_item m
               WHERE m.kind = r.kind AND m.scope_id = r.scope_id AND m.deleted_at IS NULL)),
             is_first = CASE WHEN attempts > 0 THEN is_first ELSE NOT EXISTS (SELECT 1 FROM sync_run p
               WHERE p.kind = r.kind AND p.scope_id = r.scope_id AND p.state = 'succeeded'
                 AND p.purpose IN ('backfill', 'reconcile')) END
       WHERE run_id = ${runId}::uuid
         AND ((state = 'queued' AND due_at <= clock_timestamp())
              OR (state = 'running' AND claimed_until < clock_timestamp()))`;
    return taken === 1 ? this.find(runId) : null;
  }

  /**
   * Keeps the lease.
   * @returns `false` when the run is no longer ours: cancelled, or taken by another worker
   */
  async renew(runId: string, claimedBy: string, leaseMs: number): Promise<boolean> {
    const kept = await this.prisma.$executeRaw`
      UPDATE sync_run SET claimed_until = clock_timestamp() + ${leaseMs} * interval '1 millisecond'
       WHERE run_id = ${runId}::uuid AND claimed_by = ${claimedBy} AND state = 'running'`;
    return kept === 1;
  }

  /**
   * Notes how far the run is, and keeps the lease.
   * @returns `false` when the run is no longer ours: cancelled, or taken by another worker
   */
  async saveProgress(runId: string, claimedBy: string, leaseMs: number, progress: RunProgress): Promise<boolean> {
    const kept = await this.prisma.$executeRaw`
      UPDATE sync_run
         SET cursor = ${JSON.stringify(progress.cursor)}::jsonb, pages_done = ${progress.pagesDone},
             rows_seen = ${progress.rowsSeen}, rows_written = ${progress.rowsWritten},
             differences = ${progress.differences}, requests_used = ${progress.requestsUsed}, failures = 0,
             claimed_until = clock_timestamp() + ${leaseMs} * interval '1 millisecond'
       WHERE run_id = ${runId}::uuid AND claimed_by = ${claimedBy} AND state = 'running'`;
    return kept === 1;
  }

  /**
   * Gives the run back, to be taken up again where it stopped, after a pause.
   * @param isFailure counts towards the errors in a row that end a run
   */
  async release(runId: string, claimedBy: string, error: string, dueInMs: number, isFailure: boolean): Promise<void> {
    await this.prisma.$executeRaw`
      UPDATE sync_run
         SET state = 'queued', claimed_by = NULL, claimed_until = NULL, error = ${error},
             failures = failures + ${isFailure ? 1 : 0},
             due_at = clock_timestamp() + ${dueInMs} * interval '1 millisecond'
       WHERE run_id = ${runId}::uuid AND claimed_by = ${claimedBy} AND state = 'running'`;
  }

  /** Ends a run and drops what it noted about single items: the certificate holds what is to be kept. */
  async finish(
    runId: string,
    claimedBy: string,
    state: RunState,
    end: { certificate?: unknown; error?: string; lostEvents?: number },
  ): Promise<boolean> {
    return this.prisma.transact(async (tx) => {
      const ended = await tx.$executeRaw`
        UPDATE sync_run
           SET state = ${state}, finished_at = clock_timestamp(), claimed_by = NULL, claimed_until = NULL,
               certificate = ${end.certificate === undefined ? null : JSON.stringify(end.certificate)}::jsonb,
               error = ${end.error ?? null}, lost_events = ${end.lostEvents ?? 0}
         WHERE run_id = ${runId}::uuid AND claimed_by = ${claimedBy} AND state = 'running'`;
      if (ended === 1) await dropNotes(tx, runId);
      return ended === 1;
    });
  }

  /** @returns whether the run was still active; its worker notices when it next saves */
  async cancel(runId: string): Promise<boolean> {
    return this.prisma.transact(async (tx) => {
      const ended = await tx.$executeRaw`
        UPDATE sync_run
           SET state = 'cancelled', finished_at = clock_timestamp(), claimed_by = NULL, claimed_until = NULL
         WHERE run_id = ${runId}::uuid AND state IN ('queued', 'running')`;
      if (ended === 1) await dropNotes(tx, runId);
      return ended === 1;
    });
  }

  async find(runId: string): Promise<SyncRunRow | null> {
    const row = await this.prisma.syncRun.findUnique({ where: { runId }, omit: runOmit });
    return row as SyncRunRow | null;
  }

  /** Newest first. */
  async list(limit: number): Promise<SyncRunRow[]> {
    const rows = await this.prisma.syncRun.findMany({ orderBy: { createdAt: 'desc' }, take: limit, omit: runOmit });
    return rows as SyncRunRow[];
  }

  /** Runs nobody works on: what a sweep wakes workers for. */
  async listFree(): Promise<string[]> {
    const rows = await this.prisma.$queryRaw<{ runId: string }[]>`
      SELECT run_id AS "runId" FROM sync_run
       WHERE (state = 'queued' AND due_at <= clock_timestamp())
          OR (state = 'running' AND claimed_until < clock_timestamp())
       ORDER BY created_at`;
    return rows.map((row) => row.runId);
  }

  /** Whether the scope was ever scanned to the end. */
  async hasSucceeded(kind: ItemKind, scopeId: string): Promise<boolean> {
    const rows = await this.prisma.$queryRaw<unknown[]>(
      Prisma.sql`SELECT 1 FROM sync_run WHERE kind = ${kind} AND scope_id = ${scopeId}::uuid AND state = 'succeeded'
                    AND purpose IN ('backfill', 'reconcile') LIMIT 1`,
    );
    return rows.length > 0;
  }

  /**
   * Whether a backfill of the scope is called for: none has succeeded, none is under way, nobody cancelled or a safety
   * belt stopped the last one, and a failed one lies back long enough (a minute, doubling up to an hour).
   */
  async needsBackfill(kind: ItemKind, scopeId: string): Promise<boolean> {
    const [row] = await this.prisma.$queryRaw<{ needed: boolean }[]>`
      WITH runs AS (SELECT state, purpose, finished_at, created_at FROM sync_run
                     WHERE kind = ${kind} AND scope_id = ${scopeId}::uuid AND purpose IN ('backfill', 'reconcile'))
      SELECT NOT EXISTS (SELECT 1 FROM runs WHERE state IN ('succeeded', 'queued', 'running'))
         AND coalesce((SELECT state FROM runs ORDER BY created_at DESC LIMIT 1), 'failed') = 'failed'
         AND coalesce((SELECT max(finished_at) + LEAST(3600, 30 * 2 ^ LEAST(count(*), 10)) * interval '1 second'
                         FROM runs WHERE state = 'failed'), '-infinity') <= clock_timestamp() AS needed`;
    return row?.needed ?? true;
  }

  /**
   * Whether an attribute of an object or list was archived, or brought back, and no scan has begun since: its values are
   * gone from all records, or back, and Attio tells of none of them. A scan too soon after may meet readings that lag.
   */
  async needsRescan(kind: ItemKind, scopeId: string): Promise<boolean> {
    const [row] = await this.prisma.$queryRaw<{ needed: boolean }[]>`
      SELECT EXISTS (SELECT 1 FROM attribute a
                      WHERE a.collection_id = ${scopeId}::uuid
                        AND a.archived_changed_at < clock_timestamp() - ${LAG}
                        AND NOT EXISTS (SELECT 1 FROM sync_run r
                                         WHERE r.kind = ${kind} AND r.scope_id = a.collection_id
                                           AND r.purpose IN ('backfill', 'reconcile')
                                           AND (r.state = 'queued' OR r.state IN ('running', 'succeeded')
                                                AND r.started_at >= a.archived_changed_at + ${LAG}))) AS needed`;
    return row?.needed ?? false;
  }

  /** Confirmed differences that webhooks should have told, and what was compared, over the last days. */
  async sumLost(days: number): Promise<{ runs: number; rows: number; lostEvents: number }> {
    const [row] = await this.prisma.$queryRaw<{ runs: number; rows: number; lostEvents: number }[]>`
      SELECT count(*)::int AS runs, coalesce(sum(rows_seen), 0)::float8 AS rows,
             coalesce(sum(lost_events), 0)::float8 AS "lostEvents"
        FROM sync_run
       WHERE state = 'succeeded' AND created_at >= clock_timestamp() - ${days} * interval '1 day'`;
    return row ?? { runs: 0, rows: 0, lostEvents: 0 };
  }
}

/** @returns the new run's id, or `null` when the scope has an active run */
export async function insertRun(db: Executor, run: NewRun): Promise<string | null> {
  const inserted = await db.$queryRaw<{ runId: string }[]>`
    INSERT INTO sync_run (run_id, workspace_id, kind, scope_id, scope_slug, purpose, trigger)
    VALUES (${randomUUID()}::uuid, ${run.workspaceId}::uuid, ${run.kind}, ${run.scopeId}::uuid, ${run.scopeSlug},
            ${run.purpose}, ${run.trigger})
        ON CONFLICT (kind, scope_id) WHERE state IN ('queued', 'running') DO NOTHING
    RETURNING run_id AS "runId"`;
  return inserted[0]?.runId ?? null;
}

async function dropNotes(tx: Executor, runId: string): Promise<void> {
  await tx.$executeRaw`DELETE FROM sync_run_candidate WHERE run_id = ${runId}::uuid`;
  await tx.$executeRaw`DELETE FROM sync_run_seen WHERE run_id = ${runId}::uuid`;
}

const runOmit = { claimedBy: true, claimedUntil: true, dueAt: true } as const;
