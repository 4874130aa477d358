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

export const recordsQuery = pageQuery.extend(viewQuery.shape);
export type RecordsQuery = z.infer<typeof recordsQuery>;

export const slugOrId = z.string().regex(/^[A-Za-z0-9_-]{1,100}$/, 'must be a slug or an id');
export const recordId = z.guid();
