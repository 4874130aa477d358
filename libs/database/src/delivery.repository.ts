import { Injectable } from '@nestjs/common';
import { type Instant } from '@app/common';
import { Prisma } from './generated/client.js';
import { ERASED, withoutErased } from './erasure.sql.js';
import { instantOf } from './instant-sql.js';
import { insertionOfMarks, markThings, type MarkRequest } from './mark.sql.js';
import { PrismaService, type Executor } from './prisma.service.js';
import { type Actor, type ThingRef } from './things.js';

/** One event of a delivery, routed: the thing to read again, or why nothing is to be done. */
export interface NewDeliveryEvent {
  eventType: string;
  thing: ThingRef | null;
  attributeId: string | null;
  actor: Actor | null;
  /** Why the event asks for nothing, when it does not. */
  ignoredBecause: string | null;
  /** The survivor, when the event says that the thing was merged away. */
  mergedInto?: string | undefined;
}

export interface NewDelivery {
  deliveryId: string;
  workspaceId: string;
  webhookId: string;
  idempotencyKey: string;
  /** The key came from the sender; without one it is a hash of the body, which different events may share. */
  hasOwnKey: boolean;
  body: unknown;
  events: NewDeliveryEvent[];
  /** Application handlers that want an event: its index in the body, and the handler's name. */
  handlings: { position: number; handler: string }[];
}

export interface AcceptResult {
  isNew: boolean;
}

export type DeliveryState = 'pending' | 'applied' | 'stale' | 'ignored' | 'failed';

export interface DeliveryRow {
  deliveryId: string;
  webhookId: string;
  state: DeliveryState;
  reason: string | null;
  receivedAt: Instant;
  settledAt: Instant | null;
  body: unknown;
}

const columns = Prisma.sql`
  d.delivery_id AS "deliveryId", d.webhook_id AS "webhookId", d.state, d.reason,
  ${instantOf('d.received_at')} AS "receivedAt", ${instantOf('d.settled_at')} AS "settledAt", d.body`;

@Injectable()
export class DeliveryRepository {
  constructor(private readonly prisma: PrismaService) {}

  /**
   * Stores the delivery, its events and their marks in one transaction, once per idempotency key. A repetition stores
   * nothing; only when its key is a mere body hash are its things marked again, because two different events may look
   * alike (bodies hold no time), and an extra reading is cheaper than a lost change.
   */
  async insertOnce(delivery: NewDelivery): Promise<AcceptResult> {
    const { deliveryId, hasOwnKey } = delivery;
    const { state, reason } = startOf(delivery);
    const isNew = Prisma.sql`EXISTS (SELECT 1 FROM new)`;
    const isMarked = hasOwnKey ? isNew : Prisma.sql`true`;
    // One statement, so one way to Postgres and back: a sender waits for it.
    const sql = this.prisma.direct.prepared(hasOwnKey ? 'accept_delivery' : 'accept_delivery_without_key');
    const rows = await this.prisma.retried(
      () => sql.$queryRaw<AcceptResult[]>`
        WITH e AS MATERIALIZED (${routed(delivery.events)}),
        d AS (SELECT ${JSON.stringify(delivery.body)}::jsonb AS body, bool_or(e.is_erased) AS is_erased,
                     coalesce(bool_and(e.is_erased OR e.outcome IS NOT NULL), false) AS is_over FROM e),
        new AS (
          INSERT INTO delivery (delivery_id, workspace_id, webhook_id, idempotency_key, body, received_at, state, reason,
                                settled_at)
          SELECT ${deliveryId}::uuid, ${delivery.workspaceId}::uuid, ${delivery.webhookId}::uuid,
                 ${delivery.idempotencyKey}, CASE WHEN d.is_erased THEN ${withoutErased} ELSE d.body END,
                 clock_timestamp(), CASE WHEN d.is_over THEN 'ignored' ELSE ${state} END,
                 CASE WHEN d.is_over AND d.is_erased THEN ${ERASED} ELSE ${reason} END,
                 CASE WHEN d.is_over OR ${state} = 'ignored' THEN clock_timestamp() END
            FROM d
              ON CONFLICT (idempotency_key) DO NOTHING
          RETURNING delivery_id),
        events AS (${insertionOfEvents(deliveryId, Prisma.sql`e CROSS JOIN new`)}),
        handlings AS (${insertionOfHandlings(deliveryId, delivery.handlings, isNew)}),
        marks AS (${insertionOfMarks(delivery.workspaceId, marksOf(delivery), isMarked)})
        SELECT ${isNew} AS "isNew"`,
    );
    return { isNew: rows[0]?.isNew === true };
  }

