import { z } from 'zod';

/** A slice of a list by position. */
export interface OffsetPage {
  limit?: number;
  offset?: number;
}

/** A slice of a list after a mark that Attio gave. */
export interface CursorPage {
  limit?: number;
  cursor?: string;
}

/** One cursor page: the rows and the mark of the next ones, if there are more. */
export interface CursorSlice<T> {
  rows: T[];
  nextCursor: string | null;
}

/** The whole body of a cursor answer. */
export function cursorSlice<T extends z.ZodType>(row: T) {
  return z
    .looseObject({ data: z.array(row), pagination: z.looseObject({ next_cursor: z.string().nullable() }) })
    .transform((body): CursorSlice<z.output<T>> => ({ rows: body.data, nextCursor: body.pagination.next_cursor }));
}

/**
 * Walks an offset list to its end, which is a page with fewer rows than asked for. Not a snapshot: a row deleted
 * meanwhile shifts the later ones, so one may be missed. Scans that must not miss any use `scanPages`.
 */
export async function* byOffset<T>(
  limit: number,
  fetchPage: (page: Required<OffsetPage>) => Promise<T[]>,
): AsyncGenerator<T, void> {
  for (let offset = 0; ; offset += limit) {
    const rows = await fetchPage({ limit, offset });
    yield* rows;
    if (rows.length < limit) return;
  }
}

/** Walks a cursor list until Attio gives no further mark. */
export async function* byCursor<T>(
  fetchSlice: (cursor: string | undefined) => Promise<CursorSlice<T>>,
): AsyncGenerator<T, void> {
  let cursor: string | undefined;
  do {
    const slice = await fetchSlice(cursor);
    yield* slice.rows;
    cursor = slice.nextCursor ?? undefined;
  } while (cursor !== undefined);
}
