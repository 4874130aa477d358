import { type Instant } from '@app/common';
import { type SourcePage, type SourceRow } from '../../sources/source-page.js';
import { RowsMissingError, ScanOrderError } from '../errors.js';
import { PageAhead, type FetchPage } from './page-ahead.js';

/** How far a scan has come: rows up to `lastId` are done, and that row was last seen at `offset`. */
export interface ScanPosition {
  lastId: string | null;
  offset: number;
}

/** A gapless piece of the id order: these are all items with `afterId` < id <= `throughId` there were. */
export interface ScanPiece {
  rows: SourceRow[];
  afterId: string | null;
  /** `null`: up to the end. */
  throughId: string | null;
  observedAt: Instant;
  position: ScanPosition;
}

/** A page that ends too early may be a list that grew meanwhile; this often in one scan it is not. */
const LARGEST_SHORTAGES = 3;

/**
 * Reads a list in ascending id order to its end, so that no row which exists throughout is missed although offsets
 * move while rows come and go. Each page overlaps the one before by a row, and counts only if it begins at or before
 * the last row seen (a page is a gapless piece of the order, so nothing can lie between); if rows were deleted it
 * begins later, and the scan steps back.
 *
 * The end is not taken on trust: a page without rows where a row was, or one that ends while later pages go on, is
 * asked for again, and a list that contradicts itself fails the scan.
 * @param limit rows a page, at least 2: one is the overlap
 * @param parallel pages fetched at once
 * @throws ScanOrderError ids are not in order
 * @throws RowsMissingError Attio answered fewer rows than it has
 */
export async function* orderedScan(
  fetchPage: FetchPage,
  { limit, parallel }: { limit: number; parallel: number },
  start: ScanPosition = { lastId: null, offset: 0 },
): AsyncGenerator<ScanPiece> {
  const pages = new PageAhead(fetchPage, limit, parallel);
  let { lastId, offset } = start;
  let stepBack = 1;
  let shortages = 0;
  /** Where a page had no rows: the list cannot reach beyond. */
  let emptyAt = Infinity;
  for (;;) {
    let page = await pages.at(offset);
    if (page.rowCount < limit && (await pages.hasRowsAhead())) page = await secondReading(pages, page, offset, limit);
    const ids = idsOf(page);
    if (offset + page.rowCount > emptyAt) throw new RowsMissingError(emptyAt);
    const [firstId] = ids;
    if (firstId === undefined && (await pages.again(offset)).rowCount > 0) throw new RowsMissingError(offset);
    if (offset > 0 && (firstId === undefined || lastId === null || firstId > lastId)) {
      if (firstId === undefined) emptyAt = offset;
      offset = Math.max(0, offset - stepBack);
      stepBack = Math.min(stepBack * 8, limit - 1);
      continue;
    }
    stepBack = 1;
    const anchor = lastId;
    const rows = page.rows.filter(({ itemId }) => anchor === null || itemId > anchor);
    const last: string | null = rows.at(-1)?.itemId ?? lastId;
    // The next page starts with this page's last row; if it holds nothing new, rows were put in before it.
    const nextOffset = offset + Math.max(page.rowCount - 1, 0);
    let isLast = page.rowCount < limit;
    if (isLast && page.rowCount > 0 && (await pages.again(nextOffset)).rowCount > 1) {
      isLast = false;
      if (++shortages > LARGEST_SHORTAGES) throw new RowsMissingError(offset);
    }
    const position = { lastId: last, offset: nextOffset };
    if (rows.length > 0 || isLast) {
      yield { rows, afterId: anchor, throughId: isLast ? null : last, observedAt: page.observedAt, position };
    }
    if (isLast) return;
    [lastId, offset] = [last, nextOffset];
  }
}

/** A page ended although pages behind it have rows: unless the list just grew, an answer was cut. */
async function secondReading(pages: PageAhead, first: SourcePage, offset: number, limit: number): Promise<SourcePage> {
  if (first.rowCount === 0) throw new RowsMissingError(offset);
  const second = await pages.again(offset);
  if (second.rowCount < limit) throw new RowsMissingError(offset);
  return second;
}

function idsOf(page: SourcePage): string[] {
  const ids = page.rows.map(({ itemId }) => itemId);
  if (ids.some((id, index) => index > 0 && id <= (ids[index - 1] ?? ''))) throw new ScanOrderError();
  return ids;
}
