import { Injectable } from '@nestjs/common';
import { type AttributeChange, type ChangeOperation } from '../change-log.js';
import { itemColumns } from '../mirror-reader.repository.js';
import { type MirrorItem } from '../mirror.types.js';
import { PrismaService } from '../prisma.service.js';
import { type ItemKind } from '../things.js';

export interface PastChange {
  operation: ChangeOperation;
  changes: AttributeChange[];
}

export interface ItemPast {
  /** The row as it is now, tombstones included. */
  item: MirrorItem;
  /** What happened to it after the moment, newest first. */
  changes: PastChange[];
}

/** What an item was, from what it is and what was logged since. */
@Injectable()
export class ItemPastRepository {
  constructor(private readonly prisma: PrismaService) {}

  /**
   * One snapshot of row and log: a change committed meanwhile is in both or in neither.
   * @param at ISO 8601
   */
  async find(kind: ItemKind, scopeId: string, itemId: string, at: string): Promise<ItemPast | null> {
    const rows = await this.prisma.$queryRaw<(MirrorItem & { log: PastChange[] })[]>`
      SELECT ${itemColumns},
             coalesce((SELECT jsonb_agg(jsonb_build_object('operation', c.operation, 'changes', c.changes)
                                        ORDER BY c.sequence DESC)
                         FROM change_log c
                        WHERE c.kind = m.kind AND c.scope_id = m.scope_id AND c.item_id = m.item_id
                          AND c.occurred_at > ${at}::timestamptz), '[]') AS log
        FROM mirror_item m
       WHERE m.kind = ${kind} AND m.scope_id = ${scopeId}::uuid AND m.item_id = ${itemId}::uuid`;
    const [row] = rows;
    if (row === undefined) return null;
    const { log, ...item } = row;
    return { item, changes: log };
  }

  /**
   * @returns when the first scan of the scope was complete, or up to when the log was removed: what was before it,
   * nobody here knows. To be asked after `find`, for the log may be shortened in between.
   */
  async knownSince(kind: ItemKind, scopeId: string): Promise<Date | null> {
    const [row] = await this.prisma.$queryRaw<{ at: Date | null }[]>`
      SELECT CASE WHEN min(finished_at) IS NOT NULL
                  THEN greatest(min(finished_at), (SELECT max(occurred_at) FROM change_log_horizon)) END AS at
        FROM sync_run
       WHERE kind = ${kind} AND scope_id = ${scopeId}::uuid AND state = 'succeeded'`;
    return row?.at ?? null;
  }
}
