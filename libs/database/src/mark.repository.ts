import { Injectable } from '@nestjs/common';
import { Prisma } from './generated/client.js';
import { markThings, nextReadOf, type Lane, type MarkRequest } from './mark.sql.js';
import { PrismaService, type Executor } from './prisma.service.js';
import { type Actor, type ThingRef, type ThingScope } from './things.js';

/** A mark taken for reading, until its lease ends. */
export interface ClaimedMark extends ThingRef {
  version: bigint;
  lane: Lane;
  /** Time since it was last marked, by Postgres' own clock: no other clock is involved. */
  ageMs: number;
  attempts: number;
  applied: boolean;
  /** It spoiled a batch before: to be read by itself. */
  alone: boolean;
  /** The survivor a merge named. */
  mergedInto: string | null;
  actor: Actor | null;
  correlationId: string | null;
}

/** A mark whose reading was not before it: done. */
export interface SettledMark extends ThingRef {
  version: bigint;
  outcome: 'applied' | 'stale' | 'failed';
  reason: string | null;
}

/** A mark that must be read again. */
export interface ReleasedMark extends ThingRef {
  version: bigint;
  /** The reading changed the mirror, though it was too early to settle the mark. */
  applied: boolean;
  dueInMs: number;
  error: string | null;
  /** Counts as a try. A reading that was never sent does not. */
  isTry: boolean;
  /** It spoiled its batch: read it by itself from now on. */
  alone: boolean;
}

@Injectable()
export class MarkRepository {
  constructor(private readonly prisma: PrismaService) {}

  async mark(workspaceId: string, marks: MarkRequest[]): Promise<void> {
    await markThings(this.prisma, workspaceId, marks);
  }

  /**
   * Takes due marks of one scope, live ones first. Marks another worker holds are passed over until its lease ends.
   * @param limit at most this many
   */
  async claimDue(scope: ThingScope, limit: number, claimedBy: string, leaseMs: number): Promise<ClaimedMark[]> {
    return this.prisma.$queryRaw<ClaimedMark[]>`
      UPDATE dirty_mark m
         SET claimed_by = ${claimedBy}, claimed_until = clock_timestamp() + ${leaseMs} * interval '1 millisecond'
        FROM (SELECT kind, scope_id, item_id
                FROM dirty_mark
               WHERE kind = ${scope.kind} AND scope_id = ${scope.scopeId}::uuid AND due_at <= clock_timestamp()
                 AND (claimed_until IS NULL OR claimed_until < clock_timestamp())
               ORDER BY lane, due_at
               LIMIT ${limit}
                 FOR UPDATE SKIP LOCKED) due
       WHERE m.kind = due.kind AND m.scope_id = due.scope_id AND m.item_id = due.item_id
      RETURNING m.kind, m.scope_id AS "scopeId", m.item_id AS "itemId", m.version, m.lane, m.attempts, m.applied, m.alone,
                m.merged_into AS "mergedInto", m.actor, m.correlation_id AS "correlationId",
                (extract(epoch FROM clock_timestamp() - m.marked_at) * 1000)::float8 AS "ageMs"`;
  }

  /** Keeps the claims of one scope while their reading takes long. */
  async extend(scope: ThingScope, claimedBy: string, leaseMs: number): Promise<void> {
    await this.prisma.$executeRaw`
      UPDATE dirty_mark m SET claimed_until = clock_timestamp() + ${leaseMs} * interval '1 millisecond'
        FROM (SELECT kind, scope_id, item_id FROM dirty_mark
               WHERE kind = ${scope.kind} AND scope_id = ${scope.scopeId}::uuid AND claimed_by = ${claimedBy}
                 FOR UPDATE SKIP LOCKED) ours
       WHERE m.kind = ours.kind AND m.scope_id = ours.scope_id AND m.item_id = ours.item_id`;
  }

  /** Scopes that have marks due and free: what a sweep wakes workers for. */
  async listDueScopes(): Promise<ThingScope[]> {
    return this.prisma.$queryRaw<ThingScope[]>`
      SELECT DISTINCT kind, scope_id AS "scopeId"
        FROM dirty_mark
       WHERE due_at <= clock_timestamp() AND (claimed_until IS NULL OR claimed_until < clock_timestamp())`;
  }

  /**
   * Ends claims. A settled mark is removed and the events waiting for its thing get their outcome, unless it was marked
   * again meanwhile: then it is due at once. Deliveries whose last event this was reach their terminal state.
   */
  async finish(settled: SettledMark[], released: ReleasedMark[]): Promise<void> {
    await this.prisma.transact(async (tx) => {
      await lockInOrder(tx, [...settled, ...released]);
      await release(tx, released);
      await remove(tx, settled);
    });
  }

  /** Marks in the table, and how long the oldest due one has waited. */
  async backlog(): Promise<{ marks: number; oldestDueMs: number }> {
    const [row] = await this.prisma.$queryRaw<{ marks: number; oldestDueMs: number }[]>`
      SELECT count(*)::int AS marks,
             coalesce(max(extract(epoch FROM clock_timestamp() - due_at)) * 1000, 0)::float8 AS "oldestDueMs"
        FROM dirty_mark`;
    return { marks: row?.marks ?? 0, oldestDueMs: Math.max(0, row?.oldestDueMs ?? 0) };
  }
}

