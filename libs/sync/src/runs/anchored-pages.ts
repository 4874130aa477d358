import { type PresentReading } from '@app/database';
import { type SourcePage } from '../sources/item-source.js';

/** Where a scan stands: rows up to `lastId` are done, and the row after it was last seen at `offset`. */
export interface ScanCursor {
  offset: number;
  lastId: string | null;
}

export interface ScannedPage {
  /** Rows not seen before, in ascending id order. */
  readings: PresentReading[];
  /** Where to go on; `null` after the last page. */
  next: ScanCursor | null;
}

/** Ids did not come in ascending order, which anchoring rests on. */
export class ScanOrderError extends Error {
  constructor() {
    super('Attio answered ids out of ascending order');
  }
}

/**
 * Pages of an unsorted, unfiltered list, which come in ascending id order at no score. Offsets shift when rows are
 * deleted meanwhile, so every page overlaps the one before by a row: a page that starts behind the last id seen has
 * skipped rows, and the scan steps back until it has not.
 * @param fetchPage rows from an offset
 * @param pageSize at least 2: one row is the overlap
 */
export async function* anchoredPages(
  fetchPage: (offset: number, limit: number) => Promise<SourcePage>,
  pageSize: number,
  start: ScanCursor = { offset: 0, lastId: null },
): AsyncGenerator<ScannedPage> {
  let { offset, lastId } = start;
  for (;;) {
    const from = lastId === null ? offset : Math.max(0, offset - 1);
    const page = await fetchPage(from, pageSize);
    const ids = page.readings.map((reading) => reading.itemId);
    if (ids.some((id, index) => index > 0 && id <= (ids[index - 1] ?? ''))) throw new ScanOrderError();
    const first = ids[0];
    if (lastId !== null && from > 0 && (first === undefined || first > lastId)) {
      offset = Math.max(0, from - pageSize + 1);
      continue;
    }
    const anchor = lastId;
    const readings = page.readings.filter(({ itemId }) => anchor === null || itemId > anchor);
    lastId = ids.at(-1) ?? lastId;
    offset = from + page.rowCount;
    const isLast = page.rowCount < pageSize;
    yield { readings, next: isLast ? null : { offset, lastId } };
    if (isLast) return;
  }
}
