import { Injectable } from '@nestjs/common';
import { type Instant } from '@app/common';
import { Prisma } from './generated/client.js';
import { instantOf } from './instant-sql.js';
import { itemsWithIds } from './mirror-item.sql.js';
import { PrismaService } from './prisma.service.js';
import { type ThingScope } from './things.js';

/** A row of the mirror as a scan looks at it: tombstones included, values as they are really stored. */
export interface StoredItem {
  itemId: string;
  values: Record<string, unknown>;
  /** The hash written beside the values; a scan does not take its word for it. */
  contentHash: string;
  parentObjectId: string | null;
  parentRecordId: string | null;
  webUrl: string | null;
  attioCreatedAt: Instant | null;
  lookupKeys: string[];
  observedAt: Instant;
  isDeleted: boolean;
  /** An event about it waits to be worked off. */
  isMarked: boolean;
}

/** As `StoredItem`, with the values only where they may not be those that were written with `contentHash`. */
export type ScannedItem = Omit<StoredItem, 'values'> & { values: Record<string, unknown> | null };

/** A row, tombstones included, and the bytes it was read from. */
export interface ItemOrigin {
  itemId: string;
  /** Vouched for where `rawHash` is set. */
  contentHash: string;
  isDeleted: boolean;
  /** Observed before the moment asked for. */
  isOlder: boolean;
  /** `null` when the row may not be what was read: it was never kept, or a cell was changed behind our back. */
  rawHash: string | null;
}

const values = Prisma.sql`CASE WHEN m.deleted_at IS NULL THEN m.values ELSE '{}' END AS values`;
const unsealedValues = Prisma.sql`
  CASE WHEN m.deleted_at IS NULL AND m.seal IS DISTINCT FROM mirror_seal(m.values, m.content_hash) THEN m.values END AS values`;

const columns = Prisma.sql`
  m.item_id AS "itemId", m.content_hash AS "contentHash", m.parent_object_id AS "parentObjectId", m.parent_record_id AS "parentRecordId",
  m.web_url AS "webUrl", ${instantOf('m.attio_created_at')} AS "attioCreatedAt", m.lookup_keys AS "lookupKeys",
  ${instantOf('m.observed_at')} AS "observedAt",
  m.deleted_at IS NOT NULL AS "isDeleted",
  EXISTS (SELECT 1 FROM dirty_mark d
           WHERE d.kind = m.kind AND d.scope_id = m.scope_id AND d.item_id = m.item_id) AS "isMarked"`;

/** The mirror as a run compares it. */
@Injectable()
export class MirrorScanRepository {
  constructor(private readonly prisma: PrismaService) {}

  /**
   * What is needed to tell rows that still are what was read from known bytes.
   * @param rows those with `afterId` < id <= `throughId`, where `null` means no bound; or those with the ids
   */
  async listOrigins(
    scope: ThingScope,
    rows: { afterId: string | null; throughId: string | null } | { ids: string[] },
    observedAt: Instant,
  ): Promise<ItemOrigin[]> {
    const among = 'ids' in rows ? itemsWithIds(scope, rows.ids) : inRange(scope, rows.afterId, rows.throughId);
    return this.prisma.direct.$queryRaw<ItemOrigin[]>`
      SELECT m.item_id AS "itemId", m.content_hash AS "contentHash", m.deleted_at IS NOT NULL AS "isDeleted",
             m.observed_at < ${observedAt}::timestamptz AS "isOlder",
             CASE WHEN m.seal = mirror_seal(m.values, m.content_hash)
                   AND m.raw_seal = mirror_raw_seal(m.seal, m.raw_hash, m.parent_object_id, m.parent_record_id, m.web_url,
                                                    m.attio_created_at, m.lookup_keys)
                  THEN m.raw_hash END AS "rawHash"
        FROM mirror_item m WHERE ${among}`;
  }

  async listScanned(scope: ThingScope, ids: string[]): Promise<ScannedItem[]> {
    return this.prisma.direct.$queryRaw<ScannedItem[]>`
      SELECT ${columns}, ${unsealedValues} FROM mirror_item m WHERE ${itemsWithIds(scope, ids)}`;
  }

