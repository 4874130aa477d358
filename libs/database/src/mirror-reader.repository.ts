import { Injectable } from '@nestjs/common';
import { Prisma } from './generated/client.js';
import { instantOf } from './instant-sql.js';
import { type MirrorItem } from './mirror.types.js';
import { PrismaService } from './prisma.service.js';
import { type ItemKind, type ThingRef } from './things.js';

/** Columns of a `MirrorItem`, of the row `m`. */
export const itemColumns = Prisma.sql`
  m.item_id AS "itemId", m.values, m.content_hash AS "contentHash", m.parent_object_id AS "parentObjectId",
  m.parent_record_id AS "parentRecordId", m.web_url AS "webUrl",
  ${instantOf('m.attio_created_at')} AS "attioCreatedAt", ${instantOf('m.observed_at')} AS "observedAt",
  ${instantOf('m.deleted_at')} AS "deletedAt"`;

/** Reads of the mirror. Tombstones are not shown unless asked for. */
@Injectable()
export class MirrorReader {
  constructor(private readonly prisma: PrismaService) {}

  /** Follows aliases: the id of a merged record finds the survivor. */
  async find(kind: ItemKind, scopeId: string, itemId: string): Promise<MirrorItem | null> {
    const rows = await this.prisma.direct.prepared('find_item').$queryRaw<MirrorItem[]>`
      SELECT ${itemColumns}
        FROM mirror_item m
       WHERE m.kind = ${kind} AND m.scope_id = ${scopeId}::uuid AND m.deleted_at IS NULL
         AND m.item_id = coalesce((SELECT item_id FROM record_alias
                                    WHERE scope_id = ${scopeId}::uuid AND alias_id = ${itemId}::uuid), ${itemId}::uuid)`;
    return rows[0] ?? null;
  }

  /**
   * @param afterId last id of the page before, or `null` for the first page
   * @returns live items in ascending id order
   */
  async listPage(kind: ItemKind, scopeId: string, afterId: string | null, limit: number): Promise<MirrorItem[]> {
    return this.prisma.direct.$queryRaw<MirrorItem[]>`
      SELECT ${itemColumns}
        FROM mirror_item m
       WHERE m.kind = ${kind} AND m.scope_id = ${scopeId}::uuid AND m.deleted_at IS NULL
             ${afterId === null ? Prisma.empty : Prisma.sql`AND m.item_id > ${afterId}::uuid`}
       ORDER BY m.item_id
       LIMIT ${limit}`;
  }

  /** @param lookupKeys `<attribute id>:<value in lower case>`; an item with any of them is found */
  async listByLookup(kind: ItemKind, scopeId: string, lookupKeys: string[], limit: number): Promise<MirrorItem[]> {
    return this.prisma.direct.$queryRaw<MirrorItem[]>`
      SELECT ${itemColumns}
        FROM mirror_item m
       WHERE m.kind = ${kind} AND m.scope_id = ${scopeId}::uuid AND m.deleted_at IS NULL
         AND m.lookup_keys && ${lookupKeys}::text[]
       ORDER BY m.item_id
       LIMIT ${limit}`;
  }

  /**
   * Live records and entries of all objects and lists, in one lasting order: what comments can hang on.
   * @param after last one of the page before: it may be gone by now, and nothing behind it is passed over for that
   */
  async listParents(after: ThingRef | null, limit: number): Promise<ThingRef[]> {
    const beyond =
      after &&
      Prisma.sql`AND (m.kind, m.scope_id, m.item_id) > (${after.kind}, ${after.scopeId}::uuid, ${after.itemId}::uuid)`;
    return this.prisma.$queryRaw<ThingRef[]>`
      SELECT m.kind, m.scope_id AS "scopeId", m.item_id AS "itemId"
        FROM mirror_item m
       WHERE m.kind IN ('record', 'entry') AND m.deleted_at IS NULL ${beyond ?? Prisma.empty}
       ORDER BY m.kind, m.scope_id, m.item_id
       LIMIT ${limit}`;
  }

  /** @returns number of live items per scope */
  async countLive(kind: ItemKind, scopeId: string): Promise<number> {
    const [row] = await this.prisma.direct.$queryRaw<{ count: number }[]>`
      SELECT count(*)::int AS count FROM mirror_item
       WHERE kind = ${kind} AND scope_id = ${scopeId}::uuid AND deleted_at IS NULL`;
    return row?.count ?? 0;
  }
}
