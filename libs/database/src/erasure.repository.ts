import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { instantFromEpochMs } from '@app/common';
import { appendChanges } from './change-log.js';
import {
  ERASED,
  RECORD_ERASED,
  listErased,
  waitForMirrorWrites,
  withoutErased,
  type HangingThing,
} from './erasure.sql.js';
import { Prisma, type Erasure } from './generated/client.js';
import { linkKey } from './mirror-merge.js';
import { PrismaService, type Executor } from './prisma.service.js';
import { type ItemKind } from './things.js';

export type ErasureRow = Omit<Erasure, 'counts' | 'state'> & {
  state: 'begun' | 'done';
  counts: Record<string, number>;
};

export interface NewErasure {
  erasureId: string;
  workspaceId: string;
  scopeId: string;
  recordId: string;
  askedBy: string;
  deletedInAttio: boolean;
}

/** Everything that goes with a person: the record under all its ids, and what hangs on it. */
export interface ErasedThings {
  /** The record's ids: its own, those merged into it, provisional ones. */
  recordIds: string[];
  /** With the kinds: what is or was in the mirror. */
  items: { kind: ItemKind; scopeId: string; itemId: string; isLive: boolean }[];
  /** All ids of both. */
  ids: string[];
}

/** Stands for the item in tickets of what was erased. */
const NOBODY = '00000000-0000-0000-0000-000000000000';
/** The rows go in one transaction, however many there are. */
const REMOVAL_TIMEOUT_MS = 300_000;

/** Removes a person from every table, and keeps them out. docs/decisions has the whole list, table by table. */
@Injectable()
export class ErasureRepository {
  constructor(private readonly prisma: PrismaService) {}

  /**
   * The first half, in a short transaction: from its commit on no reading and no event of these things is taken in.
   * Those that are being written at this moment are waited for.
   */
  async begin(erasure: NewErasure): Promise<ErasedThings> {
    return this.prisma.transact(async (tx) => {
      await waitForMirrorWrites(tx);
      const things = await findThings(tx, erasure);
      await tx.$executeRaw`
          INSERT INTO erasure (erasure_id, workspace_id, subject_hash, asked_by, deleted_in_attio, begun_at)
          VALUES (${erasure.erasureId}::uuid, ${erasure.workspaceId}::uuid, erased_hash(${erasure.recordId}::uuid),
                  ${erasure.askedBy}, ${erasure.deletedInAttio}, clock_timestamp())`;
      await tx.$executeRaw`
          INSERT INTO erased_item (id_hash, erasure_id)
          SELECT erased_hash(id), ${erasure.erasureId}::uuid FROM unnest(${things.ids}::uuid[]) AS id
              ON CONFLICT (id_hash) DO NOTHING`;
      return things;
    });
  }

  /** The second half: every trace goes, and the receipt is written, all or nothing. Doing it again finds nothing more. */
  async finish({ erasureId, workspaceId }: NewErasure, things: ErasedThings): Promise<void> {
    await this.prisma.transact(
      async (tx) => {
        const counts = await removeAll(tx, things);
        const live = things.items.filter(({ isLive }) => isLive);
        for (const { kind, scopeId } of scopesOf(live)) {
          const own = live.filter((item) => item.kind === kind && item.scopeId === scopeId);
          const rows = own.map(({ itemId }) => deletionOf(itemId));
          await appendChanges(tx, { workspaceId, kind, scopeId, cause: 'erase' }, rows);
        }
        await tx.$executeRaw`
          UPDATE erasure SET state = 'done', counts = ${JSON.stringify(counts)}::jsonb, erased_at = clock_timestamp()
           WHERE erasure_id = ${erasureId}::uuid`;
        const row = await tx.erasure.findUniqueOrThrow({ where: { erasureId } });
        await tx.erasure.update({ where: { erasureId }, data: { receiptHash: receiptHash(row) } });
      },
      { maxWait: 15_000, timeout: REMOVAL_TIMEOUT_MS },
    );
  }

  async find(erasureId: string): Promise<ErasureRow | null> {
    return (await this.prisma.erasure.findUnique({ where: { erasureId } })) as ErasureRow | null;
  }

  /** Newest first. */
  async list(limit: number): Promise<ErasureRow[]> {
    const rows = await this.prisma.erasure.findMany({ orderBy: { begunAt: 'desc' }, take: limit });
    return rows as unknown as ErasureRow[];
  }

  /** @returns the things without those that stay out: a scan must not see them as missing from the mirror */
  async keepOut<T extends HangingThing>(things: T[]): Promise<T[]> {
    if (things.length === 0) return things;
    const erased = await listErased(this.prisma, things);
    return erased.size === 0 ? things : things.filter(({ itemId }) => !erased.has(itemId));
  }

