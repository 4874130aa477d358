import { type Answer } from './route.js';

/** One page of a cursor list. The cursor is the id of the last row of the page before; opaque to clients. */
export function cursorPage<T extends { readonly id: string }>(
  rows: readonly T[],
  cursor: string | undefined,
  limit: number,
  show: (row: T) => unknown,
): Answer {
  const after = cursor === undefined ? '' : Buffer.from(cursor, 'base64url').toString('utf8');
  const start = after === '' ? 0 : rows.findIndex(({ id }) => id === after) + 1;
  const page = rows.slice(start, start + limit);
  const last = page.at(-1);
  const next = last && start + limit < rows.length ? Buffer.from(last.id).toString('base64url') : null;
  return { body: { data: page.map(show), pagination: { next_cursor: next } } };
}
