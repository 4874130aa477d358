import { Injectable } from '@nestjs/common';
import { openConflicts } from './conflict.sql.js';
import { Prisma } from './generated/client.js';
import { RECORD_ERASED } from './erasure.sql.js';
import { aliasProvisional, editColumns, insertEdit, rebaseLater } from './local-edit.sql.js';
import {
  type EditEnd,
  type EditState,
  type EditTarget,
  type LocalEdit,
  type NewEdit,
  type PushEnd,
} from './local-edit.types.js';
import { isUniqueViolation } from './unique-violation.js';
import { PrismaService, type Executor } from './prisma.service.js';
import { type ItemKind } from './things.js';

const isOpen = Prisma.sql`e.state IN ('pending', 'pushing')`;

/** The outbox. An edit is accepted when its row is committed, and ends in exactly one state. */
@Injectable()
export class LocalEditRepository {
  constructor(private readonly prisma: PrismaService) {}

  /**
   * Accepts the edits of one request, all or none. The first of them bears the caller's idempotency key.
   * @param assertSame compares the row of a key that is known with the request; when it throws, nothing is accepted
   * @returns `isRepeated` with the edits of then when the first key is known: nothing is accepted again
   */
  async insert(
    edits: NewEdit[],
    assertSame: (known: LocalEdit, asked: NewEdit) => void,
  ): Promise<{ isRepeated: boolean; edits: LocalEdit[] }> {
    return this.prisma
      .transact(async (tx) => {
        const accepted: LocalEdit[] = [];
        for (const [index, asked] of edits.entries()) {
          const { edit, isNew } = await insertEdit(tx, asked);
          if (!isNew) assertSame(edit, asked);
          if (!isNew && index === 0) throw new RepeatedRequest();
          accepted.push(edit);
        }
        return { isRepeated: false, edits: accepted };
      })
      .catch(async (error: unknown) => {
        if (!(error instanceof RepeatedRequest)) throw error;
        return { isRepeated: true, edits: await this.listByKeys(edits) };
      });
  }

  async find(ticketId: string): Promise<LocalEdit | null> {
    const rows = await this.prisma.$queryRaw<LocalEdit[]>`
      SELECT ${editColumns} FROM local_edit e WHERE e.ticket_id = ${ticketId}::uuid`;
    return rows[0] ?? null;
  }

  /** The edit a caller's idempotency key stands for. */
  async findByKey(callerId: string, idempotencyKey: string): Promise<LocalEdit | null> {
    const rows = await this.prisma.$queryRaw<LocalEdit[]>`
      SELECT ${editColumns} FROM local_edit e
       WHERE e.caller_id = ${callerId} AND e.idempotency_key = ${idempotencyKey}`;
    return rows[0] ?? null;
  }

  /** The rows that the keys of these edits stand for, in the same order. */
  private async listByKeys(edits: NewEdit[]): Promise<LocalEdit[]> {
    const found = [];
    for (const { callerId, idempotencyKey } of edits) {
      found.push(idempotencyKey === null ? null : await this.findByKey(callerId, idempotencyKey));
    }
    return found.filter((edit) => edit !== null);
  }

  /** Newest first. @param after `position` of the last row of the page before */
  async list(
    filter: { state?: EditState | undefined; itemId?: string | undefined },
    after: bigint | null,
    limit: number,
  ): Promise<LocalEdit[]> {
    return this.prisma.$queryRaw<LocalEdit[]>`
      SELECT ${editColumns} FROM local_edit e
       WHERE true ${filter.state === undefined ? Prisma.empty : Prisma.sql`AND e.state = ${filter.state}`}
             ${
               filter.itemId === undefined
                 ? Prisma.empty
                 : Prisma.sql`AND (e.item_id = ${filter.itemId}::uuid OR e.provisional_id = ${filter.itemId}::uuid)`
             }
             ${after === null ? Prisma.empty : Prisma.sql`AND e.position < ${after}`}
       ORDER BY e.position DESC LIMIT ${limit}`;
  }

  /** @returns how many edits are in each state */
  async countByState(): Promise<Partial<Record<EditState, number>>> {
    const rows = await this.prisma.$queryRaw<{ state: EditState; count: number }[]>`
      SELECT state, count(*)::int AS count FROM local_edit GROUP BY state`;
    return Object.fromEntries(rows.map((row) => [row.state, row.count]));
  }

