import { parseInstant } from '@app/common';
import { type PresentReading, type StoredItem } from '@app/database';
import { differingColumns } from './beside-values.js';

const same = { parentRecordId: null, parentObjectId: null, webUrl: null, lookupKeys: [] };
const differing = (mirror: string, attio: string) =>
  differingColumns(
    { ...same, attioCreatedAt: parseInstant(mirror) } as unknown as StoredItem,
    { ...same, attioCreatedAt: attio } as unknown as PresentReading,
  ).map(({ attribute_id: column }) => column);

describe('columns beside the values', () => {
  it('agree when Postgres has rounded nanoseconds into the next millisecond', () => {
    expect(differing('2026-01-01T00:00:00.124Z', '2026-01-01T00:00:00.123999700Z')).toEqual([]);
  });

  it('differ when the time of creation does', () => {
    expect(differing('2026-01-01T00:00:00.124Z', '2026-01-01T00:00:00.126000000Z')).toEqual(['created_at']);
  });
});
