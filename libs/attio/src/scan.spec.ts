import fc from 'fast-check';
import { type Instant } from '@app/common';
import { AttioUnorderedError } from './errors.js';
import { scanByCreation } from './scan-by-creation.js';
import { scanPages } from './scan.js';

interface Row {
  id: string;
  created_at: string;
}

const reading = <T>(data: T[]) => ({ data, observedAt: '' as Instant, startedAtMs: 0 });
const idOf = (row: Row) => row.id;
const rowOf = (n: number): Row => ({ id: String(n).padStart(6, '0'), created_at: '' });

/** Rows in id order that change between any two pages. */
function changing(start: number[], changes: { remove: number[]; add: number[] }[]) {
  const rows = new Set(start);
  let pages = 0;
  const fetchPage = async ({ limit, offset }: { limit: number; offset: number }) => {
    const change = changes[pages++];
    for (const n of change?.remove ?? []) rows.delete(n);
    for (const n of change?.add ?? []) rows.add(n);
    return reading(
      [...rows]
        .sort((a, b) => a - b)
        .slice(offset, offset + limit)
        .map(rowOf),
    );
  };
  return { source: { fetchPage, idOf }, rows, pages: () => pages };
}

async function collect<T>(pages: AsyncIterable<{ data: T[] }>): Promise<T[]> {
  const all: T[] = [];
  for await (const page of pages) all.push(...page.data);
  return all;
}

async function first<T>(pages: AsyncGenerator<T, void>): Promise<T> {
  const next = await pages.next();
  if (next.done) throw new Error('expected a page');
  return next.value;
}

describe('scanPages', () => {
  const numbers = fc.array(fc.nat(300), { maxLength: 20 });
  const changes = fc.array(fc.record({ remove: numbers, add: numbers }), { maxLength: 40 });

  it('misses no row that exists throughout and gives none twice, whatever comes and goes', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(fc.nat(300)),
        changes,
        fc.integer({ min: 2, max: 9 }),
        fc.integer({ min: 1, max: 3 }),
        async (start, moves, limit, parallel) => {
          const { source } = changing(start, moves);
          const seen = (await collect(scanPages(source, { limit, parallel }))).map(idOf);
          expect(new Set(seen).size).toBe(seen.length);
          const removed = new Set(moves.flatMap(({ remove }) => remove));
          for (const n of start) if (!removed.has(n)) expect(seen).toContain(rowOf(n).id);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('reads a list that does not change once, with one row of overlap', async () => {
    const { source, pages } = changing(
      Array.from({ length: 100 }, (_, i) => i),
      [],
    );
    expect(await collect(scanPages(source, { limit: 11 }))).toHaveLength(100);
    expect(pages()).toBe(10);
  });

  it('goes on where an earlier scan was stopped, though rows before it are gone', async () => {
    const all = Array.from({ length: 60 }, (_, i) => i);
    const before = changing(all, []);
    const position = (await first(scanPages(before.source, { limit: 21 }))).position;
    const after = changing(all.slice(15), []);
    const resumed = await collect(scanPages(after.source, { limit: 21, ...(position && { resumeAfter: position }) }));
    expect(resumed.map(idOf)).toEqual(all.slice(21).map((n) => rowOf(n).id));
  });

  it('gives one empty last page for an empty list', async () => {
    const { source } = changing([], []);
    expect(await first(scanPages(source))).toMatchObject({ data: [], isLast: true });
  });

  it('refuses rows out of order', async () => {
    const source = { fetchPage: async () => reading([rowOf(2), rowOf(1)]), idOf };
    await expect(collect(scanPages(source))).rejects.toThrow(AttioUnorderedError);
  });

  it('does not fail for a page fetched ahead that nobody needs', async () => {
    const fetchPage = async ({ offset }: { offset: number }) => {
      if (offset > 0) throw new Error('nobody asked for this page');
      return reading([rowOf(1)]);
    };
    await expect(collect(scanPages({ fetchPage, idOf }, { parallel: 3 }))).resolves.toHaveLength(1);
  });
});

describe('scanByCreation', () => {
  const at = (second: number) => new Date(Date.UTC(2026, 0, 1) + second * 1_000).toISOString();

  function source(rows: Row[]) {
    return {
      idOf,
      valuesOf: () => ({}),
      fetchPage: async ({
        filter,
        limit,
        offset,
      }: {
        filter?: Record<string, unknown>;
        limit: number;
        offset: number;
      }) => {
        const from = (filter?.['created_at'] as { $gte: string } | undefined)?.$gte ?? '';
        const sorted = rows
          .filter((row) => row.created_at >= from)
          .sort((a, b) => a.created_at.localeCompare(b.created_at));
        return reading(sorted.slice(offset, offset + limit));
      },
    };
  }

  it('gives every row once, also when an import made more of one moment than a page holds', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.nat(12), { maxLength: 80 }),
        fc.integer({ min: 2, max: 10 }),
        async (seconds, limit) => {
          const rows = seconds.map((second, n) => ({ id: String(n), created_at: at(second) }));
          const seen = await collect(scanByCreation(source(rows), limit));
          expect(seen.map(idOf).sort()).toEqual(rows.map(idOf).sort());
        },
      ),
    );
  });

  it('misses no row when earlier ones are deleted meanwhile', async () => {
    const rows = Array.from({ length: 30 }, (_, n) => ({ id: String(n), created_at: at(n) }));
    const pages = scanByCreation(source(rows), 10);
    const seen = (await first(pages)).data.map(idOf);
    rows.splice(0, 9);
    for await (const page of pages) seen.push(...page.data.map(idOf));
    expect(seen).toHaveLength(30);
  });
});
