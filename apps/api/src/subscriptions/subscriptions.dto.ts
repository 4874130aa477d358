import { z } from 'zod';
import { count, cursor as placeInFeed, id, moment, momentInput, one, many, pageOf } from '../http/atoms.js';
import { filterBody } from '../changes/changes.dto.js';

const cursor = z.string().min(1).max(200);
const exampleFilter = { objects: ['people'], operations: ['update'] };
const targetUrl = z.url({ protocol: /^https?$/ }).max(2_000);

export const newSubscription = z.strictObject({
  name: z
    .string()
    .min(1)
    .max(100)
    .meta({ examples: ['billing'] }),
  target_url: targetUrl
    .describe('https://, on a public address')
    .meta({ examples: ['https://hooks.acme.example/attio'] }),
  filter: filterBody.default({}).meta({ examples: [exampleFilter] }),
  after: cursor.optional().describe('Cursor to start behind; from now on without it'),
});

export const subscriptionEdit = z.strictObject({
  name: z.string().min(1).max(100).optional(),
  target_url: targetUrl.optional(),
  filter: filterBody.optional().meta({ examples: [exampleFilter] }),
});

export const rotation = z.strictObject({
  grace_hours: z.number().min(0).max(168).default(24).describe('How long the old secret signs as well'),
});

export const replayRange = z
  .strictObject({
    after: cursor.optional(),
    until: cursor.optional(),
    since_time: momentInput.optional(),
    until_time: momentInput.optional(),
  })
  .describe('By cursors or by times; an open end is the beginning, or now');

export const skipBody = z.strictObject({
  sequence: z
    .int()
    .min(1)
    .describe('Of the message that is never accepted, as the attempts tell it')
    .meta({ examples: [4711] }),
});

export const attemptsQuery = z.strictObject({
  limit: z.coerce.number().int().min(1).max(500).default(50),
  cursor: z.string().min(1).max(200).optional(),
  outcome: z.enum(['delivered', 'failed', 'skipped']).optional(),
});

const subscriptionBody = z.object({
  id,
  name: z.string().meta({ examples: ['billing'] }),
  target_url: z.string().meta({ examples: ['https://hooks.acme.example/attio'] }),
  filter: z
    .record(z.string(), z.unknown())
    .describe('Kept by ids, so that a renamed slug changes nothing')
    .meta({ examples: [{ operations: ['update'], include_derived: false }] }),
  state: z
    .string()
    .describe('active, paused or disabled')
    .meta({ examples: ['active'] }),
  cursor: placeInFeed.describe('Everything up to here is delivered'),
  pending_sequences: count.describe('Changes behind the cursor, whether or not they pass the filter'),
  failed_attempts: count.meta({ examples: [0] }),
  failing_since: moment.nullable().meta({ examples: [null] }),
  next_attempt_at: moment.nullable().meta({ examples: [null] }),
  last_error: z
    .string()
    .nullable()
    .meta({ examples: [null] }),
  last_delivered_at: moment.nullable(),
  previous_secret_until: moment.nullable().meta({ examples: [null] }),
  created_at: moment,
});

const subscription = subscriptionBody.meta({ id: 'Subscription' });

export const oneSubscription = one(subscription);
export const subscriptionWithSecret = one(
  subscriptionBody.extend({
    secret: z
      .string()
      .describe('Shown this once')
      .meta({ examples: ['whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'] }),
  }),
);
export const allSubscriptions = many(subscription);
export const replayBody = one(z.object({ replay_id: id }));
export const attemptsPage = pageOf(
  z.object({
    sequence: z.int().meta({ examples: [4711] }),
    outcome: z.string().meta({ examples: ['delivered'] }),
    status: z
      .int()
      .nullable()
      .meta({ examples: [204] }),
    error: z
      .string()
      .nullable()
      .meta({ examples: [null] }),
    duration_ms: z.int().meta({ examples: [41] }),
    replay_id: id
      .nullable()
      .describe('Set when it belongs to a replay')
      .meta({ examples: [null] }),
    attempted_at: moment,
  }),
);
