import { apiScopes } from '@app/access';
import { z } from 'zod';
import { count, id, many, moment, momentInput, one, pageOf } from '../http/atoms.js';

const states = ['pending', 'applied', 'stale', 'ignored', 'failed'] as const;

const deliveryFilter = z.strictObject({
  item_id: z.guid().optional().describe('Id of a record, entry or other thing the delivery speaks of'),
  attribute_id: z.guid().optional(),
  event_type: z.string().min(1).max(100).optional(),
  error: z.string().min(1).max(200).optional().describe('Part of the reason'),
  since: momentInput.optional().describe('Received at or after'),
  until: momentInput.optional().describe('Received before'),
});

export const deliveriesQuery = deliveryFilter.extend({
  state: z.enum(states).optional(),
  limit: z.coerce.number().int().min(1).max(500).default(50),
  cursor: z.string().min(1).max(300).optional(),
});

/** Never everything by accident: an empty body is refused. */
export const deliveryReplay = z
  .strictObject({
    ...deliveryFilter.shape,
    state: z.enum(states).optional(),
    delivery_ids: z
      .array(id)
      .min(1)
      .max(1_000)
      .optional()
      .meta({ examples: [['1f4b3c9e-6f0a-4d2b-9c1e-5a7d8e9f0b12']] }),
  })
  .refine((body) => Object.values(body).some((value) => value !== undefined), 'say which: ids, a state, a time …');

const jobFilter = z.strictObject({
  queue: z.string().min(1).max(100).optional(),
  name: z.string().min(1).max(100).optional(),
  error: z.string().min(1).max(200).optional(),
  about_id: z.string().min(1).max(100).optional().describe('An id the payload holds'),
  since: momentInput.optional(),
  until: momentInput.optional(),
});
export const jobsQuery = jobFilter;
export const jobRetry = z
  .strictObject({
    ...jobFilter.shape,
    ids: z
      .array(z.string().min(1).max(200))
      .min(1)
      .max(1_000)
      .optional()
      .meta({ examples: [['41']] }),
  })
  .refine((body) => Object.values(body).some((value) => value !== undefined), 'say which: ids, a queue, a time …');

export const newKey = z.strictObject({
  name: z
    .string()
    .min(1)
    .max(100)
    .meta({ examples: ['billing'] }),
  scopes: z.array(z.enum(apiScopes)).min(1).max(apiScopes.length),
});
export const keyRotation = z.strictObject({
  grace_hours: z.number().min(0).max(168).default(0).describe('How long the old key is let in as well'),
});

const keyBody = z.object({
  id,
  name: z.string().meta({ examples: ['billing'] }),
  scopes: z.array(z.string().meta({ examples: ['read'] })),
  created_at: moment,
  last_used_at: moment.nullable().describe('To the minute'),
  rotated_at: moment.nullable().meta({ examples: [null] }),
  previous_valid_until: moment.nullable().meta({ examples: [null] }),
  revoked_at: moment.nullable().meta({ examples: [null] }),
});
const key = keyBody.meta({ id: 'ApiKey' });
export const oneKey = one(key);
export const allKeys = many(key);
export const keyWithSecret = one(
  keyBody.extend({
    key: z
      .string()
      .describe('Shown this once')
      .meta({ examples: ['ats_3hX9…'] }),
  }),
);

const event = z.object({
  event_type: z.string().meta({ examples: ['record.updated'] }),
  kind: z
    .string()
    .nullable()
    .meta({ examples: ['record'] }),
  scope_id: id.nullable(),
  item_id: id.nullable(),
  attribute_id: id.nullable(),
  outcome: z
    .string()
    .nullable()
    .meta({ examples: ['failed'] }),
  reason: z
    .string()
    .nullable()
    .meta({ examples: ['attio_refused'] }),
});
export const deliveriesPage = pageOf(
  z
    .object({
      id,
      webhook_id: id,
      state: z.string().meta({ examples: ['failed'] }),
      reason: z
        .string()
        .nullable()
        .meta({ examples: ['attio_refused'] }),
      received_at: moment,
      settled_at: moment.nullable(),
      events: z.array(event),
    })
    .meta({ id: 'Delivery' }),
);
export const replayedBody = one(z.object({ replayed: z.array(id), has_more: z.boolean().meta({ examples: [false] }) }));
export const jobsBody = many(
  z
    .object({
      id: z.string().meta({ examples: ['41'] }),
      queue: z.string().meta({ examples: ['feed'] }),
      name: z.string().meta({ examples: ['feed.deliver'] }),
      payload: z.unknown().meta({ examples: [{ subscriptionId: '1f4b3c9e-6f0a-4d2b-9c1e-5a7d8e9f0b12' }] }),
      attempts: count,
      error: z.string().meta({ examples: ['attio_unavailable: …'] }),
      failed_at: moment.nullable(),
    })
    .meta({ id: 'FailedJob' }),
);
export const retriedBody = one(z.object({ retried: count }));
