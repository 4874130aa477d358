import { Injectable } from '@nestjs/common';
import { PrismaService } from './prisma.service.js';

/** One application handler's work on one event. */
export interface HandlingRef {
  deliveryId: string;
  /** Index of the event in the delivery's body. */
  position: number;
  handler: string;
}

export interface Handling extends HandlingRef {
  attempts: number;
  /** The event as Attio sent it. */
  event: unknown;
}

/** What application handlers still have to do, and what became of it. */
@Injectable()
export class EventHandlingRepository {
  constructor(private readonly prisma: PrismaService) {}

  /** Work that is due: its delivery is settled, so the mirror shows what the event spoke of. */
  async listDue(limit: number): Promise<HandlingRef[]> {
    return this.prisma.$queryRaw<HandlingRef[]>`
      SELECT h.delivery_id AS "deliveryId", h.position, h.handler
        FROM event_handling h
        JOIN delivery d USING (delivery_id)
       WHERE h.state = 'pending' AND h.due_at <= clock_timestamp() AND d.state <> 'pending'
       ORDER BY h.due_at
       LIMIT ${limit}`;
  }

  /** @returns `null` when the work is done, given up, or not due yet: a job that was asked for twice */
  async findDue({ deliveryId, position, handler }: HandlingRef): Promise<Handling | null> {
    const rows = await this.prisma.$queryRaw<Handling[]>`
      SELECT h.delivery_id AS "deliveryId", h.position, h.handler, h.attempts, d.body -> 'events' -> h.position AS event
        FROM event_handling h
        JOIN delivery d USING (delivery_id)
       WHERE h.delivery_id = ${deliveryId}::uuid AND h.position = ${position} AND h.handler = ${handler}
         AND h.state = 'pending' AND h.due_at <= clock_timestamp()`;
    return rows[0] ?? null;
  }

  async markDone({ deliveryId, position, handler }: HandlingRef): Promise<void> {
    await this.prisma.$executeRaw`
      UPDATE event_handling
         SET state = 'done', attempts = attempts + 1, last_error = NULL, finished_at = clock_timestamp()
       WHERE delivery_id = ${deliveryId}::uuid AND position = ${position} AND handler = ${handler}
         AND state = 'pending'`;
  }

  /** @param retryInMs `null` gives the work up: it stays visible as `failed` */
  async markFailed(
    { deliveryId, position, handler }: HandlingRef,
    error: string,
    retryInMs: number | null,
  ): Promise<void> {
    await this.prisma.$executeRaw`
      UPDATE event_handling
         SET state = CASE WHEN ${retryInMs}::float8 IS NULL THEN 'failed' ELSE 'pending' END, attempts = attempts + 1,
             last_error = ${error},
             due_at = clock_timestamp() + coalesce(${retryInMs}::float8, 0) * interval '1 millisecond',
             finished_at = CASE WHEN ${retryInMs}::float8 IS NULL THEN clock_timestamp() END
       WHERE delivery_id = ${deliveryId}::uuid AND position = ${position} AND handler = ${handler}
         AND state = 'pending'`;
  }

  /** How much work is in each state. */
  async countByState(): Promise<Record<string, number>> {
    const rows = await this.prisma.$queryRaw<{ state: string; count: number }[]>`
      SELECT state, count(*)::int AS count FROM event_handling GROUP BY state`;
    return Object.fromEntries(rows.map((row) => [row.state, row.count]));
  }
}
