import { type Instant } from '@app/common';
import { type SourcePage, type SourceRow } from '../../sources/source-page.js';
import { RowsMissingError } from '../errors.js';

/** How far a scan without id order has come. */
export interface LoosePosition {
  /** Items created from here on are being read; `null` where the list is read from its beginning. */
  createdFrom: string | null;
  offset: number;
  /** Ids of the page before: the next page must know one of them. */
  anchors: string[];
}

export interface LoosePiece {
  /** May repeat items of earlier pieces. */
  rows: SourceRow[];
  observedAt: Instant;
  position: LoosePosition;
  isLast: boolean;
}

/** Reads a page of the list, from a creation time where the source can do that. */
export type FetchLoose = (createdFrom: string | null, offset: number, limit: number) => Promise<SourcePage>;

/** Creation times of the list and of its items can differ by seconds; minutes cover imports with times of their own. */
const WINDOW_OVERLAP_MS = 300_000;
/** Rows a page shares with the one before. */
const OVERLAP = 3;
/** Ids kept of a page: those near its end. */
const ANCHORS = 50;

/**
 * Reads a list whose order is that of creation, or nobody knows. Each page must share a row with the one before; if it
 * does not, rows before it were deleted, and the scan steps back. Rows read twice are the caller's to drop.
 * @param isWindowed whether `createdFrom` means something: then windows of creation time replace growing offsets
 * @throws RowsMissingError a page has no rows where rows were
 */
export async function* unorderedScan(
  fetch: FetchLoose,
  { limit, isWindowed }: { limit: number; isWindowed: boolean },
  start: LoosePosition = { createdFrom: null, offset: 0, anchors: [] },
): AsyncGenerator<LoosePiece> {
  let { createdFrom, offset, anchors } = start;
  const overlap = Math.min(OVERLAP, limit - 1);
  let stepBack = overlap;
  for (;;) {
    const page = await fetch(createdFrom, offset, limit);
    const ids = page.rows.map(({ itemId }) => itemId);
    if (offset > 0 && !ids.some((id) => anchors.includes(id))) {
      // An empty page where a row was a moment ago: once more, for deletions are rarer than faults.
      if (page.rowCount === 0 && (await fetch(createdFrom, offset, limit)).rowCount > 0) {
        throw new RowsMissingError(offset);
      }
      offset = Math.max(0, offset - stepBack);
      stepBack = Math.min(stepBack * 4, limit);
      continue;
    }
    stepBack = overlap;
    const isLast = page.rowCount < limit;
    if (isLast) await assertEnd(fetch, createdFrom, offset + page.rowCount, limit);
    if (ids.length > 0) anchors = ids.slice(-ANCHORS);
    const from = isWindowed ? await nextWindow(page, createdFrom) : null;
    if (from !== null) [createdFrom, offset, anchors] = [from, 0, []];
    else offset += Math.max(page.rowCount - overlap, 1);
    yield { rows: page.rows, observedAt: page.observedAt, position: { createdFrom, offset, anchors }, isLast };
    if (isLast) return;
  }
}

/** A short page must be the last one: half a page further on there is nothing. */
async function assertEnd(fetch: FetchLoose, createdFrom: string | null, end: number, limit: number): Promise<void> {
  const beyond = await fetch(createdFrom, end + Math.ceil(limit / 2), limit);
  if (beyond.rowCount > 0) throw new RowsMissingError(end);
}

/** @returns where the next window begins; `null` when the page lies in one moment and offsets must go on */
async function nextWindow(page: SourcePage, createdFrom: string | null): Promise<string | null> {
  const createdAt = (await page.rows.at(-1)?.read())?.attioCreatedAt;
  if (!createdAt || page.rows.length < 2) return null;
  const from = new Date(Date.parse(createdAt) - WINDOW_OVERLAP_MS).toISOString();
  return createdFrom === null || from > createdFrom ? from : null;
}
