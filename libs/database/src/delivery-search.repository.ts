import { Injectable } from '@nestjs/common';
import { Prisma } from './generated/client.js';
import { markThings, type MarkRequest } from './mark.sql.js';
import { PrismaService } from './prisma.service.js';
import { type Actor, type ThingScope } from './things.js';

/** All members narrow; absent ones do not. */
export interface DeliverySearch {
  states?: string[];
  /** Id of a record, entry, note …: deliveries that speak of it. */
  itemId?: string;
  attributeId?: string;
  eventType?: string;
  /** Part of the reason, of the delivery or of one of its events; without regard to case. */
  error?: string;
  since?: Date;
  until?: Date;
  deliveryIds?: string[];
}

export interface FoundDelivery {
  deliveryId: string;
  webhookId: string;
  state: string;
  reason: string | null;
  receivedAt: Date;
  settledAt: Date | null;
  events: {
    eventType: string;
    kind: string | null;
    scopeId: string | null;
    itemId: string | null;
    attributeId: string | null;
    outcome: string | null;
    reason: string | null;
  }[];
}

/** Finds accepted deliveries and works through them again. */
@Injectable()
export class DeliverySearchRepository {
  constructor(private readonly prisma: PrismaService) {}

  /**
   * @param before id and time of the last delivery of the page before
   * @returns newest first
   */
  async search(
    search: DeliverySearch,
    limit: number,
    before: { receivedAt: Date; deliveryId: string } | null,
  ): Promise<FoundDelivery[]> {
    const after = before
      ? Prisma.sql`AND (date_trunc('milliseconds', d.received_at), d.delivery_id) < (${before.receivedAt}, ${before.deliveryId}::uuid)`
      : Prisma.empty;
    return this.prisma.$queryRaw<FoundDelivery[]>`
      SELECT d.delivery_id AS "deliveryId", d.webhook_id AS "webhookId", d.state, d.reason,
             date_trunc('milliseconds', d.received_at) AS "receivedAt", d.settled_at AS "settledAt",
             (SELECT coalesce(jsonb_agg(jsonb_build_object(
                       'eventType', e.event_type, 'kind', e.kind, 'scopeId', e.scope_id, 'itemId', e.item_id,
                       'attributeId', e.attribute_id, 'outcome', e.outcome, 'reason', e.reason) ORDER BY e.position), '[]')
                FROM delivery_event e WHERE e.delivery_id = d.delivery_id) AS events
        FROM delivery d
       WHERE true ${conditionOf(search)} ${after}
       ORDER BY date_trunc('milliseconds', d.received_at) DESC, d.delivery_id DESC
       LIMIT ${limit}`;
  }

  /**
   * Marks the things of settled deliveries once more and makes the deliveries wait for them, in one transaction. A
   * delivery that still waits is left alone, so replaying twice is replaying once.
   * @returns deliveries replayed, and the scopes whose workers should be woken
   */
  async replay(search: DeliverySearch, limit: number): Promise<{ deliveryIds: string[]; scopes: ThingScope[] }> {
    return this.prisma.transact(async (tx) => {
      const events = await tx.$queryRaw<
        (ThingScope & {
          deliveryId: string;
          workspaceId: string;
          itemId: string;
          eventType: string;
          attributeId: string | null;
          actor: Actor | null;
        })[]
      >`
        WITH chosen AS (
          SELECT d.delivery_id, d.workspace_id FROM delivery d
           WHERE d.state <> 'pending' ${conditionOf(search)}
             AND EXISTS (SELECT 1 FROM delivery_event e WHERE e.delivery_id = d.delivery_id AND e.item_id IS NOT NULL)
           ORDER BY d.received_at LIMIT ${limit} FOR UPDATE
        ), waiting AS (
          UPDATE delivery d SET state = 'pending', reason = NULL, settled_at = NULL
            FROM chosen c WHERE d.delivery_id = c.delivery_id
        )
        UPDATE delivery_event e SET outcome = NULL, reason = NULL
          FROM chosen c
         WHERE e.delivery_id = c.delivery_id AND e.item_id IS NOT NULL
        RETURNING e.delivery_id AS "deliveryId", c.workspace_id AS "workspaceId", e.kind, e.scope_id AS "scopeId",
                  e.item_id AS "itemId", e.event_type AS "eventType", e.attribute_id AS "attributeId", e.actor`;
      const byWorkspace = new Map<string, MarkRequest[]>();
      const scopes = new Map<string, ThingScope>();
      for (const { workspaceId, deliveryId, eventType, kind, scopeId, itemId, attributeId, actor } of events) {
        const mark = { kind, scopeId, itemId, lane: 'live' as const, attributeId, actor, correlationId: deliveryId };
        byWorkspace.set(workspaceId, [
          ...(byWorkspace.get(workspaceId) ?? []),
          { ...mark, reason: `replay ${eventType}` },
        ]);
        scopes.set(`${kind} ${scopeId}`, { kind: kind, scopeId });
      }
      for (const [workspaceId, marks] of byWorkspace) await markThings(tx, workspaceId, marks);
      return { deliveryIds: [...new Set(events.map((event) => event.deliveryId))], scopes: [...scopes.values()] };
    });
  }
}

function conditionOf(search: DeliverySearch): Prisma.Sql {
  const parts: Prisma.Sql[] = [];
  const event = (condition: Prisma.Sql) =>
    parts.push(Prisma.sql`AND d.delivery_id IN (SELECT e.delivery_id FROM delivery_event e WHERE ${condition})`);
  if (search.states) parts.push(Prisma.sql`AND d.state = ANY(${search.states})`);
  if (search.deliveryIds) parts.push(Prisma.sql`AND d.delivery_id = ANY(${search.deliveryIds}::uuid[])`);
  if (search.since) parts.push(Prisma.sql`AND d.received_at >= ${search.since}`);
  if (search.until) parts.push(Prisma.sql`AND d.received_at < ${search.until}`);
  if (search.itemId) event(Prisma.sql`e.item_id = ${search.itemId}::uuid`);
  if (search.attributeId) event(Prisma.sql`e.attribute_id = ${search.attributeId}::uuid`);
  if (search.eventType) event(Prisma.sql`e.event_type = ${search.eventType}`);
  if (search.error) {
    const pattern = `%${search.error.replace(/[\\%_]/g, '\\$&')}%`;
    parts.push(Prisma.sql`AND (d.reason ILIKE ${pattern} OR d.delivery_id IN (
      SELECT e.delivery_id FROM delivery_event e WHERE e.reason ILIKE ${pattern}))`);
  }
  return parts.length === 0 ? Prisma.empty : Prisma.join(parts, ' ');
}
