import { z } from 'zod';

export const pageQuery = z.object({
  /** Records a page. */
  limit: z.coerce.number().int().min(1).max(500).default(50),
  /** `next_cursor` of the page before. */
  cursor: z.string().min(1).max(500).optional(),
});
export type PageQuery = z.infer<typeof pageQuery>;

export const slugOrId = z.string().regex(/^[A-Za-z0-9_-]{1,100}$/, 'must be a slug or an id');
export const recordId = z.guid();
