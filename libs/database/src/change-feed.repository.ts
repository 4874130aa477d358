import { Injectable } from '@nestjs/common';
import { type Instant } from '@app/common';
import { type AttributeChange, type ChangeCause, type ChangeOperation } from './change-log.js';
import { Prisma } from './generated/client.js';
import { instantOf } from './instant-sql.js';
import { PrismaService } from './prisma.service.js';
import { type Actor, type ItemKind } from './things.js';

/** One row of the change log as its readers get it. */
export interface LoggedChange {
  sequence: bigint;
  occurredAt: Instant;
  kind: ItemKind;
  scopeId: string;
  itemId: string;
  operation: ChangeOperation;
  changes: AttributeChange[];
  actor: Actor | null;
  cause: ChangeCause;
  ticketId: string | null;
  correlationId: string | null;
  observedAt: Instant;
  /** Of a merge: the survivor. */
  mergedInto: string | null;
}

/** What a reader wants to see; an absent member lets everything through, an empty list nothing. */
export interface ChangeFilter {
  kinds?: string[];
  scopeIds?: string[];
  itemIds?: string[];
  /** A change passes when it touches one of them; creations and deletions do so by the values they bring or take. */
  attributeIds?: string[];
  operations?: string[];
  causes?: string[];
  /** Attributes that do not count: an update that touches nothing else does not pass. */
  unlessOnlyAttributeIds?: string[];
}

export interface ChangeSlice {
  rows: LoggedChange[];
  /** Everything up to here was looked at: where to go on. */
  scannedTo: bigint;
  /** There may be more behind it. */
  hasMore: boolean;
}

/** Rows of the log one read looks at, however few of them pass the filter: a read must end. */
const MOST_SCANNED = 5_000;

/**
 * Reads the change log. Sequence order is commit order (see change-log.ts), so a reader that goes on behind the last
 * sequence it saw misses nothing.
 */
@Injectable()
export class ChangeFeedRepository {
  constructor(private readonly prisma: PrismaService) {}

  /**
   * Whether the log tells of a value of an attribute of an item.
   * @param activeFrom as Attio wrote it: what tells a value from an equal one set at another time
   */
  async hasShown(
    { kind, scopeId, itemId }: { kind: ItemKind; scopeId: string; itemId: string },
    attributeId: string,
    activeFrom: string,
  ): Promise<boolean> {
    const told = JSON.stringify([{ attribute_id: attributeId, after: [{ active_from: activeFrom }] }]);
    const rows = await this.prisma.$queryRaw<unknown[]>`
      SELECT 1 FROM change_log
       WHERE kind = ${kind} AND scope_id = ${scopeId}::uuid AND item_id = ${itemId}::uuid
         AND changes @> ${told}::jsonb LIMIT 1`;
    return rows.length > 0;
  }

  /**
   * @param after sequence to go on behind
   * @param limit at most this many rows
   * @param until last sequence of interest, if there is one
   */
  async listAfter(after: bigint, limit: number, filter: ChangeFilter, until?: bigint): Promise<ChangeSlice> {
    const range = Prisma.sql`sequence > ${after} ${until === undefined ? Prisma.empty : Prisma.sql`AND sequence <= ${until}`}`;
    const rows = await this.prisma.$queryRaw<(LoggedChange & { scannedTo: bigint; scanned: number })[]>`
      WITH scanned AS MATERIALIZED (
        ${isFound(filter) ? lastOf(range) : Prisma.sql`SELECT sequence FROM change_log WHERE ${range} ORDER BY sequence LIMIT ${MOST_SCANNED}`}
      ), reach AS (SELECT max(sequence) AS "scannedTo", count(*)::int AS scanned FROM scanned)
      SELECT reach."scannedTo", reach.scanned, l.*
        FROM reach
        LEFT JOIN LATERAL (
          SELECT ${columns} FROM change_log c
           WHERE c.sequence > ${after} AND c.sequence <= reach."scannedTo" ${conditionOf(filter)}
           ORDER BY c.sequence LIMIT ${limit}
        ) l ON true
       WHERE reach.scanned > 0
       ORDER BY l.sequence`;
    const first = rows[0];
    if (first === undefined) return { rows: [], scannedTo: after, hasMore: false };
    const passed = rows.filter((row) => row.sequence !== null);
    const last = passed.at(-1);
    const isFull = passed.length === limit && last !== undefined;
    return {
      rows: passed.map(({ scannedTo: _to, scanned: _count, ...row }) => row),
      scannedTo: isFull ? last.sequence : first.scannedTo,
      hasMore: isFull
        ? last.sequence < first.scannedTo || first.scanned === MOST_SCANNED
        : first.scanned === MOST_SCANNED,
    };
  }

