import { Injectable } from '@nestjs/common';
import { markThings, type MarkRequest } from './mark.sql.js';
import { PrismaService } from './prisma.service.js';
import { type Actor, type ThingRef } from './things.js';

/** One event of a delivery, routed: the thing to read again, or why nothing is to be done. */
export interface NewDeliveryEvent {
  eventType: string;
  thing: ThingRef | null;
  attributeId: string | null;
  actor: Actor | null;
  /** Why the event asks for nothing, when it does not. */
  ignoredBecause: string | null;
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
}

export interface AcceptResult {
  isNew: boolean;
}

@Injectable()
export class DeliveryRepository {
  constructor(private readonly prisma: PrismaService) {}

  /**
   * Stores the delivery, its events and their marks in one transaction, once per idempotency key. A repetition stores
   * nothing; only when its key is a mere body hash are its things marked again, because two different events may look
   * alike (bodies hold no time), and an extra reading is cheaper than a lost change.
   */
  async insertOnce(delivery: NewDelivery): Promise<AcceptResult> {
    const marks = marksOf(delivery);
    return this.prisma.$transaction(async (tx) => {
      const state = marks.length === 0 ? 'ignored' : 'pending';
      const reason = marks.length === 0 ? (delivery.events[0]?.ignoredBecause ?? 'no events') : null;
      const inserted = await tx.$executeRaw`
        INSERT INTO delivery (delivery_id, workspace_id, webhook_id, idempotency_key, body, received_at, state, reason,
                              settled_at)
        VALUES (${delivery.deliveryId}::uuid, ${delivery.workspaceId}::uuid, ${delivery.webhookId}::uuid,
                ${delivery.idempotencyKey}, ${JSON.stringify(delivery.body)}::jsonb, clock_timestamp(), ${state},
                ${reason}, CASE WHEN ${state} = 'ignored' THEN clock_timestamp() END)
            ON CONFLICT (idempotency_key) DO NOTHING`;
      const isNew = inserted === 1;
      if (isNew) {
        const rows = delivery.events.map((event, position) => ({
          position,
          eventType: event.eventType,
          ...(event.thing ?? {}),
          attributeId: event.attributeId,
          actor: event.actor,
          outcome: event.thing === null ? 'ignored' : null,
          reason: event.ignoredBecause,
        }));
        await tx.$executeRaw`
          INSERT INTO delivery_event (delivery_id, position, event_type, kind, scope_id, item_id, attribute_id, actor,
                                      outcome, reason)
          SELECT ${delivery.deliveryId}::uuid, r.position, r."eventType", r.kind, r."scopeId", r."itemId",
                 r."attributeId", r.actor, r.outcome, r.reason
            FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
                 AS r(position int, "eventType" text, kind text, "scopeId" uuid, "itemId" uuid, "attributeId" uuid,
                      actor jsonb, outcome text, reason text)`;
      }
      if (isNew || !delivery.hasOwnKey) await markThings(tx, delivery.workspaceId, marks);
      return { isNew };
    });
  }

  /** How many deliveries are in each state. */
  async countByState(): Promise<Record<string, number>> {
    const rows = await this.prisma.$queryRaw<{ state: string; count: number }[]>`
      SELECT state, count(*)::int AS count FROM delivery GROUP BY state`;
    return Object.fromEntries(rows.map((row) => [row.state, row.count]));
  }
}

function marksOf(delivery: NewDelivery): MarkRequest[] {
  return delivery.events.flatMap(({ thing, eventType, attributeId, actor }) =>
    thing === null
      ? []
      : [{ ...thing, lane: 'live', reason: eventType, attributeId, actor, correlationId: delivery.deliveryId }],
  );
}
