import { z } from 'zod';

const actor = z.object({ type: z.string().nullish(), id: z.string().nullish() }).nullish();

/** Loose on purpose: an event may grow members, and an unknown one must still be answered with 2xx. */
const event = z.looseObject({
  event_type: z.string().min(1).max(100),
  id: z.looseObject({ workspace_id: z.guid() }),
  actor,
});

/** `{webhook_id, events}`; docs.attio.com/rest-api/guides/webhooks. Usually one event, possibly several. */
export const webhookBody = z.looseObject({ webhook_id: z.guid(), events: z.array(event).max(10_000) });

export type WebhookBody = z.infer<typeof webhookBody>;
export type WebhookEvent = WebhookBody['events'][number];
