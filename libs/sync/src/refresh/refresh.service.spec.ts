import { Clock } from '@app/common';
import { type ClaimedMark, type MarkRepository, type ReleasedMark, type SettledMark } from '@app/database';
import { type AttioAvailability } from '../attio-availability.js';
import { UnknownAttributeError } from '../schema/errors.js';
import { type ItemSources } from '../sources/item-sources.js';
import { type SyncConfig } from '../sync.config.js';
import { type WorkspaceService } from '../workspace/workspace.service.js';
import { type MarkReader } from './mark-reader.js';
import { RefreshService } from './refresh.service.js';

const SCOPE = { kind: 'record' as const, scopeId: 'people' };
const mark = (itemId: string, attempts: number) =>
  ({ ...SCOPE, itemId, attempts, version: 1n, alone: false }) as ClaimedMark;

/** Attio shows one record with an attribute that no schema names. */
async function refresh(claimed: ClaimedMark[]) {
  const batches = [claimed, []];
  const read: string[] = [];
  const settled: SettledMark[] = [];
  const released: ReleasedMark[] = [];
  const marks = {
    claimDue: async () => batches.shift() ?? [],
    finish: async (ended: SettledMark[], open: ReleasedMark[]) => {
      settled.push(...ended);
      released.push(...open);
    },
  } as unknown as MarkRepository;
  const reader = {
    read: async (_workspaceId: string, _scope: unknown, among: ClaimedMark[]) => {
      if (among.some(({ itemId }) => itemId === 'odd')) throw new UnknownAttributeError('odd');
      read.push(...among.map(({ itemId }) => itemId));
    },
  } as unknown as MarkReader;
  const sut = new RefreshService(
    { lagTries: 3, leaseMs: 15_000 } as SyncConfig,
    marks,
    reader,
    { find: () => undefined } as unknown as ItemSources,
    { findId: async () => 'workspace' } as unknown as WorkspaceService,
    { judge: (thrown: unknown) => thrown } as unknown as AttioAvailability,
    new Clock(),
  );
  await sut.refresh(SCOPE).catch(() => undefined);
  return {
    read: read.sort(),
    failed: settled.map(({ itemId }) => itemId),
    again: released.map(({ itemId }) => itemId).sort(),
  };
}

describe('a record with an attribute that the schema does not name', () => {
  it('is waited for at first, with all that was read with it', async () => {
    expect(await refresh([mark('odd', 0), mark('a', 0)])).toEqual({ read: [], failed: [], again: ['a', 'odd'] });
  });

  it('fails by itself in the end, and takes nothing with it', async () => {
    const all = [mark('a', 2), mark('b', 2), mark('odd', 2), mark('c', 2), mark('d', 2)];
    expect(await refresh(all)).toEqual({ read: ['a', 'b', 'c', 'd'], failed: ['odd'], again: [] });
  });

  it('does not hold up the others for ever by being marked again and again', async () => {
    expect(await refresh([mark('a', 2), mark('odd', 0)])).toEqual({ read: ['a'], failed: [], again: ['odd'] });
  });
});
