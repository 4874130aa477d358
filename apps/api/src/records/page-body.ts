import { type Page } from '@app/sync';

/** A page as it goes over the wire. */
export interface PageBody<T> {
  data: T[];
  pagination: { next_cursor: string | null };
}

export function pageBody<T>(page: Page<T>): PageBody<T> {
  return { data: page.data, pagination: { next_cursor: page.nextCursor } };
}
