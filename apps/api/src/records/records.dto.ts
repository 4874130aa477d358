import { z } from 'zod';
import { momentInput } from '../http/atoms.js';

export const pageQuery = z.strictObject({
  limit: z.coerce.number().int().min(1).max(500).default(50).describe('Records a page'),
  cursor: z.string().min(1).max(500).optional().describe('`next_cursor` of the page before'),
});
export type PageQuery = z.infer<typeof pageQuery>;

export const viewQuery = z.strictObject({
  view: z
    .enum(['pending', 'attio'])
    .default('pending')
    .describe('`attio` shows the mirror alone; by default what is on its way to Attio is shown over it'),
});
export type ViewQuery = z.infer<typeof viewQuery>;

export const slugOrId = z
  .string()
  .regex(/^[A-Za-z0-9_-]{1,100}$/, 'must be a slug or an id')
  .meta({ examples: ['people'] });
export const recordId = z.guid().meta({ examples: ['1f4b3c9e-6f0a-4d2b-9c1e-5a7d8e9f0b12'] });

/** Slugs or ids, separated by commas. */
export const slugList = z
  .string()
  .max(2_000)
  .transform((text) => text.split(',').map((name) => name.trim()))
  .pipe(z.array(slugOrId).min(1).max(50));

const detailQuery = z.strictObject({
  expand: z
    .string()
    .max(2_000)
    .transform((text) => text.split(',').map((path) => path.trim()))
    .pipe(z.array(z.string().regex(/^[A-Za-z0-9_.-]{1,300}$/, 'must be slugs with dots between')).max(10))
    .default([])
    .describe('References to follow, separated by commas, dots lead further: `associated_company.team`'),
  fields: slugList.optional().describe('Attributes to show, separated by commas'),
});

export const recordQuery = viewQuery.extend(detailQuery.shape).extend({
  as_of: momentInput.optional().describe('The record as the mirror showed it at this moment'),
});
export type RecordQuery = z.infer<typeof recordQuery>;

export const recordsQuery = pageQuery.extend(viewQuery.shape).extend(detailQuery.shape);
export type RecordsQuery = z.infer<typeof recordsQuery>;
