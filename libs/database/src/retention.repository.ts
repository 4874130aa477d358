import { Injectable } from '@nestjs/common';
import { Prisma } from './generated/client.js';
import { PrismaService } from './prisma.service.js';

/** Tables whose finished rows are removed once they are old enough. */
export const retainedTables = [
  'delivery',
  'change_log',
  'local_edit',
  'conflict',
  'sync_run',
  'alert',
  'subscription_replay',
] as const;
export type RetainedTable = (typeof retainedTables)[number];

/** The largest sequence there can be. */
const LAST = 9_223_372_036_854_775_807n;

/** Removes what is old, a batch at a time, so that nobody waits long for a row. Postgres' clock says what is old. */
@Injectable()
export class RetentionRepository {
  constructor(private readonly prisma: PrismaService) {}

  /** @returns how many rows of this batch were removed; fewer than `limit` means that nothing old is left */
  async removeBatch(table: RetainedTable, days: number, limit: number): Promise<number> {
    if (table === 'change_log') return this.removeChanges(days, limit);
    return this.prisma.$executeRaw(statementFor(table, oldest(days), limit));
  }

  /**
   * The log is removed from its beginning, up to the first row that is young enough or that a subscription in service has
   * not got yet. How far it went is noted in the same transaction: a reader whose place is gone must be told.
   */
  private async removeChanges(days: number, limit: number): Promise<number> {
    return this.prisma.transact(async (tx) => {
      const removed = await tx.$queryRaw<{ workspaceId: string; sequence: bigint; occurredAt: Date }[]>`
        WITH c AS (SELECT sequence, occurred_at FROM change_log ORDER BY sequence LIMIT ${limit})
        DELETE FROM change_log WHERE sequence IN (
          SELECT c.sequence FROM c
           WHERE c.sequence < coalesce((SELECT min(sequence) FROM c WHERE occurred_at >= ${oldest(days)}), ${LAST})
             AND c.sequence <= ALL (SELECT cursor FROM subscription WHERE state = 'active')
             AND c.sequence <= ALL (SELECT r.cursor FROM subscription_replay r JOIN subscription s USING (subscription_id)
                                     WHERE r.finished_at IS NULL AND s.state = 'active'))
        RETURNING workspace_id AS "workspaceId", sequence, occurred_at AS "occurredAt"`;
      const last = removed.reduce<(typeof removed)[number] | undefined>(
        (newest, row) => (newest === undefined || row.sequence > newest.sequence ? row : newest),
        undefined,
      );
      if (last === undefined) return 0;
      await tx.$executeRaw`
        INSERT INTO change_log_horizon AS h (workspace_id, sequence, occurred_at)
        VALUES (${last.workspaceId}::uuid, ${last.sequence}, ${last.occurredAt})
            ON CONFLICT (workspace_id) DO UPDATE
           SET sequence = greatest(h.sequence, EXCLUDED.sequence), occurred_at = greatest(h.occurred_at, EXCLUDED.occurred_at)`;
      return removed.length;
    });
  }

  /** Tombstones without a log behind them: nobody can ask any more what they were. */
  async removeTombstones(days: number, limit: number): Promise<number> {
    return this.prisma.$executeRaw`
      DELETE FROM mirror_item WHERE (kind, scope_id, item_id) IN (
        SELECT kind, scope_id, item_id FROM mirror_item
         WHERE deleted_at < ${oldest(days)} AND changed_at < ${oldest(days)} LIMIT ${limit})`;
  }
}

function oldest(days: number): Prisma.Sql {
  return Prisma.sql`(clock_timestamp() - ${days} * interval '1 day')`;
}

function statementFor(table: Exclude<RetainedTable, 'change_log'>, before: Prisma.Sql, limit: number): Prisma.Sql {
  const statements: Record<typeof table, Prisma.Sql> = {
    // Events and handlings go with it; one that a handler still has to work on stays.
    delivery: Prisma.sql`
      DELETE FROM delivery WHERE delivery_id IN (
        SELECT d.delivery_id FROM delivery d
         WHERE d.settled_at < ${before} AND d.state <> 'pending'
           AND NOT EXISTS (SELECT 1 FROM event_handling h WHERE h.delivery_id = d.delivery_id AND h.state = 'pending')
         ORDER BY d.settled_at LIMIT ${limit})`,
    // What a human has not decided yet stays.
    local_edit: Prisma.sql`
      DELETE FROM local_edit WHERE ticket_id IN (
        SELECT e.ticket_id FROM local_edit e
         WHERE e.finished_at < ${before} AND e.state NOT IN ('pending', 'pushing')
           AND NOT EXISTS (SELECT 1 FROM conflict c WHERE c.state = 'open' AND c.scope_id = e.scope_id AND c.item_id = e.item_id)
         ORDER BY e.finished_at LIMIT ${limit})`,
    conflict: Prisma.sql`
      DELETE FROM conflict WHERE conflict_id IN (
        SELECT conflict_id FROM conflict WHERE state = 'resolved' AND resolved_at < ${before} LIMIT ${limit})`,
    // The first and the last success of each scope stay: they say since when and whether it is known.
    sync_run: Prisma.sql`
      DELETE FROM sync_run WHERE run_id IN (
        SELECT r.run_id FROM sync_run r
         WHERE r.finished_at < ${before} AND r.state NOT IN ('queued', 'running')
           AND NOT (r.state = 'succeeded' AND (
                 NOT EXISTS (SELECT 1 FROM sync_run o WHERE o.kind = r.kind AND o.scope_id = r.scope_id
                                AND o.state = 'succeeded' AND o.finished_at < r.finished_at)
              OR NOT EXISTS (SELECT 1 FROM sync_run o WHERE o.kind = r.kind AND o.scope_id = r.scope_id
                                AND o.state = 'succeeded' AND o.finished_at > r.finished_at)))
         ORDER BY r.finished_at LIMIT ${limit})`,
    alert: Prisma.sql`
      DELETE FROM alert WHERE alert_id IN (SELECT alert_id FROM alert WHERE resolved_at < ${before} LIMIT ${limit})`,
    subscription_replay: Prisma.sql`
      DELETE FROM subscription_replay WHERE replay_id IN (
        SELECT replay_id FROM subscription_replay WHERE finished_at < ${before} LIMIT ${limit})`,
  };
  return statements[table];
}