  /**
   * Open edits of items, in order of acceptance; ids that became aliases find the edits of what they mean.
   * To be read *before* the mirror: an edit ends only after the mirror shows it, so no reader can miss it in both.
   */
  async listOpen(kind: ItemKind, scopeId: string, itemIds: string[]): Promise<LocalEdit[]> {
    if (itemIds.length === 0) return [];
    return this.prisma.direct.prepared('open_edits').$queryRaw<LocalEdit[]>`
      SELECT ${editColumns} FROM local_edit e
       WHERE e.kind = ${kind} AND e.scope_id = ${scopeId}::uuid AND ${isOpen}
         AND e.item_id = ANY(SELECT x FROM unnest(${itemIds}::uuid[]) x
                       UNION SELECT a.item_id FROM record_alias a
                              WHERE a.scope_id = ${scopeId}::uuid AND a.alias_id = ANY(${itemIds}::uuid[]))
       ORDER BY e.position`;
  }

  /**
   * Creates that have not ended, by their provisional ids in ascending order.
   * @param afterId last id of the page before, or `null` for the first page
   */
  async listOpenCreates(kind: ItemKind, scopeId: string, afterId: string | null, limit: number): Promise<LocalEdit[]> {
    return this.prisma.$queryRaw<LocalEdit[]>`
      SELECT ${editColumns} FROM local_edit e
       WHERE e.kind = ${kind} AND e.scope_id = ${scopeId}::uuid AND ${isOpen}
         AND e.operation = 'create' AND e.item_id = e.provisional_id
             ${afterId === null ? Prisma.empty : Prisma.sql`AND e.item_id > ${afterId}::uuid`}
       ORDER BY e.item_id LIMIT ${limit}`;
  }

  /**
   * Items that open edits give this value to.
   * @param value the members of the value that are compared
   */
  async listOpenHolding(
    kind: ItemKind,
    scopeId: string,
    attributeId: string,
    value: Record<string, string>,
    limit: number,
  ): Promise<string[]> {
    const rows = await this.prisma.$queryRaw<{ itemId: string }[]>`
      SELECT DISTINCT e.item_id AS "itemId" FROM local_edit e
       WHERE e.kind = ${kind} AND e.scope_id = ${scopeId}::uuid AND ${isOpen}
         AND e.local @> ${JSON.stringify({ [attributeId]: [value] })}::jsonb
       ORDER BY e.item_id LIMIT ${limit}`;
    return rows.map((row) => row.itemId);
  }

  /** Items whose first open edit is due and which nobody works on: what a sweep wakes workers for. */
  async listDueItems(limit: number): Promise<EditTarget[]> {
    return this.prisma.$queryRaw<EditTarget[]>`
      SELECT e.kind, e.scope_id AS "scopeId", e.item_id AS "itemId"
        FROM local_edit e
       WHERE ${isOpen}
       GROUP BY e.kind, e.scope_id, e.item_id
      HAVING bool_and(e.claimed_until IS NULL OR e.claimed_until < clock_timestamp())
         AND (array_agg(e.due_at ORDER BY e.position))[1] <= clock_timestamp()
       ORDER BY min(e.position)
       LIMIT ${limit}`;
  }

