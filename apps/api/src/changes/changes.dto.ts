import { z } from 'zod';

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

export const filterQuery = z.object({
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

const changeBody = z.object({
  cursor: z.string(),
  sequence: z.int(),
  occurred_at: z.string(),
  kind: z.string(),
  operation: z.string(),
  id: z.record(z.string(), z.string()),
  object: z.string().nullable(),
  list: z.string().nullable(),
  merged_into: z.string().nullable(),
  changes: z.array(
    z.object({
      attribute_id: z.string().nullable(),
      attribute: z.string().nullable(),
      before: z.unknown(),
      after: z.unknown(),
    }),
  ),
  actor: z.object({ type: z.string().nullable(), id: z.string().nullable() }).nullable(),
  cause: z.string(),
  ticket_id: z.string().nullable(),
  correlation_id: z.string().nullable(),
  observed_at: z.string(),
});

export const changesPage = z.object({
  data: z.array(changeBody),
  pagination: z.object({ next_cursor: z.string(), has_more: z.boolean() }),
});

export const snapshotBody = z.object({ data: z.object({ cursor: z.string(), taken_at: z.string() }) });