  /**
   * Starts a settled delivery anew, routed as of now: its things are marked again, its events wait for them, and
   * handlers that gave up get their event once more.
   * @returns `false` when it is not settled (it needs no replay) or not known
   */
  async reopen(delivery: Pick<NewDelivery, 'deliveryId' | 'workspaceId' | 'events' | 'handlings'>): Promise<boolean> {
    return this.prisma.transact(async (tx) => {
      const { state, reason } = startOf(delivery);
      const reopened = await tx.$executeRaw`
        UPDATE delivery
           SET state = ${state}, reason = ${reason},
               settled_at = CASE WHEN ${state} = 'ignored' THEN clock_timestamp() END
         WHERE delivery_id = ${delivery.deliveryId}::uuid AND state <> 'pending'`;
      if (reopened === 0) return false;
      await tx.$executeRaw`DELETE FROM delivery_event WHERE delivery_id = ${delivery.deliveryId}::uuid`;
      await insertEvents(tx, delivery);
      await tx.$executeRaw`
        DELETE FROM event_handling WHERE delivery_id = ${delivery.deliveryId}::uuid AND state = 'failed'`;
      await insertHandlings(tx, delivery);
      await markThings(tx, delivery.workspaceId, marksOf(delivery));
      return true;
    });
  }

  async find(deliveryId: string): Promise<DeliveryRow | null> {
    const rows = await this.prisma.$queryRaw<DeliveryRow[]>`
      SELECT ${columns} FROM delivery d WHERE d.delivery_id = ${deliveryId}::uuid`;
    return rows[0] ?? null;
  }

  /**
   * Newest first.
   * @param filter `itemId` finds deliveries that speak of this thing; `before` pages backwards by `receivedAt`
   */
  async list(
    filter: { state?: DeliveryState | undefined; itemId?: string | undefined; before?: Instant | undefined },
    limit: number,
  ): Promise<DeliveryRow[]> {
    const { state, itemId, before } = filter;
    return this.prisma.$queryRaw<DeliveryRow[]>`
      SELECT ${columns}
        FROM delivery d
       WHERE true
             ${state === undefined ? Prisma.empty : Prisma.sql`AND d.state = ${state}`}
             ${before === undefined ? Prisma.empty : Prisma.sql`AND d.received_at < ${before}::timestamptz`}
             ${
               itemId === undefined
                 ? Prisma.empty
                 : Prisma.sql`AND EXISTS (SELECT 1 FROM delivery_event e
                                           WHERE e.delivery_id = d.delivery_id AND e.item_id = ${itemId}::uuid)`
             }
       ORDER BY d.received_at DESC
       LIMIT ${limit}`;
  }

  /** Deliveries of the last days that changed something. */
  async countApplied(days: number): Promise<number> {
    const [row] = await this.prisma.$queryRaw<{ count: number }[]>`
      SELECT count(*)::int AS count FROM delivery
       WHERE state = 'applied' AND received_at >= clock_timestamp() - ${days} * interval '1 day'`;
    return row?.count ?? 0;
  }

  /** The subscription that the newest delivery came by. */
  async findLatestWebhookId(): Promise<string | undefined> {
    const row = await this.prisma.delivery.findFirst({ orderBy: { receivedAt: 'desc' }, select: { webhookId: true } });
    return row?.webhookId;
  }

  /** How many deliveries are in each state. */
  async countByState(): Promise<Record<string, number>> {
    const rows = await this.prisma.$queryRaw<{ state: string; count: number }[]>`
      SELECT state, count(*)::int AS count FROM delivery GROUP BY state`;
    return Object.fromEntries(rows.map((row) => [row.state, row.count]));
  }

  /** How many events were stored and asked for nothing, by type and reason: an unknown type shows up here. */
  async countIgnored(): Promise<{ eventType: string; reason: string; count: number }[]> {
    return this.prisma.$queryRaw`
      SELECT event_type AS "eventType", coalesce(reason, '') AS reason, count(*)::int AS count
        FROM delivery_event
       WHERE outcome = 'ignored'
       GROUP BY 1, 2
       ORDER BY 3 DESC`;
  }
}