/** Takes the rows in the order in which marking takes them: two transactions that share marks cannot wait in a ring. */
async function lockInOrder(tx: Executor, marks: ThingRef[]): Promise<void> {
  if (marks.length === 0) return;
  const keys = marks.map(({ kind, scopeId, itemId }) => ({ kind, scopeId, itemId }));
  await tx.$queryRaw`
    SELECT 1
      FROM dirty_mark m
      JOIN jsonb_to_recordset(${JSON.stringify(keys)}::jsonb) AS r(kind text, "scopeId" uuid, "itemId" uuid)
        ON m.kind = r.kind AND m.scope_id = r."scopeId" AND m.item_id = r."itemId"
     ORDER BY m.kind, m.scope_id, m.item_id
       FOR UPDATE OF m`;
}

/**
 * Rounded up to a grid, so that things read too early together are read again together: a coarse one for those that are
 * marked again and again.
 */
const RELEASE_GRID = Prisma.sql`CASE WHEN m.rereads = 0 THEN interval '50 milliseconds' ELSE interval '500 milliseconds' END`;
const RELEASE_MOMENT = Prisma.sql`
  date_bin(${RELEASE_GRID}, clock_timestamp() + r."dueInMs" * interval '1 millisecond', 'epoch') + ${RELEASE_GRID}`;

async function release(tx: Executor, released: ReleasedMark[]): Promise<void> {
  if (released.length === 0) return;
  const rows = [...released].sort(byKey).map((mark) => ({ ...mark, version: mark.version.toString() }));
  await tx.$executeRaw`
    UPDATE dirty_mark m
       SET claimed_by = NULL, claimed_until = NULL, applied = m.applied OR r.applied, last_error = r.error,
           alone = m.alone OR r.alone,
           attempts = CASE WHEN m.version = r.version AND r."isTry" THEN m.attempts + 1 ELSE m.attempts END,
           due_at = CASE WHEN m.version = r.version THEN ${RELEASE_MOMENT}
                         ELSE ${nextReadOf(Prisma.sql`(m.rereads + 1)`)} END,
           rereads = CASE WHEN m.version = r.version THEN m.rereads ELSE m.rereads + 1 END
      FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
           AS r(kind text, "scopeId" uuid, "itemId" uuid, version bigint, applied boolean, "dueInMs" float8, error text,
                "isTry" boolean, alone boolean)
     WHERE m.kind = r.kind AND m.scope_id = r."scopeId" AND m.item_id = r."itemId"`;
}

async function remove(tx: Executor, settled: SettledMark[]): Promise<void> {
  if (settled.length === 0) return;
  const rows = [...settled].sort(byKey).map((mark) => ({ ...mark, version: mark.version.toString() }));
  const json = JSON.stringify(rows);
  // Marked again while the reading was under way: keep the mark, give back the claim.
  await tx.$executeRaw`
    UPDATE dirty_mark m
       SET claimed_by = NULL, claimed_until = NULL, rereads = m.rereads + 1,
           due_at = ${nextReadOf(Prisma.sql`(m.rereads + 1)`)}, applied = m.applied OR r.outcome = 'applied'
      FROM jsonb_to_recordset(${json}::jsonb)
           AS r(kind text, "scopeId" uuid, "itemId" uuid, version bigint, outcome text)
     WHERE m.kind = r.kind AND m.scope_id = r."scopeId" AND m.item_id = r."itemId" AND m.version <> r.version`;
  const touched = await tx.$queryRaw<{ deliveryId: string }[]>`
    WITH done AS (
      DELETE FROM dirty_mark m
       USING jsonb_to_recordset(${json}::jsonb)
             AS r(kind text, "scopeId" uuid, "itemId" uuid, version bigint, outcome text, reason text)
       WHERE m.kind = r.kind AND m.scope_id = r."scopeId" AND m.item_id = r."itemId" AND m.version = r.version
      RETURNING m.kind, m.scope_id, m.item_id, r.reason,
                CASE WHEN m.applied AND r.outcome = 'stale' THEN 'applied' ELSE r.outcome END AS outcome
    )
    UPDATE delivery_event e
       SET outcome = done.outcome, reason = done.reason
      FROM done
     WHERE e.kind = done.kind AND e.scope_id = done.scope_id AND e.item_id = done.item_id AND e.outcome IS NULL
    RETURNING e.delivery_id AS "deliveryId"`;
  const deliveryIds = [...new Set(touched.map((row) => row.deliveryId))];
  if (deliveryIds.length === 0) return;
  // Two workers may settle two events of one delivery at the same moment: the lock lets the second see the first.
  await tx.$executeRaw`
    SELECT 1 FROM delivery WHERE delivery_id = ANY(${deliveryIds}::uuid[]) ORDER BY delivery_id FOR UPDATE`;
  await tx.$executeRaw`
    UPDATE delivery d
       SET state = ended.state, reason = ended.reason, settled_at = clock_timestamp()
      FROM (SELECT delivery_id,
                   CASE WHEN bool_or(outcome = 'failed') THEN 'failed' WHEN bool_or(outcome = 'applied') THEN 'applied'
                        WHEN bool_or(outcome = 'stale') THEN 'stale' ELSE 'ignored' END AS state,
                   max(reason) FILTER (WHERE outcome = 'failed') AS reason
              FROM delivery_event
             WHERE delivery_id = ANY(${deliveryIds}::uuid[])
             GROUP BY delivery_id
            HAVING bool_and(outcome IS NOT NULL)) ended
     WHERE d.delivery_id = ended.delivery_id AND d.state = 'pending'`;
}

function byKey(a: ThingRef, b: ThingRef): number {
  return `${a.kind}${a.scopeId}${a.itemId}` < `${b.kind}${b.scopeId}${b.itemId}` ? -1 : 1;
}
