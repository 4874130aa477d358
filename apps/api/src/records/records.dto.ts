import { z } from 'zod';

export const pageQuery = z.object({
  /** Records a page. */
  limit: z.coerce.number().int().min(1).max(500).default(50),
  /** `next_cursor` of the page before. */
  cursor: z.string().min(1).max(500).optional(),
});
export type PageQuery = z.infer<typeof pageQuery>;

/** `attio` shows the mirror alone; by default what is on its way to Attio is shown over it. */
export const viewQuery = z.object({ view: z.enum(['pending', 'attio']).default('pending') });
export type ViewQuery = z.infer<typeof viewQuery>;

export const slugOrId = z.string().regex(/^[A-Za-z0-9_-]{1,100}$/, 'must be a slug or an id');
export const recordId = z.guid();

/** Slugs or ids, separated by commas. */
export const slugList = z
  .string()
  .max(2_000)
  .transform((text) => text.split(',').map((name) => name.trim()))
  .pipe(z.array(slugOrId).min(1).max(50));

const detailQuery = z.object({
  /** References to follow, separated by commas, dots lead further: `associated_company.team`. */
  expand: z
    .string()
    .max(2_000)
    .transform((text) => text.split(',').map((path) => path.trim()))
    .pipe(z.array(z.string().regex(/^[A-Za-z0-9_.-]{1,300}$/, 'must be slugs with dots between')).max(10))
    .default([]),
  /** Attributes to show, separated by commas. */
  fields: slugList.optional(),
});

export const recordQuery = viewQuery.extend(detailQuery.shape).extend({
  /** The record as the mirror showed it at this moment. */
  as_of: z.iso.datetime({ offset: true }).optional(),
});
export type RecordQuery = z.infer<typeof recordQuery>;

export const recordsQuery = pageQuery.extend(viewQuery.shape).extend(detailQuery.shape);
export type RecordsQuery = z.infer<typeof recordsQuery>;
