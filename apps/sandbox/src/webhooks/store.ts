import { randomBytes, randomUUID } from 'node:crypto';
import { z } from 'zod';
import { conflict, missing } from '../errors.js';
import { eventTypes } from '../model/events.js';

const condition = z.object({
  field: z.string(),
  operator: z.enum(['equals', 'not_equals']),
  value: z.string(),
});

const filter = z
  .union([z.strictObject({ $and: z.array(condition) }), z.strictObject({ $or: z.array(condition) })])
  .nullable();

/** One subscription: an event type and which of its events are wanted; a null filter means all. */
export const subscriptionSchema = z.object({ event_type: z.enum(eventTypes), filter });

export type Subscription = z.output<typeof subscriptionSchema>;

export interface Webhook {
  readonly id: string;
  targetUrl: string;
  subscriptions: readonly Subscription[];
  status: 'active' | 'degraded' | 'inactive';
  readonly secret: string;
  readonly createdAt: number;
}

/** The workspace's webhooks, newest first. */
export class WebhookStore {
  private webhooks: Webhook[] = [];

  list(): readonly Webhook[] {
    return this.webhooks;
  }

  get(id: string): Webhook {
    const found = this.find(id);
    if (!found) throw missing.webhook(id);
    return found;
  }

  find(id: string): Webhook | undefined {
    return this.webhooks.find((webhook) => webhook.id === id);
  }

  create(targetUrl: string, subscriptions: readonly Subscription[], now: number): Webhook {
    this.refuseTwins(targetUrl, subscriptions, null);
    const secret = randomBytes(32).toString('hex');
    const webhook: Webhook = { id: randomUUID(), targetUrl, subscriptions, status: 'active', secret, createdAt: now };
    this.webhooks.unshift(webhook);
    return webhook;
  }

  /** Changes target or subscriptions; the secret stays. */
  update(
    id: string,
    changes: { targetUrl?: string | undefined; subscriptions?: readonly Subscription[] | undefined },
  ): Webhook {
    const webhook = this.get(id);
    const targetUrl = changes.targetUrl ?? webhook.targetUrl;
    const subscriptions = changes.subscriptions ?? webhook.subscriptions;
    this.refuseTwins(targetUrl, subscriptions, webhook);
    return Object.assign(webhook, { targetUrl, subscriptions });
  }

  delete(id: string): void {
    this.get(id);
    this.webhooks = this.webhooks.filter((webhook) => webhook.id !== id);
  }

  clear(): void {
    this.webhooks = [];
  }

  /** The triple of target, event type and filter is unique in the workspace. */
  private refuseTwins(targetUrl: string, subscriptions: readonly Subscription[], self: Webhook | null): void {
    const taken = new Set(
      this.webhooks
        .filter((webhook) => webhook !== self)
        .flatMap((webhook) => webhook.subscriptions.map((one) => triple(webhook.targetUrl, one))),
    );
    for (const subscription of subscriptions) {
      const key = triple(targetUrl, subscription);
      if (taken.has(key)) {
        const message = `A webhook for "${targetUrl}" with event type "${subscription.event_type}" and the same filter already exists.`;
        throw conflict('uniqueness_conflict', message);
      }
      taken.add(key);
    }
  }
}

function triple(targetUrl: string, { event_type: type, filter: wanted }: Subscription): string {
  return JSON.stringify([targetUrl, type, wanted]);
}
