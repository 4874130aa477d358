import { z } from 'zod';
import { count, id, many, moment, one } from '../http/atoms.js';
import { slugOrId } from '../records/records.dto.js';

export const runsQuery = z.strictObject({ limit: z.coerce.number().int().min(1).max(500).default(50) });

const kinds = ['record', 'entry', 'note', 'task', 'comment', 'member', 'meeting', 'call_recording'] as const;

export const newRun = z
  .strictObject({
    object: slugOrId
      .optional()
      .describe('Slug or id of an object or list')
      .meta({ examples: ['people'] }),
    kind: z
      .enum(kinds)
      .optional()
      .describe('A kind that belongs to the workspace, e.g. `note`; or tells apart what has the same name'),
    purpose: z.enum(['backfill', 'reconcile', 'verify']).default('verify'),
    repair: z.boolean().default(false).describe('A verification that repairs what it finds is a reconciliation'),
  })
  .refine((run) => run.object !== undefined || run.kind !== undefined, {
    path: ['object'],
    message: 'name an object, a list or a kind',
  });
export type NewRunBody = z.infer<typeof newRun>;

export const runId = id;

const run = z
  .object({
    id,
    kind: z.string().meta({ examples: ['record'] }),
    scope_id: id,
    scope_slug: z.string().meta({ examples: ['people'] }),
    purpose: z.string().meta({ examples: ['reconcile'] }),
    trigger: z.string().meta({ examples: ['schedule'] }),
    state: z.string().meta({ examples: ['running'] }),
    phase: z
      .string()
      .describe('`scan`, then `confirm`: what differed is read once more')
      .meta({ examples: ['scan'] }),
    pages_done: count,
    rows_seen: count.meta({ examples: [1500] }),
    rows_expected: z
      .number()
      .nullable()
      .describe('An estimate made at the start; Attio names no totals')
      .meta({ examples: [4000] }),
    rows_written: count,
    rows_per_second: z
      .number()
      .nullable()
      .meta({ examples: [900] }),
    eta_seconds: z
      .number()
      .nullable()
      .meta({ examples: [3] }),
    differences: count,
    requests_used: count,
    attempts: count.meta({ examples: [1] }),
    feed_from: z
      .string()
      .nullable()
      .describe('Read the mirror after the run, then the feed from here')
      .meta({ examples: ['4711'] }),
    has_certificate: z.boolean().meta({ examples: [false] }),
    error: z
      .string()
      .nullable()
      .meta({ examples: [null] }),
    created_at: moment,
    started_at: moment.nullable(),
    finished_at: moment.nullable().meta({ examples: [null] }),
  })
  .meta({ id: 'Run' });
export type RunView = z.infer<typeof run>;

export const oneRun = one(run);
export const allRuns = many(run);
export const startedRun = z.object({ data: run, is_new: z.boolean() });

const sides = z.object({ attio: count, mirror: count });
export const oneCertificate = one(
  z
    .object({
      run_id: id,
      kind: z.string().meta({ examples: ['record'] }),
      scope_id: id,
      object: z.string().meta({ examples: ['people'] }),
      purpose: z.string().meta({ examples: ['verify'] }),
      is_equal: z.boolean().describe('Both sides hold the same items with the same content'),
      rows: sides,
      digest: z.object({
        algorithm: z.string().meta({ examples: ['sum128-sha256'] }),
        attio: z.string().meta({ examples: ['0f3c7a'] }),
        mirror: z.string().meta({ examples: ['0f3c7a'] }),
      }),
      differences: z.object({
        total: count,
        missing: count,
        different: count,
        extra: count,
        repaired: count,
        unrepaired: count,
        lost_events: count.describe('Of these a webhook should have told'),
        listed: z
          .array(
            z.object({
              id,
              found: z.string(),
              repaired: z.boolean(),
              attributes: z.array(z.record(z.string(), z.unknown())),
            }),
          )
          .describe('The first ones, in id order; `before` is the mirror, `after` Attio')
          .meta({ examples: [[]] }),
      }),
      in_flight: count,
      unsettled: count,
      observed_from: moment.nullable(),
      observed_to: moment.nullable(),
      lag_ms: z.number(),
      requests: count,
      pages: count,
    })
    .meta({ id: 'Certificate', description: 'What a run found; docs/certificate.md explains every member' }),
);