  /** Whether this id was erased and stays out. */
  async isErased(recordId: string): Promise<boolean> {
    const [row] = await this.prisma.$queryRaw<{ erased: boolean }[]>`SELECT is_erased(${recordId}::uuid) AS erased`;
    return row?.erased === true;
  }

  /** What was kept out by this erasure may come in again. @returns `false` when it was lifted before, or is unknown */
  async lift(erasureId: string, liftedBy: string): Promise<boolean> {
    return this.prisma.transact(async (tx) => {
      const lifted = await tx.$executeRaw`
        UPDATE erasure SET lifted_at = clock_timestamp(), lifted_by = ${liftedBy}
         WHERE erasure_id = ${erasureId}::uuid AND lifted_at IS NULL AND state = 'done'`;
      if (lifted === 1) await tx.erasedItem.deleteMany({ where: { erasureId } });
      return lifted === 1;
    });
  }
}

/** sha-256 over the receipt's other members, in the order of docs/operations.md: anybody can compute it again. */
function receiptHash(row: Pick<Erasure, ReceiptMember>): string {
  const counts = Object.entries(row.counts as Record<string, number>).sort(([a], [b]) => (a < b ? -1 : 1));
  const { erasureId, subjectHash, askedBy, deletedInAttio, erasedAt } = row;
  const members = [erasureId, subjectHash, counts, askedBy, deletedInAttio, erasedAt?.toISOString() ?? null];
  return createHash('sha256').update(JSON.stringify(members)).digest('hex');
}
type ReceiptMember = 'erasureId' | 'subjectHash' | 'counts' | 'askedBy' | 'deletedInAttio' | 'erasedAt';

async function findThings(tx: Executor, { scopeId, recordId }: NewErasure): Promise<ErasedThings> {
  const aliases = await tx.$queryRaw<{ id: string }[]>`
    SELECT alias_id AS id FROM record_alias WHERE scope_id = ${scopeId}::uuid AND item_id = ${recordId}::uuid`;
  const recordIds = [...new Set([recordId, ...aliases.map(({ id }) => id)])];
  const items = await tx.$queryRaw<ErasedThings['items']>`
    SELECT kind, scope_id AS "scopeId", item_id AS "itemId", deleted_at IS NULL AS "isLive" FROM mirror_item
     WHERE (kind = 'record' AND scope_id = ${scopeId}::uuid AND item_id = ANY(${recordIds}::uuid[]))
        OR (kind IN ('entry', 'note', 'comment', 'task') AND parent_record_id = ANY(${recordIds}::uuid[]))
        OR (kind = 'task' AND lookup_keys && ${recordIds.map(linkKey)}::text[])`;
  // A tombstoned task has lost its keys, but not its values.
  const texts = recordIds.map((id) => `%${id}%`);
  const tasks = await tx.$queryRaw<ErasedThings['items']>`
    SELECT kind, scope_id AS "scopeId", item_id AS "itemId", false AS "isLive" FROM mirror_item
     WHERE kind = 'task' AND deleted_at IS NOT NULL AND values::text LIKE ANY(${texts}::text[])`;
  const made = await tx.$queryRaw<{ ids: string[] }[]>`
    SELECT ARRAY[item_id] || coalesce(provisional_id, item_id) AS ids FROM local_edit
     WHERE kind IN ('entry', 'note', 'task', 'comment')
       AND (parent->>'record_id' = ANY(${recordIds}::text[]) OR local::text LIKE ANY(${texts}::text[]))`;
  const all = [...items, ...tasks.filter(({ itemId }) => !items.some((item) => item.itemId === itemId))];
  const ids = [...recordIds, ...all.map(({ itemId }) => itemId), ...made.flatMap((edit) => edit.ids)];
  return { recordIds, items: all, ids: [...new Set(ids)] };
}

