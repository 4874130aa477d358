import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { AttioClient } from './attio-client.js';
import { byOffset, type OffsetPage } from './page.js';
import { path } from './path.js';
import { type CallOptions, type Reading } from './reading.js';
import { momentSchema } from './value.js';

const condition = z.looseObject({ field: z.string(), operator: z.string(), value: z.string() });
const subscription = z.looseObject({
  event_type: z.string(),
  /** Null means all events of the type. */
  filter: z.union([z.looseObject({ $and: z.array(condition) }), z.looseObject({ $or: z.array(condition) })]).nullable(),
});

export const webhookSchema = z.looseObject({
  id: z.looseObject({ workspace_id: z.string(), webhook_id: z.string() }),
  target_url: z.string(),
  subscriptions: z.array(subscription),
  /** `active`, `degraded` (failing, still delivered) or `inactive` (nothing is delivered). */
  status: z.string(),
  created_at: momentSchema,
});
export type AttioWebhook = z.infer<typeof webhookSchema>;

/** A webhook as its creation answers it; the only time the secret is shown. */
export const createdWebhookSchema = webhookSchema.extend({ secret: z.string() });
export type AttioCreatedWebhook = z.infer<typeof createdWebhookSchema>;

export interface AttioSubscription {
  event_type: string;
  /** Required by Attio: null for all, else one flat `$and` or `$or`; values are ids, never slugs. */
  filter: { $and: AttioCondition[] } | { $or: AttioCondition[] } | null;
}
export interface AttioCondition {
  /** Dotted path into the event, e.g. `id.object_id`. */
  field: string;
  operator: 'equals' | 'not_equals';
  value: string;
}

const LARGEST_PAGE = 100;
const webhooks = z.array(webhookSchema);

/** Webhook subscriptions: `/webhooks`. */
@Injectable()
export class AttioWebhooks {
  constructor(private readonly client: AttioClient) {}

  /** All webhooks of this token, newest first. */
  async *list(options?: CallOptions): AsyncGenerator<AttioWebhook, void> {
    yield* byOffset(LARGEST_PAGE, async (page) => (await this.listPage(page, options)).data);
  }

  /**
   * One page of `GET /webhooks`: 10 by default, 10 to 100.
   * Source: https://docs.attio.com/rest-api/endpoint-reference/webhooks/list-webhooks
   */
  async listPage(page: OffsetPage, options?: CallOptions): Promise<Reading<AttioWebhook[]>> {
    return this.client.data({ method: 'GET', at: path`/webhooks`, query: { ...page }, schema: webhooks }, options);
  }

  /**
   * `GET /webhooks/{webhook_id}`, without the secret.
   * Source: https://docs.attio.com/rest-api/endpoint-reference/webhooks/get-a-webhook
   * @throws AttioNotFoundError
   */
  async get(webhookId: string, options?: CallOptions): Promise<Reading<AttioWebhook>> {
    return this.client.data({ method: 'GET', at: path`/webhooks/${webhookId}`, schema: webhookSchema }, options);
  }

  /**
   * `POST /webhooks`. The answer holds the secret (64 lower-case hex characters, used as text); it is not shown again.
   * Source: https://docs.attio.com/rest-api/endpoint-reference/webhooks/create-a-webhook
   * @param targetUrl must start with `https://`
   * @throws AttioUniquenessError URL, event type and filter exist together already
   */
  async create(
    targetUrl: string,
    subscriptions: AttioSubscription[],
    options?: CallOptions,
  ): Promise<Reading<AttioCreatedWebhook>> {
    const body = { data: { target_url: targetUrl, subscriptions } };
    return this.client.data({ method: 'POST', at: path`/webhooks`, body, schema: createdWebhookSchema }, options);
  }

  /**
   * `PATCH /webhooks/{webhook_id}`; `subscriptions` replaces the whole array, the secret stays.
   * Source: https://docs.attio.com/rest-api/endpoint-reference/webhooks/update-a-webhook
   */
  async update(
    webhookId: string,
    change: { targetUrl?: string; subscriptions?: AttioSubscription[] },
    options?: CallOptions,
  ): Promise<Reading<AttioWebhook>> {
    const body = { data: { target_url: change.targetUrl, subscriptions: change.subscriptions } };
    return this.client.data(
      { method: 'PATCH', at: path`/webhooks/${webhookId}`, body, schema: webhookSchema },
      options,
    );
  }

  /**
   * `DELETE /webhooks/{webhook_id}`.
   * Source: https://docs.attio.com/rest-api/endpoint-reference/webhooks/delete-a-webhook
   * @throws AttioNotFoundError it was gone before
   */
  async delete(webhookId: string, options?: CallOptions): Promise<void> {
    await this.client.request({ method: 'DELETE', at: path`/webhooks/${webhookId}`, schema: z.unknown() }, options);
  }
}
