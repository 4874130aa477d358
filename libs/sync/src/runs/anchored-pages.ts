import { type Reading } from '@app/attio';

/** Where a scan stands: rows up to `lastId` are done, and the row after it was last seen at `offset`. */
export interface ScanCursor {
  offset: number;
  lastId: string | null;
}

export interface ScannedPage<Row> {
  /** Rows not seen before, in ascending id order. */
  rows: Row[];
  reading: Omit<Reading<unknown>, 'data'>;
  /** Where to go on; `null` after the last page. */
  next: ScanCursor | null;
}

/** Ids did not come in ascending order, which everything here rests on. */
export class ScanOrderError extends Error {
  constructor() {
    super('Attio answered ids out of ascending order');
  }
}

/**
 * Pages of an unsorted, unfiltered query, which come in ascending id order at no score. Offsets shift when rows are
 * deleted meanwhile, so every page overlaps the one before by a row: a page that starts behind the last id seen has
 * skipped rows, and the scan steps back until it has not.
 * @param fetchPage rows from an offset
 * @param pageSize at least 2: one row is the overlap
 */
export async function* anchoredPages<Row>(
  fetchPage: (offset: number, limit: number) => Promise<Reading<Row[]>>,
  idOf: (row: Row) => string,
  pageSize: number,
  start: ScanCursor = { offset: 0, lastId: null },
): AsyncGenerator<ScannedPage<Row>> {
  let { offset, lastId } = start;
  for (;;) {
    const from = lastId === null ? offset : Math.max(0, offset - 1);
    const { data, ...reading } = await fetchPage(from, pageSize);
    const ids = data.map(idOf);
    if (ids.some((id, index) => index > 0 && id <= (ids[index - 1] ?? ''))) throw new ScanOrderError();
    const first = ids[0];
    const skipped = lastId !== null && from > 0 && (first === undefined || first > lastId);
    if (skipped) {
      offset = Math.max(0, from - pageSize + 1);
      continue;
    }
    const anchor = lastId;
    const rows = data.filter((row) => anchor === null || idOf(row) > anchor);
    lastId = ids.at(-1) ?? lastId;
    offset = from + data.length;
    const isLast = data.length < pageSize;
    yield { rows, reading, next: isLast ? null : { offset, lastId } };
    if (isLast) return;
  }
}
