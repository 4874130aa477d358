import { Injectable } from '@nestjs/common';
import { type Instant } from '@app/common';
import { appendChanges, type ChangeRow } from './change-log.js';
import { hangsOn, holdOffErasures, listErased } from './erasure.sql.js';
import { Prisma } from './generated/client.js';
import { instantOf } from './instant-sql.js';
import { markThings } from './mark.sql.js';
import { itemsWithIds } from './mirror-item.sql.js';
import { dropAliases, markDependents, saveMerges } from './mirror-merge.js';
import {
  type AbsentReading,
  type ApplyOptions,
  type ApplyOutcome,
  type ItemReading,
  type PresentReading,
} from './mirror.types.js';
import { valuesJson } from './packed-reading.js';
import { PrismaService, type Executor } from './prisma.service.js';

const ROWS_A_STATEMENT = 125;

interface StoredRow {
  itemId: string;
  contentHash: string;
  observedAt: Instant;
  isDeleted: boolean;
  isMarked: boolean;
  parentRecordId: string | null;
  values: Record<string, unknown> | null;
}

/** The one way into the mirror. */
@Injectable()
export class MirrorRepository {
  constructor(private readonly prisma: PrismaService) {}

  /**
   * Applies readings of items of one scope unless the mirror shows a later moment already. The comparison is made by
   * Postgres under row locks, because two workers may hold readings of the same item. Mirror rows and change-log rows
   * commit together; an item without any difference costs no write, save its time where `touchUnchanged` asks for it.
   * What was erased, or hangs on what was erased, is left out and counts as unchanged.
   * @param readings at most a few hundred; one per item
   * @returns the outcome per item id
   */
  async apply(readings: ItemReading[], options: ApplyOptions): Promise<Map<string, ApplyOutcome>> {
    const outcomes = new Map<string, ApplyOutcome>();
    if (readings.length === 0) return outcomes;
    const stored = await findStored(this.prisma.direct, readings, options, false);
    const remaining = readings.filter((reading) => {
      const row = stored.get(reading.itemId);
      const needsNoWrite =
        row !== undefined &&
        isSame(row, reading) &&
        options.touchUnchanged === 'marked' &&
        !row.isMarked &&
        !isMerge(reading);
      if (needsNoWrite) outcomes.set(reading.itemId, 'unchanged');
      return !needsNoWrite;
    });
    if (remaining.length === 0) return outcomes;
    // One order for everybody, so that two batches cannot wait for each other's rows.
    remaining.sort((a, b) => (a.itemId < b.itemId ? -1 : 1));
    await this.prisma.transactDirectly(async (tx) => {
      await holdOffErasures(tx);
      const erased = await listErased(
        tx,
        remaining.map((reading) => ({ itemId: reading.itemId, hangsOn: hangsOn(reading) })),
      );
      for (const itemId of erased) outcomes.set(itemId, 'unchanged');
      const allowed = remaining.filter((reading) => !erased.has(reading.itemId));
      const inserted = await insertMissing(
        tx,
        allowed.filter((reading) => !stored.has(reading.itemId)),
        options,
      );
      const rest = allowed.filter((reading) => !inserted.has(reading.itemId));
      const locked = rest.length === 0 ? new Map<string, StoredRow>() : await findStored(tx, rest, options, true);
      const log: ChangeRow[] = [];
      for (const reading of allowed) {
        if (!inserted.has(reading.itemId)) continue;
        outcomes.set(reading.itemId, 'absent' in reading ? 'unchanged' : 'created');
        if ('absent' in reading || options.logged === 'known') continue;
        log.push(changeRow(reading, 'create', {}, reading.values, options));
      }
      const writes: PresentReading[] = [];
      const revivedIds: string[] = [];
      const tombstones: AbsentReading[] = [];
      const touches: ItemReading[] = [];
      for (const reading of rest) {
        const row = locked.get(reading.itemId);
        if (row === undefined || row.observedAt > reading.observedAt) {
          outcomes.set(reading.itemId, 'stale');
        } else if (isSame(row, reading)) {
          outcomes.set(reading.itemId, 'unchanged');
          touches.push(reading);
        } else if ('absent' in reading) {
          outcomes.set(reading.itemId, 'deleted');
          tombstones.push(reading);
          const operation = reading.mergedInto === undefined ? 'delete' : 'merge';
          log.push(changeRow(reading, operation, row.values ?? {}, {}, options));
        } else {
          outcomes.set(reading.itemId, row.isDeleted ? 'created' : 'updated');
          writes.push(reading);
          if (row.isDeleted) revivedIds.push(reading.itemId);
          const change = changeOf(row, reading, options);
          // A repair of columns beside the values is nothing to tell of.
          if (row.isDeleted || change.changes.length > 0) log.push(change);
        }
      }
      await updateRows(tx, writes, options);
      await setTombstones(tx, tombstones, options);
      await touchRows(tx, touches, options);
      await settleGone(tx, allowed, tombstones, outcomes, options);
      await settleRevived(tx, revivedIds, options);
      if (options.logged !== false) await appendChanges(tx, options, log);
    });
    return outcomes;
  }
}