  /** Ids of live rows in the range that are not among the given ones and were not observed after the given moment. */
  async listOthers(
    scope: ThingScope,
    bounds: { afterId: string | null; throughId: string | null },
    ids: string[],
    observedAt: Instant,
  ): Promise<string[]> {
    const rows = await this.prisma.$queryRaw<{ itemId: string }[]>`
      SELECT m.item_id AS "itemId" FROM mirror_item m
       WHERE ${inRange(scope, bounds.afterId, bounds.throughId)} AND m.deleted_at IS NULL
         AND m.observed_at < ${observedAt}::timestamptz AND m.item_id <> ALL(${ids}::uuid[])`;
    return rows.map((row) => row.itemId);
  }

  async listByIds(scope: ThingScope, ids: string[]): Promise<StoredItem[]> {
    return this.prisma.direct.$queryRaw<StoredItem[]>`
      SELECT ${columns}, ${values} FROM mirror_item m WHERE ${itemsWithIds(scope, ids)}`;
  }

  /**
   * Puts another hash beside values that were changed behind our back, so that the next reading sees a difference: the
   * one they really have, or none when the columns beside them are wrong. Does nothing when the row has been written
   * since it was looked at.
   */
  async correctHash(scope: ThingScope, item: StoredItem, contentHash: string): Promise<void> {
    await this.prisma.$executeRaw`
      UPDATE mirror_item SET content_hash = ${contentHash}
       WHERE kind = ${scope.kind} AND scope_id = ${scope.scopeId}::uuid AND item_id = ${item.itemId}::uuid
         AND content_hash = ${item.contentHash} AND observed_at = ${item.observedAt}::timestamptz`;
  }

  /**
   * Notes what a page of a scan without id order has met. Pages are noted one after the other; one that is read again
   * after a kill gets its items again.
   * @param piece number of the page in its scan
   * @returns ids that no earlier page has met
   */
  async noteSeen(runId: string, piece: number, ids: string[]): Promise<Set<string>> {
    if (ids.length === 0) return new Set();
    const rows = await this.prisma.$queryRaw<{ itemId: string }[]>`
      INSERT INTO sync_run_seen AS s (run_id, item_id, piece)
      SELECT ${runId}::uuid, item_id, ${piece} FROM (SELECT DISTINCT unnest(${ids}::uuid[]) AS item_id) AS ids
          ON CONFLICT (run_id, item_id) DO UPDATE SET piece = EXCLUDED.piece WHERE s.piece >= EXCLUDED.piece
      RETURNING item_id AS "itemId"`;
    return new Set(rows.map((row) => row.itemId));
  }

  async forgetSeen(runId: string): Promise<void> {
    await this.prisma.$executeRaw`DELETE FROM sync_run_seen WHERE run_id = ${runId}::uuid`;
  }

  /** Live rows that the whole scan did not meet, in id order, as far as they are older than its first reading. */
  async listUnseen(
    scope: ThingScope,
    runId: string,
    observedBefore: Instant,
    afterId: string | null,
    limit: number,
  ): Promise<string[]> {
    const rows = await this.prisma.$queryRaw<{ itemId: string }[]>`
      SELECT m.item_id AS "itemId" FROM mirror_item m
       WHERE ${inRange(scope, afterId, null)} AND m.deleted_at IS NULL
         AND m.observed_at < ${observedBefore}::timestamptz
         AND NOT EXISTS (SELECT 1 FROM sync_run_seen s WHERE s.run_id = ${runId}::uuid AND s.item_id = m.item_id)
       ORDER BY m.item_id LIMIT ${limit}`;
    return rows.map((row) => row.itemId);
  }
}

function inRange(scope: ThingScope, afterId: string | null, throughId: string | null): Prisma.Sql {
  return Prisma.sql`m.kind = ${scope.kind} AND m.scope_id = ${scope.scopeId}::uuid
    ${afterId === null ? Prisma.empty : Prisma.sql`AND m.item_id > ${afterId}::uuid`}
    ${throughId === null ? Prisma.empty : Prisma.sql`AND m.item_id <= ${throughId}::uuid`}`;
}