async function removeAll(tx: Executor, { recordIds, ids }: ErasedThings): Promise<Record<string, number>> {
  const mentions = ids.map((id) => `%${id}%`);
  const inIds = Prisma.sql`ANY(${ids}::uuid[])`;
  const touched = await tx.$queryRaw<{ deliveryId: string }[]>`
    SELECT DISTINCT delivery_id AS "deliveryId" FROM delivery_event WHERE item_id = ${inIds}`;
  const deliveryIds = touched.map(({ deliveryId }) => deliveryId);
  return {
    mirror_item: await tx.$executeRaw`DELETE FROM mirror_item WHERE item_id = ${inIds}`,
    record_alias: await tx.$executeRaw`DELETE FROM record_alias WHERE item_id = ${inIds} OR alias_id = ${inIds}`,
    dirty_mark: await tx.$executeRaw`DELETE FROM dirty_mark WHERE item_id = ${inIds}`,
    change_log: await tx.$executeRaw`DELETE FROM change_log WHERE item_id = ${inIds}`,
    conflict: await tx.$executeRaw`DELETE FROM conflict WHERE item_id = ${inIds}`,
    local_edit: await scrubEdits(tx, recordIds, ids),
    external_link: await tx.$executeRaw`DELETE FROM external_link WHERE item_id = ${inIds}`,
    event_handling: await tx.$executeRaw`
      UPDATE event_handling SET last_error = NULL
       WHERE delivery_id = ANY(${deliveryIds}::uuid[]) AND last_error IS NOT NULL`,
    delivery_event: await tx.$executeRaw`
      UPDATE delivery_event SET item_id = NULL, outcome = coalesce(outcome, 'ignored'), reason = ${ERASED}
       WHERE item_id = ${inIds}`,
    delivery: await scrubDeliveries(tx, deliveryIds),
    sync_run_candidate: await tx.$executeRaw`DELETE FROM sync_run_candidate WHERE item_id = ${inIds}`,
    sync_run_seen: await tx.$executeRaw`DELETE FROM sync_run_seen WHERE item_id = ${inIds}`,
    sync_run: await tx.$executeRaw`
      UPDATE sync_run r
         SET certificate = jsonb_set(r.certificate, '{differences,listed}', (
               SELECT coalesce(jsonb_agg(x.d ORDER BY x.place), '[]')
                 FROM jsonb_array_elements(r.certificate #> '{differences,listed}') WITH ORDINALITY AS x(d, place)
                WHERE x.d->>'id' <> ALL(${ids}::text[])))
       WHERE EXISTS (SELECT 1 FROM jsonb_array_elements(r.certificate #> '{differences,listed}') d
                      WHERE d->>'id' = ANY(${ids}::text[]))`,
    alert: await tx.$executeRaw`
      DELETE FROM alert WHERE (subject || message || details::text) LIKE ANY(${mentions}::text[])`,
  };
}

/** Tickets stay, so that their callers learn how they ended; what they wanted to write goes. */
async function scrubEdits(tx: Executor, recordIds: string[], ids: string[]): Promise<number> {
  return tx.$executeRaw`
    UPDATE local_edit
       SET base = '{}', local = '{}', outcome = NULL, message = NULL, parent = NULL, idempotency_key = NULL,
           request_hash = '', holder_id = NULL, found_item_id = NULL, provisional_id = NULL, item_id = ${NOBODY}::uuid,
           claimed_by = NULL, claimed_until = NULL,
           attio_code = CASE WHEN state IN ('applied', 'superseded') THEN attio_code ELSE ${RECORD_ERASED} END,
           finished_at = coalesce(finished_at, clock_timestamp()),
           state = CASE WHEN state IN ('pending', 'pushing', 'conflict') THEN 'cancelled' ELSE state END
     WHERE item_id = ANY(${ids}::uuid[]) OR provisional_id = ANY(${ids}::uuid[])
        OR holder_id = ANY(${recordIds}::uuid[]) OR found_item_id = ANY(${ids}::uuid[]) OR parent->>'record_id' = ANY(${recordIds}::text[])`;
}

async function scrubDeliveries(tx: Executor, deliveryIds: string[]): Promise<number> {
  const scrubbed = await tx.$executeRaw`
    UPDATE delivery d SET body = ${withoutErased} WHERE d.delivery_id = ANY(${deliveryIds}::uuid[])`;
  await tx.$executeRaw`
    UPDATE delivery d SET state = 'ignored', reason = ${ERASED}, settled_at = clock_timestamp()
     WHERE d.delivery_id = ANY(${deliveryIds}::uuid[]) AND d.state = 'pending'
       AND NOT EXISTS (SELECT 1 FROM delivery_event e WHERE e.delivery_id = d.delivery_id AND e.outcome IS NULL)`;
  return scrubbed;
}

function scopesOf(items: ErasedThings['items']): { kind: ItemKind; scopeId: string }[] {
  const byKey = new Map(items.map(({ kind, scopeId }) => [`${kind} ${scopeId}`, { kind, scopeId }]));
  return [...byKey.values()];
}

/** The last word of the feed about an erased thing: whoever was told of it forgets it as well. */
function deletionOf(itemId: string) {
  const observedAt = instantFromEpochMs(Date.now());
  return { itemId, operation: 'delete' as const, changes: [], actor: null, correlationId: null, observedAt };
}