/** What else follows from records that are gone: aliases of merges, and marks of what hung on them. */
async function settleGone(
  tx: Executor,
  readings: ItemReading[],
  tombstones: AbsentReading[],
  outcomes: ReadonlyMap<string, ApplyOutcome>,
  { workspaceId, kind, scopeId }: ApplyOptions,
): Promise<void> {
  const merges = readings.flatMap((reading) =>
    'absent' in reading && reading.mergedInto !== undefined && outcomes.get(reading.itemId) !== 'stale'
      ? [{ itemId: reading.itemId, mergedInto: reading.mergedInto }]
      : [],
  );
  await saveMerges(tx, workspaceId, scopeId, merges);
  const goneIds = [...tombstones, ...merges].map(({ itemId }) => itemId);
  await markDependents(tx, workspaceId, kind, goneIds);
}

/**
 * Things that are back, as Attio gives the same id to a record made again by an upsert: they mean themselves, not what
 * they were once merged into. The time of an absence is a guess by the lag, so a reading of just before it may look like
 * a return: each is read once more, after which nothing older counts.
 */
async function settleRevived(tx: Executor, ids: string[], { workspaceId, kind, scopeId }: ApplyOptions): Promise<void> {
  if (ids.length === 0) return;
  if (kind === 'record') await dropAliases(tx, scopeId, ids);
  const mark = { kind, scopeId, lane: 'live' as const, reason: 'came back', attributeId: null, actor: null };
  await markThings(
    tx,
    workspaceId,
    ids.map((itemId) => ({ ...mark, itemId, correlationId: null })),
  );
}

function isSame(row: StoredRow, reading: ItemReading): boolean {
  if ('absent' in reading) return row.isDeleted;
  return !row.isDeleted && row.contentHash === reading.contentHash && row.parentRecordId === reading.parentRecordId;
}

/** Merges write an alias, whatever the row says. */
function isMerge(reading: ItemReading): boolean {
  return 'absent' in reading && reading.mergedInto !== undefined;
}

function changeOf(row: StoredRow, reading: PresentReading, options: ApplyOptions): ChangeRow {
  if (row.isDeleted) return changeRow(reading, 'create', {}, reading.values, options);
  const hasMoved = row.parentRecordId !== reading.parentRecordId;
  const before = row.contentHash === reading.contentHash ? reading.values : (row.values ?? {});
  const change = changeRow(reading, 'update', before, reading.values, options);
  if (!hasMoved || options.kind !== 'entry') return change;
  // The parent of an entry is beside its values; a merge of records moves it.
  const moved = { attribute_id: 'parent_record_id', before: row.parentRecordId, after: reading.parentRecordId };
  return { ...change, changes: [...change.changes, moved] };
}

