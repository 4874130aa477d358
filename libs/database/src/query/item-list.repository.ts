import { Injectable } from '@nestjs/common';
import { Prisma } from '../generated/client.js';
import { itemColumns } from '../mirror-reader.repository.js';
import { type MirrorItem } from '../mirror.types.js';
import { PrismaService } from '../prisma.service.js';
import { type ItemKind } from '../things.js';

export interface ListedItem extends MirrorItem {
  /** Of an entry its list; of notes, tasks and comments the workspace. */
  scopeId: string;
}

/** What hangs on a record: entries, notes, tasks, comments. */
@Injectable()
export class ItemListRepository {
  constructor(private readonly prisma: PrismaService) {}

  /** @returns what an id of a record stands for now: one from here, or of a record merged away, for another */
  async presentId(recordId: string): Promise<string> {
    const rows = await this.prisma.$queryRaw<{ itemId: string }[]>`
      SELECT item_id AS "itemId" FROM record_alias WHERE alias_id = ${recordId}::uuid LIMIT 1`;
    return rows[0]?.itemId ?? recordId;
  }

  /**
   * @param about the record they belong to, by its present id, and the key that links it otherwise; all when `null`
   * @returns live items behind an id, in ascending id order
   */
  async list(
    kind: ItemKind,
    about: { recordId: string; lookupKey?: string } | null,
    afterId: string | null,
    limit: number,
  ): Promise<ListedItem[]> {
    const after = afterId === null ? Prisma.empty : Prisma.sql`AND m.item_id > ${afterId}::uuid`;
    const linked =
      about?.lookupKey === undefined ? Prisma.empty : Prisma.sql`OR m.lookup_keys @> ARRAY[${about.lookupKey}]`;
    const where =
      about === null ? Prisma.empty : Prisma.sql`AND (m.parent_record_id = ${about.recordId}::uuid ${linked})`;
    return this.prisma.$queryRaw<ListedItem[]>`
      SELECT ${itemColumns}, m.scope_id AS "scopeId"
        FROM mirror_item m
       WHERE m.kind = ${kind} AND m.deleted_at IS NULL ${where} ${after}
       ORDER BY m.item_id
       LIMIT ${limit}`;
  }
}