  /**
   * @returns the last sequence that is visible now, also when it was removed because it was old; 0 before the first one.
   * No smaller one can still appear.
   */
  async head(): Promise<bigint> {
    const [row] = await this.prisma.$queryRaw<{ head: bigint }[]>`
      SELECT greatest((SELECT max(sequence) FROM change_log), (SELECT max(sequence) FROM change_log_horizon), 0)::bigint AS head`;
    return row?.head ?? 0n;
  }

  /** @returns the last sequence that was removed because it was old, and the last one any row was ever given */
  async bounds(): Promise<{ horizon: bigint; issued: bigint }> {
    // The sequence itself as well: an erasure takes rows out of the log, and may take the last one.
    const [row] = await this.prisma.$queryRaw<{ horizon: bigint; issued: bigint }[]>`
      SELECT h.horizon, greatest(h.horizon, (SELECT max(sequence) FROM change_log),
                                 pg_sequence_last_value(pg_get_serial_sequence('change_log', 'sequence')::regclass))::bigint AS issued
        FROM (SELECT coalesce(max(sequence), 0)::bigint AS horizon FROM change_log_horizon) h`;
    return row ?? { horizon: 0n, issued: 0n };
  }

  /** @returns the last sequence that was removed because it was old, 0 before the first removal */
  async horizon(): Promise<bigint> {
    const [row] = await this.prisma.$queryRaw<{ sequence: bigint }[]>`
      SELECT coalesce(max(sequence), 0)::bigint AS sequence FROM change_log_horizon`;
    return row?.sequence ?? 0n;
  }

  /** @returns the last sequence logged before that moment: where a replay "since 10 o'clock" begins */
  async sequenceBefore(moment: Date): Promise<bigint> {
    const [row] = await this.prisma.$queryRaw<{ sequence: bigint }[]>`
      SELECT greatest((SELECT max(sequence) FROM change_log WHERE occurred_at < ${moment}),
                      (SELECT max(sequence) FROM change_log_horizon WHERE occurred_at < ${moment}), 0)::bigint AS sequence`;
    return row?.sequence ?? 0n;
  }
}

const columns = Prisma.sql`
  c.sequence, ${instantOf('c.occurred_at')} AS "occurredAt", c.kind, c.scope_id AS "scopeId", c.item_id AS "itemId",
  c.operation, c.changes, c.actor, c.cause, c.ticket_id AS "ticketId", c.correlation_id AS "correlationId",
  ${instantOf('c.observed_at')} AS "observedAt", c.merged_into AS "mergedInto"`;

/** Whether the index of the log by item finds what passes: then nothing is looked through, however long the log is. */
function isFound({ kinds, scopeIds, itemIds }: ChangeFilter): boolean {
  return kinds !== undefined && scopeIds !== undefined && itemIds !== undefined;
}

function lastOf(range: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`SELECT sequence FROM change_log WHERE ${range} ORDER BY sequence DESC LIMIT 1`;
}

function conditionOf(filter: ChangeFilter): Prisma.Sql {
  const parts: Prisma.Sql[] = [];
  if (filter.kinds) parts.push(Prisma.sql`AND c.kind = ANY(${filter.kinds})`);
  if (filter.scopeIds) parts.push(Prisma.sql`AND c.scope_id = ANY(${filter.scopeIds}::uuid[])`);
  if (filter.itemIds) parts.push(Prisma.sql`AND c.item_id = ANY(${filter.itemIds}::uuid[])`);
  if (filter.operations) parts.push(Prisma.sql`AND c.operation = ANY(${filter.operations})`);
  if (filter.causes) parts.push(Prisma.sql`AND c.cause = ANY(${filter.causes})`);
  if (filter.attributeIds) {
    // An erasure names no attribute, and everybody who was told of one must hear of it.
    parts.push(Prisma.sql`AND (c.cause = 'erase' OR EXISTS (
      SELECT 1 FROM jsonb_array_elements(c.changes) x WHERE x->>'attribute_id' = ANY(${filter.attributeIds})))`);
  }
  if (filter.unlessOnlyAttributeIds && filter.unlessOnlyAttributeIds.length > 0) {
    // A merge or deletion is news whatever it touched.
    parts.push(Prisma.sql`AND (c.operation <> 'update' OR EXISTS (
      SELECT 1 FROM jsonb_array_elements(c.changes) x
       WHERE x->>'attribute_id' <> ALL(${filter.unlessOnlyAttributeIds})))`);
  }
  return parts.length === 0 ? Prisma.empty : Prisma.join(parts, ' ');
}