function changeRow(
  reading: ItemReading,
  operation: ChangeRow['operation'],
  before: Record<string, unknown>,
  after: Record<string, unknown>,
  options: ApplyOptions,
): ChangeRow {
  return {
    itemId: reading.itemId,
    operation,
    changes: options.diff(before, after),
    actor: options.actorOf?.(reading.itemId) ?? null,
    correlationId: options.correlationIdOf?.(reading.itemId) ?? null,
    observedAt: reading.observedAt,
    mergedInto: 'absent' in reading ? (reading.mergedInto ?? null) : null,
  };
}

/** For the change log, and so of no use before the row is locked. */
const CHANGED_VALUES = Prisma.sql`CASE WHEN m.content_hash IS DISTINCT FROM r.content_hash THEN m.values END`;

async function findStored(
  db: Executor,
  readings: ItemReading[],
  scope: ApplyOptions,
  locked: boolean,
): Promise<Map<string, StoredRow>> {
  const keys = readings.map((r) => ({ item_id: r.itemId, content_hash: 'absent' in r ? null : r.contentHash }));
  const rows = await db.$queryRaw<StoredRow[]>`
    SELECT m.item_id AS "itemId", m.content_hash AS "contentHash", ${instantOf('m.observed_at')} AS "observedAt",
           m.deleted_at IS NOT NULL AS "isDeleted",
           EXISTS (SELECT 1 FROM dirty_mark d
                    WHERE d.kind = m.kind AND d.scope_id = m.scope_id AND d.item_id = m.item_id) AS "isMarked",
           m.parent_record_id AS "parentRecordId",
           ${locked ? CHANGED_VALUES : Prisma.sql`NULL`} AS "values"
      FROM jsonb_to_recordset(${JSON.stringify(keys)}::jsonb) AS r(item_id uuid, content_hash text)
      JOIN mirror_item m ON m.item_id = r.item_id AND ${itemsWithIds(scope, idsOf(readings))}
     ${locked ? Prisma.sql`ORDER BY m.item_id FOR UPDATE OF m` : Prisma.empty}`;
  return new Map(rows.map((row) => [row.itemId, row]));
}

/**
 * Inserts items the mirror has no row of; a confirmed absence becomes a tombstone, so that a page read before the
 * deletion cannot bring the item back.
 * @returns ids really inserted: another worker may have been first
 */
async function insertMissing(
  tx: Executor,
  readings: ItemReading[],
  { kind, scopeId, workspaceId }: ApplyOptions,
): Promise<Set<string>> {
  const inserted = new Set<string>();
  for (const piece of pieces(readings)) {
    const rows = await tx.$queryRaw<{ itemId: string }[]>`
      INSERT INTO mirror_item (kind, scope_id, item_id, workspace_id, values, content_hash, seal, raw_hash, raw_seal,
                               parent_object_id, parent_record_id, web_url, attio_created_at, lookup_keys, observed_at,
                               deleted_at)
      SELECT ${kind}, ${scopeId}::uuid, r."itemId", ${workspaceId}::uuid, r.values, r."contentHash", r.seal, r."rawHash",
             ${RAW_SEAL}, r."parentObjectId", r."parentRecordId", r."webUrl", r."attioCreatedAt", r."lookupKeys",
             r."observedAt", CASE WHEN r."isDeleted" THEN r."observedAt" END
        FROM ${sealedRows(piece)}
          ON CONFLICT DO NOTHING
      RETURNING item_id AS "itemId"`;
    for (const { itemId } of rows) inserted.add(itemId);
  }
  return inserted;
}

