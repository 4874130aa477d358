import { Injectable } from '@nestjs/common';
import pg from 'pg';
import { type Instant } from '@app/common';
import { Prisma } from './generated/client.js';
import { ERASED, withoutErased } from './erasure.sql.js';
import { Gathering } from './gathering.js';
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

/** Statements that accept deliveries at a time; what comes meanwhile shares the next one, and its commit. */
const ACCEPTED_AT_ONCE = 2;
const ACCEPTED_TOGETHER = 50;
/** SQLSTATE classes of what a statement is given: data, constraints, limits. */
const OF_THE_DATA = /^(22|23|54)/;

@Injectable()
export class DeliveryRepository {
  private readonly accepting = new Gathering<NewDelivery, AcceptResult>((deliveries) => this.insertAll(deliveries), {
    atOnce: ACCEPTED_AT_ONCE,
    most: ACCEPTED_TOGETHER,
    isOfOneItem: (error) => error instanceof pg.DatabaseError && OF_THE_DATA.test(error.code ?? ''),
  });

  constructor(private readonly prisma: PrismaService) {}

  /**
   * Stores the delivery, its events and their marks in one transaction, once per idempotency key. A repetition stores
   * nothing; only when its key is a mere body hash are its things marked again, because two different events may look
   * alike (bodies hold no time), and an extra reading is cheaper than a lost change. Deliveries that come faster than
   * Postgres commits are stored together.
   */
  async insertOnce(delivery: NewDelivery): Promise<AcceptResult> {
    return this.accepting.do(delivery);
  }

  /** One statement, so one way to Postgres and back, and one commit: the senders wait for it. */
  private async insertAll(deliveries: NewDelivery[]): Promise<AcceptResult[]> {
    const given = deliveries.map((delivery) => ({ ...delivery, ...startOf(delivery), events: undefined }));
    const events = deliveries.flatMap(({ deliveryId, events }) => eventRows(deliveryId, events));
    const handlings = deliveries.flatMap((delivery) => handlingRows(delivery));
    const isMarked = Prisma.sql`"correlationId" IN (
      SELECT "deliveryId"::text FROM d WHERE NOT "hasOwnKey" OR "deliveryId" IN (SELECT delivery_id FROM new))`;
    const rows = await this.prisma.retried(
      () => this.prisma.direct.prepared('accept_deliveries').$queryRaw<(AcceptResult & { deliveryId: string })[]>`
        WITH e AS MATERIALIZED (${routed(events)}),
        d AS MATERIALIZED (
          SELECT g.*, coalesce(x.is_erased, false) AS is_erased, coalesce(x.is_over, false) AS is_over
            FROM jsonb_to_recordset(${JSON.stringify(given)}::jsonb)
                 AS g("deliveryId" uuid, "workspaceId" uuid, "webhookId" uuid, "idempotencyKey" text, "hasOwnKey" boolean,
                      body jsonb, state text, reason text)
                 LEFT JOIN (SELECT "deliveryId", bool_or(is_erased) AS is_erased,
                                   bool_and(is_erased OR outcome IS NOT NULL) AS is_over FROM e GROUP BY 1) x
                 USING ("deliveryId")),
        new AS (
          INSERT INTO delivery (delivery_id, workspace_id, webhook_id, idempotency_key, body, received_at, state, reason,
                                settled_at)
          SELECT d."deliveryId", d."workspaceId", d."webhookId", d."idempotencyKey",
                 CASE WHEN d.is_erased THEN ${withoutErased} ELSE d.body END, clock_timestamp(),
                 CASE WHEN d.is_over THEN 'ignored' ELSE d.state END,
                 CASE WHEN d.is_over AND d.is_erased THEN ${ERASED} ELSE d.reason END,
                 CASE WHEN d.is_over OR d.state = 'ignored' THEN clock_timestamp() END
            FROM d
           ORDER BY d."idempotencyKey"
              ON CONFLICT (idempotency_key) DO NOTHING
          RETURNING delivery_id),
        events AS (${insertionOfEvents(Prisma.sql`e JOIN new ON new.delivery_id = e."deliveryId"`)}),
        handlings AS (${insertionOfHandlings(handlings, Prisma.sql`"deliveryId" IN (SELECT delivery_id FROM new)`)}),
        marks AS (${insertionOfMarks(deliveries[0]?.workspaceId ?? '', deliveries.flatMap(marksOf), isMarked)})
        SELECT d."deliveryId", d."deliveryId" IN (SELECT delivery_id FROM new) AS "isNew" FROM d`,
    );
    const isNew = new Map(rows.map((row) => [row.deliveryId, row.isNew]));
    return deliveries.map(({ deliveryId }) => ({ isNew: isNew.get(deliveryId) === true }));
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
    ${insertionOfEvents(Prisma.sql`(${routed(eventRows(deliveryId, events))}) AS e`)}
    RETURNING reason IS NOT DISTINCT FROM ${ERASED} AS "isErased"`;
  if (inserted.some(({ isErased }) => isErased)) await ignoreErased(tx, deliveryId);
}

function eventRows(deliveryId: string, events: NewDeliveryEvent[]) {
  return events.map((event, position) => ({
    deliveryId,
    position,
    eventType: event.eventType,
    ...(event.thing ?? {}),
    attributeId: event.attributeId,
    actor: event.actor,
    outcome: event.thing === null ? 'ignored' : null,
    reason: event.ignoredBecause,
  }));
}

/** The events as rows, each with whether its thing was erased. */
function routed(rows: ReturnType<typeof eventRows>): Prisma.Sql {
  return Prisma.sql`
    SELECT r.*, r."itemId" IS NOT NULL AND is_erased(r."itemId") AS is_erased
      FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
           AS r("deliveryId" uuid, position int, "eventType" text, kind text, "scopeId" uuid, "itemId" uuid,
                "attributeId" uuid, actor jsonb, outcome text, reason text)`;
}

/** @param rows of `routed`, as `e` */
function insertionOfEvents(rows: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`
    INSERT INTO delivery_event (delivery_id, position, event_type, kind, scope_id, item_id, attribute_id, actor, outcome,
                                reason)
    SELECT e."deliveryId", e.position, e."eventType", e.kind, e."scopeId",
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

async function insertHandlings(tx: Executor, delivery: Pick<NewDelivery, 'deliveryId' | 'handlings'>) {
  if (delivery.handlings.length > 0) await tx.$executeRaw`${insertionOfHandlings(handlingRows(delivery))}`;
}

function handlingRows({ deliveryId, handlings }: Pick<NewDelivery, 'deliveryId' | 'handlings'>) {
  return handlings.map((handling) => ({ deliveryId, ...handling }));
}

/** @param condition under which they are inserted */
function insertionOfHandlings(rows: ReturnType<typeof handlingRows>, condition = Prisma.sql`true`): Prisma.Sql {
  return Prisma.sql`
    INSERT INTO event_handling (delivery_id, position, handler, due_at)
    SELECT r."deliveryId", r.position, r.handler, clock_timestamp()
      FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS r("deliveryId" uuid, position int, handler text)
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
