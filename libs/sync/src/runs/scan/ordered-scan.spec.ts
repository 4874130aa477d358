import fc from 'fast-check';
import { type Instant } from '@app/common';
import { type SourcePage, type SourceRow } from '../../sources/source-page.js';
import { RowsMissingError, ScanOrderError } from '../errors.js';
import { orderedScan, type ScanPiece, type ScanPosition } from './ordered-scan.js';

const idOf = (n: number) => String(n).padStart(6, '0');
const rowOf = (n: number) => ({ itemId: idOf(n) }) as SourceRow;

function pageOf(numbers: Iterable<number>, offset: number, limit: number): SourcePage {
  const sorted = [...numbers].sort((a, b) => a - b);
  const rows = sorted.slice(offset, offset + limit).map(rowOf);
  return { rows, rowCount: rows.length, observedAt: '' as Instant };
}

/** Rows that change between any two pages. */
function changing(start: number[], moves: { remove: number[]; add: number[] }[] = []) {
  const rows = new Set(start);
  let pages = 0;
  const fetch = async (offset: number, limit: number) => {
    const move = moves[pages++];
    for (const n of move?.remove ?? []) rows.delete(n);
    for (const n of move?.add ?? []) rows.add(n);
    return pageOf(rows, offset, limit);
  };
  return { fetch, pages: () => pages };
}

async function collect(scan: AsyncGenerator<ScanPiece>): Promise<ScanPiece[]> {
  const pieces: ScanPiece[] = [];
  for await (const piece of scan) pieces.push(piece);
  return pieces;
}

const upTo = (n: number) => Array.from({ length: n }, (_, i) => i);
const idsOf = (pieces: ScanPiece[]) => pieces.flatMap(({ rows }) => rows.map(({ itemId }) => itemId));

describe('orderedScan', () => {
  const numbers = fc.array(fc.nat(200), { maxLength: 3 });
  const moves = fc.array(fc.record({ remove: numbers, add: numbers }), { maxLength: 30 });

  it('misses no row that exists throughout, gives none twice, and leaves no gap between its pieces', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(fc.nat(200)),
        moves,
        fc.integer({ min: 2, max: 9 }),
        fc.integer({ min: 1, max: 4 }),
        async (start, changes, limit, parallel) => {
          let pieces: ScanPiece[];
          try {
            pieces = await collect(orderedScan(changing(start, changes).fetch, { limit, parallel }));
          } catch (error) {
            // A tiny list that changes with every page may look as if it contradicted itself: then nothing is claimed.
            if (error instanceof RowsMissingError) return;
            throw error;
          }
          const ids = idsOf(pieces);
          expect(new Set(ids).size).toBe(ids.length);
          const removed = new Set(changes.flatMap(({ remove }) => remove));
          for (const n of start) if (!removed.has(n)) expect(ids).toContain(idOf(n));
          pieces.forEach((piece, i) => expect(piece.afterId).toBe(i === 0 ? null : pieces[i - 1]?.throughId));
          expect(pieces.at(-1)?.throughId).toBeNull();
        },
      ),
      { numRuns: 300 },
    );
  });

  it('reads a quiet list once, and its end twice', async () => {
    const { fetch, pages } = changing(upTo(100));
    expect(idsOf(await collect(orderedScan(fetch, { limit: 11, parallel: 1 })))).toHaveLength(100);
    expect(pages()).toBe(11);
  });

  it('goes on where it stood, though rows before that are gone', async () => {
    const first = await orderedScan(changing(upTo(60)).fetch, { limit: 21, parallel: 2 }).next();
    const position = (first.value as ScanPiece).position satisfies ScanPosition;
    const rest = await collect(orderedScan(changing(upTo(60).slice(15)).fetch, { limit: 21, parallel: 2 }, position));
    expect(idsOf(rest)).toEqual(upTo(60).slice(21).map(idOf));
  });

  it('fails when a page is empty although later ones have rows', async () => {
    const fetch = async (offset: number, limit: number) => pageOf(offset === 10 ? [] : upTo(100), offset, limit);
    await expect(collect(orderedScan(fetch, { limit: 11, parallel: 4 }))).rejects.toThrow(RowsMissingError);
  });

  it('fails when everything from some row on is kept back', async () => {
    const fetch = async (offset: number, limit: number) => pageOf(offset >= 50 ? [] : upTo(100), offset, limit);
    await expect(collect(orderedScan(fetch, { limit: 11, parallel: 1 }))).rejects.toThrow(RowsMissingError);
  });

  it('fails when pages are cut short again and again', async () => {
    const fetch = async (offset: number, limit: number) => pageOf(upTo(100), offset, Math.ceil(limit / 2));
    await expect(collect(orderedScan(fetch, { limit: 11, parallel: 1 }))).rejects.toThrow(RowsMissingError);
  });

  it('believes that rows behind the last one were deleted when the list agrees with itself', async () => {
    const { fetch } = changing(upTo(100), [
      { remove: [], add: [] },
      { remove: upTo(100).slice(30), add: [] },
    ]);
    expect(idsOf(await collect(orderedScan(fetch, { limit: 41, parallel: 1 })))).toHaveLength(41);
  });

  it('refuses ids out of order', async () => {
    const fetch = async () => ({ rows: [rowOf(2), rowOf(1)], rowCount: 2, observedAt: '' as Instant });
    await expect(collect(orderedScan(fetch, { limit: 5, parallel: 1 }))).rejects.toThrow(ScanOrderError);
  });
});