async function updateRows(tx: Executor, readings: PresentReading[], scope: ApplyOptions): Promise<void> {
  for (const piece of pieces(readings)) {
    await tx.$executeRaw`
      UPDATE mirror_item m
         SET values = r.values, content_hash = r."contentHash", seal = r.seal, raw_hash = r."rawHash", raw_seal = ${RAW_SEAL},
             parent_object_id = r."parentObjectId",
             parent_record_id = r."parentRecordId", web_url = r."webUrl", attio_created_at = r."attioCreatedAt",
             lookup_keys = r."lookupKeys", observed_at = r."observedAt", changed_at = now(), deleted_at = NULL
        FROM ${sealedRows(piece)}
       WHERE m.item_id = r."itemId" AND ${itemsWithIds(scope, idsOf(piece))}
         AND m.observed_at <= r."observedAt"`;
  }
}

function idsOf(readings: ItemReading[]): string[] {
  return readings.map(({ itemId }) => itemId);
}

/** Readings of one statement each: they are written as one text, and that once more as bytes. */
function* pieces<T>(readings: T[]): Generator<T[]> {
  for (let at = 0; at < readings.length; at += ROWS_A_STATEMENT) yield readings.slice(at, at + ROWS_A_STATEMENT);
}

/** Of a row of `sealedRows`. */
const RAW_SEAL = Prisma.sql`
  CASE WHEN r."rawHash" IS NOT NULL
       THEN mirror_raw_seal(r.seal, r."rawHash", r."parentObjectId", r."parentRecordId", r."webUrl", r."attioCreatedAt",
                            r."lookupKeys") END`;

/** Readings as rows `r`, with the seal of their values; an absence has no values. */
function sealedRows(readings: ItemReading[]): Prisma.Sql {
  const json = `[${readings.map(rowJson).join(',')}]`;
  // OFFSET 0: the values are hashed once, though the seal is named twice.
  return Prisma.sql`(
    SELECT j.*, mirror_seal(j.values, j."contentHash") AS seal
      FROM jsonb_to_recordset(${json}::jsonb)
           AS j("itemId" uuid, values jsonb, "contentHash" text, "rawHash" text, "parentObjectId" uuid,
                "parentRecordId" uuid, "webUrl" text, "attioCreatedAt" timestamptz, "lookupKeys" text[],
                "observedAt" timestamptz, "isDeleted" boolean)
    OFFSET 0) r`;
}

function rowJson(reading: ItemReading): string {
  const { itemId, observedAt } = reading;
  if ('absent' in reading)
    return JSON.stringify({ itemId, observedAt, values: {}, contentHash: '', lookupKeys: [], isDeleted: true });
  const { contentHash, rawHash, parentObjectId, parentRecordId, webUrl, attioCreatedAt, lookupKeys } = reading;
  const beside = { itemId, observedAt, contentHash, rawHash, parentObjectId, parentRecordId, webUrl, attioCreatedAt };
  // The values of a page are text already.
  return `${JSON.stringify({ ...beside, lookupKeys }).slice(0, -1)},"values":${valuesJson(reading)}}`;
}

async function setTombstones(tx: Executor, readings: AbsentReading[], scope: ApplyOptions): Promise<void> {
  if (readings.length === 0) return;
  await tx.$executeRaw`
    UPDATE mirror_item m
       SET observed_at = r."observedAt", deleted_at = r."observedAt", changed_at = now(), lookup_keys = '{}'
      FROM jsonb_to_recordset(${JSON.stringify(readings)}::jsonb) AS r("itemId" uuid, "observedAt" timestamptz)
     WHERE m.item_id = r."itemId" AND ${itemsWithIds(scope, idsOf(readings))}
       AND m.observed_at <= r."observedAt"`;
}

async function touchRows(tx: Executor, readings: ItemReading[], scope: ApplyOptions): Promise<void> {
  if (readings.length === 0) return;
  const rows = readings.map(({ itemId, observedAt }) => ({ itemId, observedAt }));
  await tx.$executeRaw`
    UPDATE mirror_item m
       SET observed_at = r."observedAt"
      FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS r("itemId" uuid, "observedAt" timestamptz)
     WHERE m.item_id = r."itemId" AND ${itemsWithIds(scope, idsOf(readings))}
       AND m.observed_at < r."observedAt"`;
}
