import { Injectable } from '@nestjs/common';
import { PrismaService } from './prisma.service.js';
import { insertRun, type RunPurpose } from './sync-run.repository.js';
import { type ItemKind } from './things.js';

/** A rule for one scope; a chore of the service itself has no scope. */
export interface ScheduleRow {
  name: string;
  workspaceId: string;
  kind: ItemKind | null;
  scopeId: string | null;
  scopeSlug: string | null;
  cron: string;
}

export interface DueSchedule extends ScheduleRow {
  /** The run it started; `null` for a chore, or when one was active already. */
  runId: string | null;
}

/**
 * When what is due. Whoever moves a row's time on has the turn: no leader is elected, and none can be lost. The only
 * clock is Postgres'.
 */
@Injectable()
export class ScheduleRepository {
  constructor(private readonly prisma: PrismaService) {}

  async now(): Promise<Date> {
    const [row] = await this.prisma.$queryRaw<{ now: Date }[]>`SELECT clock_timestamp() AS now`;
    return row?.now ?? new Date();
  }

  /**
   * Makes the rules be what the configuration says. A rule whose time lies further away than its next turn from now was
   * set by a clock that has been put back since: it is brought nearer.
   */
  async replace(rows: (ScheduleRow & { nextAt: Date })[]): Promise<void> {
    const json = JSON.stringify(rows);
    await this.prisma.transact(async (tx) => {
      await tx.$executeRaw`
        INSERT INTO schedule AS s (name, workspace_id, kind, scope_id, scope_slug, cron, next_at)
        SELECT r.name, r."workspaceId", r.kind, r."scopeId", r."scopeSlug", r.cron, r."nextAt"
          FROM jsonb_to_recordset(${json}::jsonb)
               AS r(name text, "workspaceId" uuid, kind text, "scopeId" uuid, "scopeSlug" text, cron text,
                    "nextAt" timestamptz)
         ORDER BY 1
            ON CONFLICT (name) DO UPDATE
           SET scope_slug = EXCLUDED.scope_slug, cron = EXCLUDED.cron,
               next_at = CASE WHEN s.cron <> EXCLUDED.cron THEN EXCLUDED.next_at
                              ELSE LEAST(s.next_at, EXCLUDED.next_at) END
         WHERE s.cron <> EXCLUDED.cron OR s.scope_slug IS DISTINCT FROM EXCLUDED.scope_slug
            OR s.next_at > EXCLUDED.next_at`;
      await tx.$executeRaw`
        DELETE FROM schedule
         WHERE name NOT IN (SELECT r.name FROM jsonb_to_recordset(${json}::jsonb) AS r(name text))`;
    });
  }

  /**
   * Takes one rule whose time has come, moves it to its next time, and queues its run, all or nothing. Times missed
   * meanwhile come to one turn.
   * @param nextOf the rule's next time after the given moment
   * @returns `null` when nothing is due
   */
  async takeDue(nextOf: (cron: string, after: Date) => Date, purpose: RunPurpose): Promise<DueSchedule | null> {
    return this.prisma.transact(async (tx) => {
      const [row] = await tx.$queryRaw<(ScheduleRow & { now: Date })[]>`
        SELECT name, workspace_id AS "workspaceId", kind, scope_id AS "scopeId", scope_slug AS "scopeSlug", cron,
               clock_timestamp() AS now
          FROM schedule WHERE next_at <= clock_timestamp() ORDER BY next_at LIMIT 1 FOR UPDATE SKIP LOCKED`;
      if (row === undefined) return null;
      const { now, ...rule } = row;
      await tx.$executeRaw`
        UPDATE schedule SET next_at = ${nextOf(rule.cron, now)}, last_at = clock_timestamp() WHERE name = ${rule.name}`;
      const { workspaceId, kind, scopeId, scopeSlug } = rule;
      if (kind === null || scopeId === null) return { ...rule, runId: null };
      const run = { workspaceId, kind, scopeId, scopeSlug: scopeSlug ?? kind, purpose, trigger: 'schedule' as const };
      return { ...rule, runId: await insertRun(tx, run) };
    });
  }

  async list(): Promise<(ScheduleRow & { nextAt: Date; lastAt: Date | null })[]> {
    const rows = await this.prisma.schedule.findMany({ orderBy: { nextAt: 'asc' } });
    return rows as (ScheduleRow & { nextAt: Date; lastAt: Date | null })[];
  }
}