  /**
   * Takes all open edits of an item, unless one of them is held by another worker or the first is not due yet: pushes
   * of one item are serial, and in order. Edits of an id that became an alias move to what it means.
   */
  async claim(target: EditTarget, claimedBy: string, leaseMs: number): Promise<LocalEdit[]> {
    return this.prisma.transact(async (tx) => {
      const key = `${target.kind} ${target.scopeId} ${target.itemId}`;
      await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${key}, 0))`;
      await tx.$executeRaw`
        UPDATE local_edit e SET item_id = a.item_id
          FROM record_alias a
         WHERE e.kind = ${target.kind} AND e.scope_id = ${target.scopeId}::uuid AND e.item_id = ${target.itemId}::uuid
           AND ${isOpen} AND (e.claimed_until IS NULL OR e.claimed_until < clock_timestamp())
           AND a.scope_id = e.scope_id AND a.alias_id = e.item_id`;
      const claimed = await tx.$queryRaw<LocalEdit[]>`
        WITH all_open AS (
          SELECT e.ticket_id, e.position, e.due_at, e.claimed_until FROM local_edit e
           WHERE e.kind = ${target.kind} AND e.scope_id = ${target.scopeId}::uuid
             AND e.item_id = ${target.itemId}::uuid AND ${isOpen}
        )
        UPDATE local_edit e
           SET state = 'pushing', claimed_by = ${claimedBy},
               claimed_until = clock_timestamp() + ${leaseMs} * interval '1 millisecond'
          FROM all_open o
         WHERE e.ticket_id = o.ticket_id
           AND NOT EXISTS (SELECT 1 FROM all_open WHERE claimed_until >= clock_timestamp())
           AND (SELECT due_at FROM all_open ORDER BY position LIMIT 1) <= clock_timestamp()
        RETURNING ${editColumns}`;
      return claimed.sort((a, b) => (a.position < b.position ? -1 : 1));
    });
  }

  /** @returns `false` when the edits are no longer ours: then nothing more may be sent for them */
  async renew(ticketIds: string[], claimedBy: string, leaseMs: number): Promise<boolean> {
    const kept = await this.prisma.$executeRaw`
      UPDATE local_edit SET claimed_until = clock_timestamp() + ${leaseMs} * interval '1 millisecond'
       WHERE ticket_id = ANY(${ticketIds}::uuid[]) AND claimed_by = ${claimedBy} AND state = 'pushing'`;
    return kept === ticketIds.length;
  }

  /**
   * To be called before a write leaves: a worker that dies from here on leaves a note that its outcome is unknown, and
   * the next one looks before it sends again.
   * @returns `false` when the edits are no longer ours: do not send
   */
  async noteSending(ticketIds: string[], claimedBy: string, leaseMs: number): Promise<boolean> {
    const noted = await this.prisma.$executeRaw`
      UPDATE local_edit
         SET unknown_since = coalesce(unknown_since, clock_timestamp()),
             claimed_until = clock_timestamp() + ${leaseMs} * interval '1 millisecond'
       WHERE ticket_id = ANY(${ticketIds}::uuid[]) AND claimed_by = ${claimedBy} AND state = 'pushing'
         AND claimed_until >= clock_timestamp()`;
    return noted === ticketIds.length;
  }

  /**
   * Ends edits, with their conflicts and the alias of a created item, in one transaction. Refused while the mirror does
   * not show yet what was written: a ticket must not say `applied` before a read shows it.
   * @returns `false` when refused, or when the edits are no longer ours
   */
  async finish(target: EditTarget, push: PushEnd, claimedBy: string): Promise<boolean> {
    return this.prisma
      .transact(async (tx) => {
        const itemId = push.madeItemId ?? target.itemId;
        const isShown = push.observedAt === null || (await showsItem(tx, { ...target, itemId }, push.observedAt));
        // The write met a record that stays out of the mirror: no read will ever show it.
        const isErased = !isShown && (await isErasedItem(tx, itemId));
        if (!isShown && !isErased) return false;
        const ends = isErased ? push.ends.map(({ ticketId }) => erasedEnd(ticketId)) : push.ends;
        const rows = ends.map((end) => ({ attioCode: null, message: null, holderId: null, ...end }));
        const ended = await tx.$executeRaw`
        UPDATE local_edit e
           SET state = r.state, outcome = r.outcome, attio_code = r."attioCode", message = r.message,
               holder_id = r."holderId", observed_at = ${push.observedAt}::timestamptz, unknown_since = NULL,
               claimed_by = NULL, claimed_until = NULL, finished_at = clock_timestamp()
          FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
               AS r("ticketId" uuid, state text, outcome jsonb, "attioCode" text, message text, "holderId" uuid)
         WHERE e.ticket_id = r."ticketId" AND e.claimed_by = ${claimedBy} AND e.state = 'pushing'`;
        if (ended !== rows.length) throw new LostClaim();
        await rebaseLater(
          tx,
          rows.filter(({ state }) => state === 'failed').map(({ ticketId }) => ticketId),
        );
        if (isErased) return true;
        await openConflicts(tx, push.conflicts);
        if (push.madeItemId !== undefined && push.madeItemId !== target.itemId) {
          await aliasProvisional(tx, target, push);
        }
        return true;
      })
      .catch((error: unknown) => {
        if (error instanceof LostClaim) return false;
        throw error;
      });
  }

  /** Makes a provisional id mean an item that existed before; the edits go on under its id. */
  async linkProvisional(target: EditTarget, itemId: string, workspaceId: string): Promise<void> {
    await this.prisma.transact(async (tx) => {
      await aliasProvisional(tx, target, { madeItemId: itemId, workspaceId });
    });
  }

  /** Gives edits back, to be tried again after a pause. */
  async release(
    ticketIds: string[],
    claimedBy: string,
    again: { dueInMs: number; reason: string; countsAsAttempt: boolean; isOutcomeUnknown: boolean; isGone?: boolean },
  ): Promise<void> {
    await this.prisma.$executeRaw`
      UPDATE local_edit
         SET state = 'pending', claimed_by = NULL, claimed_until = NULL, message = ${again.reason},
             attempts = attempts + ${again.countsAsAttempt ? 1 : 0},
             unknown_since = CASE WHEN ${again.isOutcomeUnknown} THEN unknown_since END,
             gone_since = CASE WHEN ${again.isGone ?? false} THEN coalesce(gone_since, clock_timestamp()) END,
             due_at = clock_timestamp() + ${again.dueInMs} * interval '1 millisecond'
       WHERE ticket_id = ANY(${ticketIds}::uuid[]) AND claimed_by = ${claimedBy} AND state = 'pushing'`;
  }

  /** Takes back an edit that nobody has begun to push. @returns `false` when it is too late */
  async cancel(ticketId: string): Promise<boolean> {
    return this.prisma.transact(async (tx) => {
      const cancelled = await tx.$executeRaw`
        UPDATE local_edit SET state = 'cancelled', finished_at = clock_timestamp()
         WHERE ticket_id = ${ticketId}::uuid AND state = 'pending' AND unknown_since IS NULL
           AND (claimed_until IS NULL OR claimed_until < clock_timestamp())`;
      if (cancelled === 1) await rebaseLater(tx, [ticketId]);
      return cancelled === 1;
    });
  }

  /** Queues a failed edit again, after its cause was mended. @returns `false` when it has not failed */
  async replay(ticketId: string): Promise<boolean> {
    const replayed = await this.prisma.$executeRaw`
      UPDATE local_edit
         SET state = 'pending', finished_at = NULL, attio_code = NULL, message = NULL, holder_id = NULL, attempts = 0,
             outcome = NULL, due_at = clock_timestamp()
       WHERE ticket_id = ${ticketId}::uuid AND state = 'failed' AND attio_code IS DISTINCT FROM ${RECORD_ERASED}`;
    return replayed === 1;
  }

  /**
   * Takes up again the edits of records that seemed deleted and turned out to be merged: Attio answers "not found" for
   * both, and the event that tells them apart may come late.
   * @returns how many conflicts ended this way
   */
  async reopenMerged(): Promise<number> {
    return this.prisma.transact(async (tx) => {
      const ended = await tx.$queryRaw<{ survivorId: string; ticketIds: string[] }[]>`
        UPDATE conflict c
           SET state = 'resolved', resolution = 'merged', resolved_by = 'merge', resolved_at = clock_timestamp()
          FROM record_alias a
         WHERE c.state = 'open' AND c.reason = 'deleted_there' AND c.kind = 'record' AND a.reason = 'merge'
           AND a.scope_id = c.scope_id AND (a.alias_id = c.item_id OR a.item_id = c.item_id)
           AND EXISTS (SELECT 1 FROM mirror_item m WHERE m.kind = 'record' AND m.scope_id = c.scope_id
                          AND m.item_id = a.item_id AND m.deleted_at IS NULL)
        RETURNING a.item_id AS "survivorId",
                  array_append(ARRAY(SELECT (e->>'ticket_id')::uuid FROM jsonb_array_elements(c.earlier) e), c.ticket_id)
                    AS "ticketIds"`;
      for (const { survivorId, ticketIds } of ended) {
        await tx.$executeRaw`
          UPDATE local_edit
             SET state = 'pending', item_id = ${survivorId}::uuid, finished_at = NULL, gone_since = NULL,
                 due_at = clock_timestamp()
           WHERE ticket_id = ANY(${ticketIds}::uuid[]) AND state = 'conflict'`;
      }
      return ended.length;
    });
  }

  /** Of these ids, those that are known as what another create of ours became, or taken for it. */
  async listMade({ scopeId, ticketId }: LocalEdit, itemIds: string[]): Promise<Set<string>> {
    const rows = await this.prisma.$queryRaw<{ itemId: string }[]>`
      SELECT item_id AS "itemId" FROM record_alias
       WHERE scope_id = ${scopeId}::uuid AND item_id = ANY(${itemIds}::uuid[]) AND reason = 'provisional'
       UNION
      SELECT found_item_id FROM local_edit
       WHERE scope_id = ${scopeId}::uuid AND found_item_id = ANY(${itemIds}::uuid[])
         AND state IN ('pending', 'pushing') AND ticket_id <> ${ticketId}::uuid`;
    return new Set(rows.map((row) => row.itemId));
  }

  /**
   * Takes an item for what this create made: of two creates with equal content only one can have made it.
   * @param isShared several creates may well mean one item: they name its unique value
   * @returns `false` when it is another create's
   */
  async claimMade(create: LocalEdit, itemId: string, isShared: boolean): Promise<boolean> {
    if (isShared) return true;
    try {
      return await this.prisma.transact(async (tx) => {
        await tx.$executeRaw`
          UPDATE local_edit SET found_item_id = ${itemId}::uuid WHERE ticket_id = ${create.ticketId}::uuid`;
        // A create that has ended holds its item by an alias; looked for after the index has let us in.
        const others = await tx.$queryRaw<unknown[]>`
          SELECT 1 FROM record_alias
           WHERE scope_id = ${create.scopeId}::uuid AND item_id = ${itemId}::uuid AND reason = 'provisional'
             AND alias_id <> ${create.itemId}::uuid`;
        if (others.length > 0) throw new LostClaim();
        return true;
      });
    } catch (error) {
      if (error instanceof LostClaim || isUniqueViolation(error)) return false;
      throw error;
    }
  }

  /** Aliases of ids, where there are any. */
  async resolveAliases(ids: string[]): Promise<Map<string, string>> {
    if (ids.length === 0) return new Map();
    const rows = await this.prisma.$queryRaw<{ aliasId: string; itemId: string }[]>`
      SELECT alias_id AS "aliasId", item_id AS "itemId" FROM record_alias WHERE alias_id = ANY(${ids}::uuid[])`;
    return new Map(rows.map((row) => [row.aliasId, row.itemId]));
  }

  /** Creates of these provisional ids: open ones are waited for, failed ones never come. */
  async findCreates(provisionalIds: string[]): Promise<Map<string, EditState>> {
    if (provisionalIds.length === 0) return new Map();
    const rows = await this.prisma.$queryRaw<{ provisionalId: string; state: EditState }[]>`
      SELECT provisional_id AS "provisionalId", state FROM local_edit
       WHERE provisional_id = ANY(${provisionalIds}::uuid[]) AND operation = 'create'`;
    return new Map(rows.map((row) => [row.provisionalId, row.state]));
  }
}

/** The transaction must not commit: another worker has taken the edits. */
class LostClaim extends Error {}

/** The transaction must not commit: the same request came before. */
class RepeatedRequest extends Error {}

async function showsItem(tx: Executor, target: EditTarget, observedAt: string): Promise<boolean> {
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT 1 FROM mirror_item
     WHERE kind = ${target.kind} AND scope_id = ${target.scopeId}::uuid AND item_id = ${target.itemId}::uuid
       AND observed_at >= ${observedAt}::timestamptz`;
  return rows.length > 0;
}

async function isErasedItem(tx: Executor, itemId: string): Promise<boolean> {
  const [row] = await tx.$queryRaw<{ erased: boolean }[]>`SELECT is_erased(${itemId}::uuid) AS erased`;
  return row?.erased === true;
}

function erasedEnd(ticketId: string): EditEnd {
  const message = 'This is a record that was erased here; while it is kept out, it cannot be written';
  return { ticketId, state: 'failed', outcome: null, attioCode: RECORD_ERASED, message };
}
