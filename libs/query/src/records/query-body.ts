import { z } from 'zod';
import { QueryRefusedError } from '../errors.js';

/** Attio's largest page, and its default. */
const MAX_LIMIT = 500;
const MAX_SORTS = 10;
/** Of a sort by text a cursor holds 600 characters, of which each may take six bytes; four letters stand for three bytes. */
const MAX_CURSOR = MAX_SORTS * 600 * 6 * (4 / 3) + 200;

const sort = z.strictObject({
  direction: z.enum(['asc', 'desc']),
  attribute: z.string().optional(),
  path: z.array(z.unknown()).optional(),
  field: z.string().optional(),
});

/** The body of a query: Attio's own, flat, plus what only a mirror can give. */
export const queryBody = z.strictObject({
  filter: z.record(z.string(), z.unknown()).optional(),
  sorts: z
    .array(
      sort.refine(({ attribute, path }) => attribute !== undefined || path !== undefined, 'Needs attribute or path'),
    )
    .max(MAX_SORTS)
    .optional(),
  limit: z.int().min(1).max(MAX_LIMIT).default(MAX_LIMIT),
  offset: z.int().min(0).max(10_000_000).default(0),
  /** `next_cursor` of the page before: right under insertions and deletions, which an offset is not. */
  cursor: z.string().min(1).max(MAX_CURSOR).optional(),
  /** References to follow, as dotted slugs: `associated_company.team`. */
  expand: z.array(z.string().max(300)).max(10).default([]),
  /** Attributes to show. */
  fields: z.array(z.string().max(100)).max(200).optional(),
  filter_view_id: z.never('Saved views are not mirrored: send the filter itself').optional(),
  view: z
    .literal('attio', 'Queries see the mirror alone: what is on its way to Attio is seen by reads of the record')
    .optional(),
});
export type QueryBody = z.infer<typeof queryBody>;

/** @throws QueryRefusedError with the path of the first fault */
export function parseQueryBody(body: unknown): QueryBody {
  const parsed = queryBody.safeParse(body);
  if (parsed.success) {
    if (parsed.data.cursor === undefined || parsed.data.offset === 0) return parsed.data;
    throw new QueryRefusedError('validation_type', 'Send either cursor or offset', ['cursor']);
  }
  const [issue] = parsed.error.issues;
  const isView = issue?.path[0] === 'filter_view_id';
  // A misspelt filter would find everything.
  const unknown = issue?.code === 'unrecognized_keys' ? issue.keys.slice(0, 1) : [];
  const path = [...(issue?.path ?? []), ...unknown].map(String);
  throw new QueryRefusedError(
    isView ? 'filter_view_unsupported' : 'validation_type',
    issue?.message ?? 'Body payload validation error.',
    path.length > 0 ? path : ['body'],
  );
}
