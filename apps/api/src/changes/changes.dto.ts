import { z } from 'zod';
import { anyValue, cursor as placeInFeed, id, moment, one } from '../http/atoms.js';

const kinds = ['record', 'entry', 'note', 'task', 'comment', 'member', 'meeting', 'call_recording'] as const;
const operations = ['create', 'update', 'delete', 'merge'] as const;
const causes = ['backfill', 'webhook', 'reconcile', 'push', 'resolve', 'erase'] as const;
const name = z.string().min(1).max(100);
const MOST_NAMES = 100;

/** Values separated by commas, each checked. */
const listOf = <T extends z.ZodType<string, string>>(item: T) =>
  z
    .string()
    .min(1)
    .max(4_000)
    .transform((text) => text.split(',').map((part) => part.trim()))
    .pipe(z.array(item).max(MOST_NAMES));

const cursor = z.string().min(1).max(200);

export const filterQuery = z.strictObject({
  kind: listOf(z.enum(kinds)).optional().describe('Kinds of things, separated by commas'),
  object: listOf(name).optional().describe('Slugs or ids of objects'),
  list: listOf(name).optional().describe('Slugs or ids of lists'),
  attribute: listOf(name).optional().describe('Slugs or ids of attributes: changes that touch one of them'),
  record_id: listOf(z.guid()).optional().describe('Ids of records, entries or other things'),
  operation: listOf(z.enum(operations)).optional(),
  cause: listOf(z.enum(causes)).optional().describe('How the change was learned of'),
  include_derived: z
    .enum(['true', 'false'])
    .default('true')
    .describe('false leaves out updates of nothing but formulas, enrichment and interactions'),
});

export const changesQuery = filterQuery.extend({
  after: cursor.optional().describe('Cursor to go on behind; the beginning of the log without it'),
  limit: z.coerce.number().int().min(1).max(1_000).default(100),
});

export const streamQuery = filterQuery.extend({
  after: cursor.optional().describe('Cursor to go on behind; from now on without it'),
});

/** The same filter in a body, where lists are lists. */
export const filterBody = z.strictObject({
  kinds: z.array(z.enum(kinds)).max(MOST_NAMES).optional(),
  objects: z.array(name).max(MOST_NAMES).optional(),
  lists: z.array(name).max(MOST_NAMES).optional(),
  attributes: z.array(name).max(MOST_NAMES).optional(),
  record_ids: z.array(z.guid()).max(MOST_NAMES).optional(),
  operations: z.array(z.enum(operations)).max(MOST_NAMES).optional(),
  causes: z.array(z.enum(causes)).max(MOST_NAMES).optional(),
  include_derived: z.boolean().optional(),
});

const changeBody = z
  .object({
    cursor: placeInFeed.describe('Go on behind this change with `after`'),
    sequence: z
      .int()
      .describe('Grows with every change, with gaps')
      .meta({ examples: [4711] }),
    occurred_at: moment,
    kind: z
      .string()
      .describe(`One of ${kinds.join(', ')}`)
      .meta({ examples: ['record'] }),
    operation: z
      .string()
      .describe(`One of ${operations.join(', ')}`)
      .meta({ examples: ['update'] }),
    id: z
      .record(z.string(), z.string())
      .describe('As Attio writes it: `workspace_id` with `object_id` and `record_id`, and the like')
      .meta({
        examples: [
          {
            workspace_id: '3c5e7a90-1b2d-4e6f-8a9b-0c1d2e3f4a5b',
            object_id: '5a6b7c8d-9e0f-4a1b-8c2d-3e4f5a6b7c8d',
            record_id: '1f4b3c9e-6f0a-4d2b-9c1e-5a7d8e9f0b12',
          },
        ],
      }),
    object: z
      .string()
      .nullable()
      .describe('Slug, for records')
      .meta({ examples: ['people'] }),
    list: z
      .string()
      .nullable()
      .describe('Slug, for entries')
      .meta({ examples: [null] }),
    merged_into: id
      .nullable()
      .describe('Of a merge: the survivor')
      .meta({ examples: [null] }),
    changes: z.array(
      z.object({
        attribute_id: id.nullable(),
        attribute: z
          .string()
          .nullable()
          .meta({ examples: ['job_title'] }),
        before: anyValue,
        after: anyValue,
      }),
    ),
    actor: z
      .object({
        type: z
          .string()
          .nullable()
          .meta({ examples: ['workspace-member'] }),
        id: id.nullable(),
      })
      .nullable(),
    cause: z.string().meta({ examples: ['webhook'] }),
    ticket_id: id.nullable().meta({ examples: [null] }),
    correlation_id: z
      .string()
      .nullable()
      .meta({ examples: ['4f5a6b7c-8d9e-4f0a-8b1c-2d3e4f5a6b7c'] }),
    observed_at: moment,
  })
  .meta({ id: 'Change' });

export const changesPage = z.object({
  data: z.array(changeBody),
  pagination: z.object({ next_cursor: placeInFeed, has_more: z.boolean() }),
});

export const snapshotBody = one(z.object({ cursor: placeInFeed, taken_at: moment }));
