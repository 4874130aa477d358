import { type Instant } from '@app/common';
import {
  type ErasureRepository,
  type ItemOrigin,
  type MirrorRepository,
  type MirrorScanRepository,
  type PresentReading,
  type RunCandidateRepository,
  type ScannedItem,
  type SyncRunRow,
} from '@app/database';
import { type ItemSource } from '../sources/item-source.js';
import { type SourceRow } from '../sources/source-page.js';
import { PageComparer } from './page-comparer.js';

const AT = '2026-11-28T12:00:00.000000Z' as Instant;
const beside = { parentObjectId: null, parentRecordId: null, webUrl: null, attioCreatedAt: null, lookupKeys: [] };
const reading = (itemId: string, contentHash: string): PresentReading => {
  return { itemId, observedAt: AT, values: {}, contentHash, ...beside };
};

function setup(stored: Pick<ItemOrigin, 'itemId' | 'contentHash' | 'rawHash'>[]) {
  const noted: { itemId: string; found: string }[] = [];
  const parsed: string[] = [];
  const candidates = {
    add: async (_run: string, found: typeof noted) => void noted.push(...found),
  } as unknown as RunCandidateRepository;
  const scan: Partial<MirrorScanRepository> = {
    listOrigins: async () => stored.map((item) => ({ ...item, isDeleted: false, isOlder: true })),
    listScanned: async (_scope, ids) =>
      stored
        .filter(({ itemId }) => ids.includes(itemId))
        .map(({ itemId, contentHash }) => {
          const flags = { isDeleted: false, isMarked: false };
          return { itemId, contentHash, values: null, ...beside, observedAt: AT, ...flags } satisfies ScannedItem;
        }),
  };
  const sut = new PageComparer(
    { confirmAfterMs: 0 } as never,
    {} as MirrorRepository,
    scan as MirrorScanRepository,
    candidates,
    { keepOut: async <T>(rows: T[]) => rows } as unknown as ErasureRepository,
  );
  const row = (itemId: string, rawHash: string | null, contentHash: string): SourceRow => ({
    ...{ itemId, rawHash, hangsOn: [] },
    read: async () => {
      parsed.push(itemId);
      return reading(itemId, contentHash);
    },
  });
  const run = { purpose: 'reconcile', attempts: 1, runId: 'run' } as SyncRunRow;
  const source = { hash: () => '' } as unknown as ItemSource;
  const compare = (rows: SourceRow[]) =>
    sut.compare(run, source, { rows, observedAt: AT, bounds: { afterId: null, throughId: null } });
  return { compare, row, noted, parsed };
}

describe('PageComparer', () => {
  it('parses a row only when its bytes are not those that the mirror was read from', async () => {
    const { compare, row, noted, parsed } = setup([
      { itemId: 'known', contentHash: 'k', rawHash: 'raw' },
      { itemId: 'reworded', contentHash: 'r', rawHash: 'old' },
      { itemId: 'unsealed', contentHash: 'u', rawHash: null },
      { itemId: 'changed', contentHash: 'c', rawHash: 'before' },
    ]);
    const outcome = await compare([
      row('known', 'raw', 'never looked at'),
      row('reworded', 'new', 'r'),
      row('unsealed', null, 'u'),
      row('changed', 'after', 'd'),
      row('new', 'new', 'n'),
    ]);
    expect(parsed).toEqual(['reworded', 'unsealed', 'changed']);
    expect(outcome).toMatchObject({ rows: 5, matched: 3, candidates: 2 });
    expect(noted).toEqual([
      { itemId: 'new', found: 'missing' },
      { itemId: 'changed', found: 'different' },
    ]);
  });

  it('has one digest for one content, whether it was parsed or known', async () => {
    const known = setup([{ itemId: 'a', contentHash: 'h', rawHash: 'raw' }]);
    const parsed = setup([{ itemId: 'a', contentHash: 'h', rawHash: 'other' }]);
    const one = await known.compare([known.row('a', 'raw', 'h')]);
    const other = await parsed.compare([parsed.row('a', 'raw', 'h')]);
    expect(one.digest.toString()).toBe(other.digest.toString());
  });
});