function startOf({ events }: Pick<NewDelivery, 'events'>): { state: DeliveryState; reason: string | null } {
  if (events.some(({ thing }) => thing !== null)) return { state: 'pending', reason: null };
  return { state: 'ignored', reason: events[0]?.ignoredBecause ?? 'no events' };
}

async function insertEvents(tx: Executor, { deliveryId, events }: Pick<NewDelivery, 'deliveryId' | 'events'>) {
  const inserted = await tx.$queryRaw<{ isErased: boolean }[]>`
    ${insertionOfEvents(deliveryId, Prisma.sql`(${routed(events)}) AS e`)}
    RETURNING reason IS NOT DISTINCT FROM ${ERASED} AS "isErased"`;
  if (inserted.some(({ isErased }) => isErased)) await ignoreErased(tx, deliveryId);
}

/** The events as rows, each with whether its thing was erased. */
function routed(events: NewDeliveryEvent[]): Prisma.Sql {
  const rows = events.map((event, position) => ({
    position,
    eventType: event.eventType,
    ...(event.thing ?? {}),
    attributeId: event.attributeId,
    actor: event.actor,
    outcome: event.thing === null ? 'ignored' : null,
    reason: event.ignoredBecause,
  }));
  return Prisma.sql`
    SELECT r.*, r."itemId" IS NOT NULL AND is_erased(r."itemId") AS is_erased
      FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
           AS r(position int, "eventType" text, kind text, "scopeId" uuid, "itemId" uuid, "attributeId" uuid,
                actor jsonb, outcome text, reason text)`;
}

/** @param rows of `routed`, as `e` */
function insertionOfEvents(deliveryId: string, rows: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`
    INSERT INTO delivery_event (delivery_id, position, event_type, kind, scope_id, item_id, attribute_id, actor, outcome,
                                reason)
    SELECT ${deliveryId}::uuid, e.position, e."eventType", e.kind, e."scopeId",
           CASE WHEN NOT e.is_erased THEN e."itemId" END, e."attributeId", e.actor,
           CASE WHEN e.is_erased THEN 'ignored' ELSE e.outcome END, CASE WHEN e.is_erased THEN ${ERASED} ELSE e.reason END
      FROM ${rows}`;
}

/** What was erased stays out of the inbox as well; a delivery that says nothing else is done with. */
async function ignoreErased(tx: Executor, deliveryId: string): Promise<void> {
  await tx.$executeRaw`
    UPDATE delivery d SET body = ${withoutErased}
     WHERE d.delivery_id = ${deliveryId}::uuid`;
  await tx.$executeRaw`
    UPDATE delivery d SET state = 'ignored', reason = ${ERASED}, settled_at = clock_timestamp()
     WHERE d.delivery_id = ${deliveryId}::uuid AND d.state = 'pending'
       AND NOT EXISTS (SELECT 1 FROM delivery_event e WHERE e.delivery_id = d.delivery_id AND e.outcome IS NULL)`;
}

async function insertHandlings(tx: Executor, { deliveryId, handlings }: Pick<NewDelivery, 'deliveryId' | 'handlings'>) {
  if (handlings.length > 0) await tx.$executeRaw`${insertionOfHandlings(deliveryId, handlings)}`;
}

/** @param condition under which they are inserted */
function insertionOfHandlings(
  deliveryId: string,
  handlings: NewDelivery['handlings'],
  condition = Prisma.sql`true`,
): Prisma.Sql {
  return Prisma.sql`
    INSERT INTO event_handling (delivery_id, position, handler, due_at)
    SELECT ${deliveryId}::uuid, r.position, r.handler, clock_timestamp()
      FROM jsonb_to_recordset(${JSON.stringify(handlings)}::jsonb) AS r(position int, handler text)
     WHERE ${condition}
        ON CONFLICT DO NOTHING`;
}

function marksOf(delivery: Pick<NewDelivery, 'deliveryId' | 'events'>): MarkRequest[] {
  return delivery.events.flatMap(({ thing, eventType, attributeId, actor, mergedInto }) =>
    thing === null
      ? []
      : [
          {
            ...thing,
            lane: 'live',
            reason: eventType,
            attributeId,
            actor,
            correlationId: delivery.deliveryId,
            mergedInto,
          },
        ],
  );
}
