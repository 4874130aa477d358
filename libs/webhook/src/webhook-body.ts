import { z } from 'zod';

const actor = z.object({ type: z.string().nullish(), id: z.string().nullish() }).nullish().catch(null);

/** Loose on purpose: an event may grow members, and an unknown one must still be answered with 2xx. */
const event = z.looseObject({
  event_type: z.string().min(1).max(100),
  id: z.looseObject({ workspace_id: z.guid() }),
  actor,
});

/**
 * What stands for an event of no known shape. A refusal would be answered by days of repetition and in the end by no
 * events at all, and would lose what else is in the delivery.
 */
const notUnderstood = z.unknown().transform((given): z.infer<typeof event> => ({
  event_type: eventType.parse(given).event_type,
  id: { workspace_id: '' },
  actor: null,
}));
const eventType = z.object({ event_type: z.string().min(1).max(100).catch('?') }).catch({ event_type: '?' });

/** `{webhook_id, events}`; docs.attio.com/rest-api/guides/webhooks. Usually one event, possibly several. */
export const webhookBody = z.looseObject({
  webhook_id: z.guid(),
  events: z.array(event.or(notUnderstood)).max(10_000),
});

export type WebhookBody = z.infer<typeof webhookBody>;
export type WebhookEvent = WebhookBody['events'][number];
