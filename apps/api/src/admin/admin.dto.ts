import { apiScopes } from '@app/access';
import { z } from 'zod';

const time = z.iso.datetime({ offset: true });
const states = ['pending', 'applied', 'stale', 'ignored', 'failed'] as const;

const deliveryFilter = z.object({
  item_id: z.guid().optional().describe('Id of a record, entry or other thing the delivery speaks of'),
  attribute_id: z.guid().optional(),
  event_type: z.string().min(1).max(100).optional(),
  error: z.string().min(1).max(200).optional().describe('Part of the reason'),
  since: time.optional().describe('Received at or after'),
  until: time.optional().describe('Received before'),
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
    delivery_ids: z.array(z.guid()).min(1).max(1_000).optional(),
  })
  .refine((body) => Object.values(body).some((value) => value !== undefined), 'say which: ids, a state, a time …');

const jobFilter = z.object({
  queue: z.string().min(1).max(100).optional(),
  name: z.string().min(1).max(100).optional(),
  error: z.string().min(1).max(200).optional(),
  about_id: z.string().min(1).max(100).optional().describe('An id the payload holds'),
  since: time.optional(),
  until: time.optional(),
});
export const jobsQuery = jobFilter;
export const jobRetry = z
  .strictObject({ ...jobFilter.shape, ids: z.array(z.string().min(1).max(200)).min(1).max(1_000).optional() })
  .refine((body) => Object.values(body).some((value) => value !== undefined), 'say which: ids, a queue, a time …');

export const newKey = z.strictObject({
  name: z.string().min(1).max(100),
  scopes: z.array(z.enum(apiScopes)).min(1).max(apiScopes.length),
});
export const keyRotation = z.strictObject({
  grace_hours: z.number().min(0).max(168).default(0).describe('How long the old key is let in as well'),
});

const keyBody = z.object({
  id: z.string(),
  name: z.string(),
  scopes: z.array(z.string()),
  created_at: z.string(),
  last_used_at: z.string().nullable(),
  rotated_at: z.string().nullable(),
  previous_valid_until: z.string().nullable(),
  revoked_at: z.string().nullable(),
});
export const oneKey = z.object({ data: keyBody });
export const allKeys = z.object({ data: z.array(keyBody) });
export const keyWithSecret = z.object({ data: keyBody.extend({ key: z.string().describe('Shown this once') }) });

export const deliveriesPage = z.object({
  data: z.array(
    z.object({
      id: z.string(),
      webhook_id: z.string(),
      state: z.string(),
      reason: z.string().nullable(),
      received_at: z.string(),
      settled_at: z.string().nullable(),
      events: z.array(
        z.object({
          event_type: z.string(),
          kind: z.string().nullable(),
          scope_id: z.string().nullable(),
          item_id: z.string().nullable(),
          attribute_id: z.string().nullable(),
          outcome: z.string().nullable(),
          reason: z.string().nullable(),
        }),
      ),
    }),
  ),
  pagination: z.object({ next_cursor: z.string().nullable() }),
});
export const replayedBody = z.object({ data: z.object({ replayed: z.array(z.string()), has_more: z.boolean() }) });
export const jobsBody = z.object({
  data: z.array(
    z.object({
      id: z.string(),
      queue: z.string(),
      name: z.string(),
      payload: z.unknown(),
      attempts: z.int(),
      error: z.string(),
      failed_at: z.string().nullable(),
    }),
  ),
});
export const retriedBody = z.object({ data: z.object({ retried: z.int() }) });
