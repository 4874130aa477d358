import { type AttioQueryPage } from './attio-records.js';
import { type Reading } from './reading.js';
import { type AttioValues } from './value.js';

/** Rows that know when they were created. */
interface CreatedRow {
  created_at: string;
}

/** Where a scan by creation time gets its rows. */
export interface CreationSource<T> {
  fetchPage: (query: AttioQueryPage) => Promise<Reading<T[]>>;
  idOf: (row: T) => string;
  valuesOf: (row: T) => AttioValues;
}

const LIMIT = 500;

/**
 * Reads all rows in order of creation, for when ids turn out not to be in order. Deletions do no harm: each window
 * begins at the creation time of the last row seen, not at a count. Costs query score. Rows of one page have not been
 * given before.
 */
export async function* scanByCreation<T extends CreatedRow>(
  source: CreationSource<T>,
  limit = LIMIT,
): AsyncGenerator<Reading<T[]>, void> {
  let from: string | undefined;
  let offset = 0;
  let seen = new Map<string, string>(); // id → creation time, of rows the next page may repeat
  for (;;) {
    const filter = from === undefined ? {} : { filter: { created_at: { $gte: from } } };
    const page = { sorts: [{ attribute: 'created_at', direction: 'asc' as const }], limit, offset };
    const reading = await source.fetchPage({ ...filter, ...page });
    const fresh = reading.data.filter((row) => !seen.has(source.idOf(row)));
    for (const row of fresh) seen.set(source.idOf(row), createdAt(row, source));
    if (fresh.length > 0) yield { ...reading, data: fresh };
    const last = reading.data.at(-1);
    if (last === undefined || reading.data.length < limit) return;
    const next = createdAt(last, source);
    if (next === from) {
      offset += limit - 1; // more rows of one moment than a page holds: an import
    } else {
      [from, offset] = [next, 0];
      seen = new Map([...seen].filter(([, at]) => at >= next));
    }
  }
}

/** The attribute, by which Attio filters and sorts; the member of the same name can differ by seconds. */
function createdAt<T extends CreatedRow>(row: T, source: CreationSource<T>): string {
  const value = source.valuesOf(row)['created_at']?.[0]?.['value'];
  return typeof value === 'string' ? value : row.created_at;
}
