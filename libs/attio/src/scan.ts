import { AttioUnorderedError } from './errors.js';
import { type OffsetPage } from './page.js';
import { type Reading } from './reading.js';

/** Where a scan gets its rows, and how it knows them. */
export interface ScanSource<T> {
  /** Unsorted, unfiltered rows: they come in ascending id order and cost no query score. */
  fetchPage: (page: Required<OffsetPage>) => Promise<Reading<T[]>>;
  idOf: (row: T) => string;
}

/** How far a scan has come; enough to go on after a crash. */
export interface ScanPosition {
  /** All rows up to this id have been seen. */
  lastId: string;
  /** Where the row was when it was seen; it may have moved. */
  offset: number;
}

export interface ScanOptions {
  /** Rows per page, default and largest 500. */
  limit?: number;
  /** Pages fetched at once, default 1. Seams are checked one by one all the same. */
  parallel?: number;
  resumeAfter?: ScanPosition;
}

/** Rows not seen before, as of one reading. */
export interface ScanPage<T> extends Reading<T[]> {
  /** Resume from here once the rows are stored. Absent on an empty first page. */
  position?: ScanPosition;
  /** Whether the scan ends with this page. */
  isLast: boolean;
}

const LARGEST_PAGE = 500;

/**
 * Reads all rows such that none that exists throughout is missed, though offsets move while rows come and go. Each page
 * overlaps the one before by a row and counts only if it begins at or before the last row seen (a page is a gapless
 * piece of the order, so nothing can lie between); if rows were deleted it begins later, and the scan steps back.
 * Rows created during the scan may or may not be among them.
 * @throws AttioUnorderedError the order cannot be relied on
 */
export async function* scanPages<T>(
  source: ScanSource<T>,
  options: ScanOptions = {},
): AsyncGenerator<ScanPage<T>, void> {
  const limit = Math.max(2, Math.min(options.limit ?? LARGEST_PAGE, LARGEST_PAGE)); // one row overlaps
  const pages = new PageAhead(source, limit, options.parallel ?? 1);
  let { lastId, offset } = options.resumeAfter ?? { lastId: '', offset: 0 };
  for (let stepBack = 1; ;) {
    const reading = await pages.at(offset);
    const ids = reading.data.map(source.idOf);
    assertAscending(ids);
    const [firstId] = ids;
    if (offset > 0 && (firstId === undefined || firstId > lastId)) {
      offset = Math.max(0, offset - stepBack);
      stepBack = Math.min(stepBack * 8, limit - 1);
      continue;
    }
    stepBack = 1;
    const firstNew = ids.findIndex((id) => id > lastId);
    const rows = firstNew < 0 ? [] : reading.data.slice(firstNew);
    const isLast = ids.length < limit;
    lastId = rows.length > 0 ? (ids.at(-1) ?? lastId) : lastId;
    // The next page starts with this page's last row; if it holds nothing new, rows were put in before it.
    offset += Math.max(ids.length - 1, 0);
    const position = lastId === '' ? {} : { position: { lastId, offset } };
    if (rows.length > 0 || isLast) {
      yield { data: rows, observedAt: reading.observedAt, startedAtMs: reading.startedAtMs, ...position, isLast };
    }
    if (isLast) return;
  }
}

/** Fetches the pages that will be asked for if nothing moves; where something has, it starts anew. */
class PageAhead<T> {
  private readonly ahead = new Map<number, Promise<Reading<T[]>>>();

  constructor(
    private readonly source: ScanSource<T>,
    private readonly limit: number,
    private readonly parallel: number,
  ) {}

  async at(offset: number): Promise<Reading<T[]>> {
    if (!this.ahead.has(offset)) this.ahead.clear();
    for (let i = 0; i < this.parallel; i++) void this.fetch(offset + i * (this.limit - 1));
    const page = this.fetch(offset);
    this.ahead.delete(offset);
    return page;
  }

  private fetch(offset: number): Promise<Reading<T[]>> {
    const known = this.ahead.get(offset);
    if (known) return known;
    const page = this.source.fetchPage({ limit: this.limit, offset });
    // Whoever asks for the page gets the failure; if nobody does, it does not matter.
    void page.catch(() => undefined);
    this.ahead.set(offset, page);
    return page;
  }
}

function assertAscending(ids: readonly string[]): void {
  for (let i = 1; i < ids.length; i++) {
    if (String(ids[i - 1]) >= String(ids[i])) throw new AttioUnorderedError('Attio gave unsorted rows out of id order');
  }
}
