import { z } from 'zod';
import { filterBody } from '../changes/changes.dto.js';

const cursor = z.string().min(1).max(200);
const time = z.iso.datetime({ offset: true });
const targetUrl = z.url({ protocol: /^https?$/ }).max(2_000);

export const newSubscription = z.strictObject({
  name: z.string().min(1).max(100),
  target_url: targetUrl.describe('https://, on a public address'),
  filter: filterBody.default({}),
  after: cursor.optional().describe('Cursor to start behind; from now on without it'),
});

export const subscriptionEdit = z.strictObject({
  name: z.string().min(1).max(100).optional(),
  target_url: targetUrl.optional(),
  filter: filterBody.optional(),
});

export const rotation = z.strictObject({
  grace_hours: z.number().min(0).max(168).default(24).describe('How long the old secret signs as well'),
});

export const replayRange = z
  .strictObject({
    after: cursor.optional(),
    until: cursor.optional(),
    since_time: time.optional(),
    until_time: time.optional(),
  })
  .describe('By cursors or by times; an open end is the beginning, or now');

export const attemptsQuery = z.object({
  limit: z.coerce.number().int().min(1).max(500).default(50),
  cursor: z.string().min(1).max(200).optional(),
  outcome: z.enum(['delivered', 'failed']).optional(),
});

const subscriptionBody = z.object({
  id: z.string(),
  name: z.string(),
  target_url: z.string(),
  filter: z.record(z.string(), z.unknown()),
  state: z.string(),
  cursor: z.string(),
  pending_sequences: z.int(),
  failed_attempts: z.int(),
  failing_since: z.string().nullable(),
  next_attempt_at: z.string().nullable(),
  last_error: z.string().nullable(),
  last_delivered_at: z.string().nullable(),
  previous_secret_until: z.string().nullable(),
  created_at: z.string(),
});

export const oneSubscription = z.object({ data: subscriptionBody });
export const subscriptionWithSecret = z.object({
  data: subscriptionBody.extend({ secret: z.string().describe('Shown this once') }),
});
export const allSubscriptions = z.object({ data: z.array(subscriptionBody) });
export const replayBody = z.object({ data: z.object({ replay_id: z.string() }) });
export const attemptsPage = z.object({
  data: z.array(
    z.object({
      sequence: z.int(),
      outcome: z.string(),
      status: z.int().nullable(),
      error: z.string().nullable(),
      duration_ms: z.int(),
      replay_id: z.string().nullable(),
      attempted_at: z.string(),
    }),
  ),
  pagination: z.object({ next_cursor: z.string().nullable() }),
});
