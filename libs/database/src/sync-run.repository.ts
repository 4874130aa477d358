import { Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { Prisma } from './generated/client.js';
import { PrismaService } from './prisma.service.js';
import { type ItemKind } from './things.js';

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
  rowsExpected: bigint | null;
  rowsWritten: bigint;
  differences: bigint;
  requestsUsed: number;
  certificate: unknown;
  error: string | null;
  attempts: number;
  createdAt: Date;
  startedAt: Date | null;
  finishedAt: Date | null;
}

/** What one page added to a run. */
export interface RunProgress {
  cursor: unknown;
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
    const inserted = await this.prisma.$queryRaw<{ runId: string }[]>`
      INSERT INTO sync_run (run_id, workspace_id, kind, scope_id, scope_slug, purpose, trigger)
      VALUES (${randomUUID()}::uuid, ${run.workspaceId}::uuid, ${run.kind}, ${run.scopeId}::uuid, ${run.scopeSlug},
              ${run.purpose}, ${run.trigger})
          ON CONFLICT (kind, scope_id) WHERE state IN ('queued', 'running') DO NOTHING
      RETURNING run_id AS "runId"`;
    if (inserted[0]) return { runId: inserted[0].runId, isNew: true };
    const active = await this.prisma.syncRun.findFirst({
      where: { kind: run.kind, scopeId: run.scopeId, state: { in: ['queued', 'running'] } },
      select: { runId: true },
    });
    return active ? { runId: active.runId, isNew: false } : this.queue(run);
  }

  /**
   * Takes a queued run, or a running one whose worker fell silent.
   * @returns `null` when somebody else works on it, or it ended
   */
  async claim(runId: string, claimedBy: string, leaseMs: number): Promise<SyncRunRow | null> {
    const taken = await this.prisma.$executeRaw`
      UPDATE sync_run
         SET state = 'running', claimed_by = ${claimedBy}, attempts = attempts + 1,
             claimed_until = clock_timestamp() + ${leaseMs} * interval '1 millisecond',
             started_at = coalesce(started_at, clock_timestamp())
       WHERE run_id = ${runId}::uuid
         AND (state = 'queued' OR (state = 'running' AND claimed_until < clock_timestamp()))`;
    return taken === 1 ? this.find(runId) : null;
  }

  /**
   * Notes what a page brought and keeps the lease.
   * @returns `false` when the run is no longer ours: cancelled, or taken by another worker
   */
  async saveProgress(runId: string, claimedBy: string, leaseMs: number, page: RunProgress): Promise<boolean> {
    const kept = await this.prisma.$executeRaw`
      UPDATE sync_run
         SET cursor = ${JSON.stringify(page.cursor)}::jsonb, pages_done = pages_done + 1,
             rows_seen = rows_seen + ${page.rowsSeen}, rows_written = rows_written + ${page.rowsWritten},
             differences = differences + ${page.differences}, requests_used = requests_used + ${page.requestsUsed},
             claimed_until = clock_timestamp() + ${leaseMs} * interval '1 millisecond'
       WHERE run_id = ${runId}::uuid AND claimed_by = ${claimedBy} AND state = 'running'`;
    return kept === 1;
  }

  /** Gives the run back, to be taken up again where it stopped. */
  async release(runId: string, claimedBy: string, error: string): Promise<void> {
    await this.prisma.$executeRaw`
      UPDATE sync_run SET state = 'queued', claimed_by = NULL, claimed_until = NULL, error = ${error}
       WHERE run_id = ${runId}::uuid AND claimed_by = ${claimedBy} AND state = 'running'`;
  }

  async finish(
    runId: string,
    claimedBy: string,
    state: RunState,
    end: { certificate?: unknown; error?: string },
  ): Promise<void> {
    await this.prisma.$executeRaw`
      UPDATE sync_run
         SET state = ${state}, finished_at = clock_timestamp(), claimed_by = NULL, claimed_until = NULL,
             certificate = ${end.certificate === undefined ? null : JSON.stringify(end.certificate)}::jsonb,
             error = ${end.error ?? null}
       WHERE run_id = ${runId}::uuid AND claimed_by = ${claimedBy} AND state = 'running'`;
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
       WHERE state = 'queued' OR (state = 'running' AND claimed_until < clock_timestamp())
       ORDER BY created_at`;
    return rows.map((row) => row.runId);
  }

  /** Whether the scope was ever scanned to the end. */
  async hasSucceeded(kind: ItemKind, scopeId: string): Promise<boolean> {
    const rows = await this.prisma.$queryRaw<unknown[]>(
      Prisma.sql`SELECT 1 FROM sync_run WHERE kind = ${kind} AND scope_id = ${scopeId}::uuid AND state = 'succeeded' LIMIT 1`,
    );
    return rows.length > 0;
  }
}

const runOmit = { claimedBy: true, claimedUntil: true } as const;
