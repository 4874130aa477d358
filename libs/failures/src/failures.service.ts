import { Injectable } from '@nestjs/common';
import { DeliverySearchRepository, type DeliverySearch, type FoundDelivery } from '@app/database';
import { FailedJobs, JobQueue, type FailedJob } from '@app/queue';
import { decodeDeliveryCursor, encodeDeliveryCursor } from './cursor.js';

export interface DeliveryQuery {
  state?: string[] | undefined;
  item_id?: string | undefined;
  attribute_id?: string | undefined;
  event_type?: string | undefined;
  error?: string | undefined;
  since?: string | undefined;
  until?: string | undefined;
  delivery_ids?: string[] | undefined;
}

export interface DeliveryView {
  id: string;
  webhook_id: string;
  state: string;
  reason: string | null;
  received_at: string;
  settled_at: string | null;
  events: {
    event_type: string;
    kind: string | null;
    scope_id: string | null;
    item_id: string | null;
    attribute_id: string | null;
    outcome: string | null;
    reason: string | null;
  }[];
}

export interface FailedJobView {
  id: string;
  queue: string;
  name: string;
  payload: unknown;
  attempts: number;
  error: string;
  failed_at: string | null;
}

export interface JobQuery {
  queue?: string | undefined;
  name?: string | undefined;
  /** Part of the error, without regard to case. */
  error?: string | undefined;
  /** Anything the payload holds: a run's id, a scope's id. */
  about_id?: string | undefined;
  since?: string | undefined;
  until?: string | undefined;
  ids?: string[] | undefined;
}

/** Deliveries replayed by one call; a longer range takes several. */
const MOST_REPLAYED = 1_000;

/** Failed work: deliveries in Postgres, jobs in Redis. */
@Injectable()
export class FailuresService {
  constructor(
    private readonly deliveries: DeliverySearchRepository,
    private readonly jobs: FailedJobs,
    private readonly queue: JobQueue,
  ) {}

  /** Newest first. @throws DeliveryCursorError */
  async listDeliveries(
    query: DeliveryQuery,
    limit: number,
    cursor: string | undefined,
  ): Promise<{ data: DeliveryView[]; nextCursor: string | null }> {
    const before = cursor === undefined ? null : decodeDeliveryCursor(cursor);
    const found = await this.deliveries.search(searchOf(query), limit + 1, before);
    const page = found.slice(0, limit);
    const last = page.at(-1);
    const nextCursor = found.length > limit && last ? encodeDeliveryCursor(last) : null;
    return { data: page.map(deliveryView), nextCursor };
  }

  /**
   * Reads again what the deliveries speak of. One that still waits is passed over: replaying twice is replaying once.
   * @returns ids of those replayed, and whether there are more than one call takes
   */
  async replayDeliveries(query: DeliveryQuery): Promise<{ replayed: string[]; has_more: boolean }> {
    const { deliveryIds, scopes } = await this.deliveries.replay(searchOf(query), MOST_REPLAYED);
    for (const { kind, scopeId } of scopes) this.queue.wake('refresh.scope', { kind, scopeId });
    return { replayed: deliveryIds, has_more: deliveryIds.length === MOST_REPLAYED };
  }

  /** Newest first. */
  async listJobs(query: JobQuery): Promise<FailedJobView[]> {
    return (await this.findJobs(query)).map(({ failedAt, ...job }) => ({
      ...job,
      failed_at: failedAt?.toISOString() ?? null,
    }));
  }

  /** @returns how many were put back in line */
  async retryJobs(query: JobQuery): Promise<number> {
    return this.jobs.retry(await this.findJobs(query));
  }

  private async findJobs(query: JobQuery): Promise<FailedJob[]> {
    const { queue, name, error, about_id: aboutId, since, until, ids } = query;
    return (await this.jobs.list()).filter(
      (job) =>
        (queue === undefined || job.queue === queue) &&
        (name === undefined || job.name === name) &&
        (ids === undefined || ids.includes(job.id)) &&
        (error === undefined || job.error.toLowerCase().includes(error.toLowerCase())) &&
        (aboutId === undefined || JSON.stringify(job.payload).includes(aboutId)) &&
        (since === undefined || (job.failedAt !== null && job.failedAt >= new Date(since))) &&
        (until === undefined || (job.failedAt !== null && job.failedAt < new Date(until))),
    );
  }
}

function searchOf(query: DeliveryQuery): DeliverySearch {
  return {
    ...(query.state ? { states: query.state } : {}),
    ...(query.item_id ? { itemId: query.item_id } : {}),
    ...(query.attribute_id ? { attributeId: query.attribute_id } : {}),
    ...(query.event_type ? { eventType: query.event_type } : {}),
    ...(query.error ? { error: query.error } : {}),
    ...(query.since ? { since: new Date(query.since) } : {}),
    ...(query.until ? { until: new Date(query.until) } : {}),
    ...(query.delivery_ids ? { deliveryIds: query.delivery_ids } : {}),
  };
}

function deliveryView(row: FoundDelivery): DeliveryView {
  return {
    id: row.deliveryId,
    webhook_id: row.webhookId,
    state: row.state,
    reason: row.reason,
    received_at: row.receivedAt.toISOString(),
    settled_at: row.settledAt?.toISOString() ?? null,
    events: row.events.map((event) => ({
      event_type: event.eventType,
      kind: event.kind,
      scope_id: event.scopeId,
      item_id: event.itemId,
      attribute_id: event.attributeId,
      outcome: event.outcome,
      reason: event.reason,
    })),
  };
}
