import { instantFromEpochMs } from '@app/common';
import { MarkRepository, MirrorReader, MirrorRepository, type ClaimedMark, type MarkRequest } from '@app/database';
import { eventually } from '../support/index.js';
import { FAST, startInbound, type InboundHarness } from './inbound-harness.js';

jest.setTimeout(120_000);

describe('events in unlucky order', () => {
  let sut: InboundHarness;
  let people: string[] = [];

  beforeAll(async () => {
    sut = await startInbound({
      sandboxArgs: ['--people', '12', '--companies', '5', '--deals', '2'],
      env: { SYNC_LAG_TRIES: '2', SYNC_READ_LAG_MS: '200' },
    });
    await sut.backfill();
    const rows = await sut.database.query<{ item_id: string }>(
      `SELECT item_id FROM mirror_item WHERE kind = 'record' AND scope_id = $1 ORDER BY item_id`,
      [sut.objectIds['people']],
    );
    people = rows.map(({ item_id }) => item_id);
  });
  afterAll(() => sut?.stop());

  const scope = () => ({ kind: 'record' as const, scopeId: sut.objectIds['people'] ?? '' });
  const markOf = (itemId: string): MarkRequest => ({
    ...scope(),
    itemId,
    lane: 'live',
    reason: 'test',
    attributeId: null,
    actor: null,
    correlationId: null,
  });
  const isMarked = async (itemId: string) =>
    (await sut.database.query('SELECT 1 FROM dirty_mark WHERE item_id = $1', [itemId])).length === 1;

  it.each(['once', 'twice'])(
    'a worker that slept through its lease ends no newer mark, the old one marked %s',
    async (how) => {
      const marks = sut.app.get(MarkRepository, { strict: false });
      const [itemId = ''] = people;
      const ending = ({ kind, scopeId, version }: ClaimedMark) => ({
        kind,
        scopeId,
        itemId,
        version,
        outcome: 'stale' as const,
        reason: null,
      });
      for (let i = 0; i < (how === 'once' ? 1 : 2); i += 1) await marks.mark(sut.workspaceId, [markOf(itemId)]);
      // What was read a moment ago is due on the grid.
      const sleeper = await eventually(async () => (await marks.claimDue(scope(), 1, 'sleeper', 0))[0] ?? false);
      const [quick] = await marks.claimDue(scope(), 1, 'quick', 1_000);
      if (!quick) throw new Error('nothing claimed');
      await marks.finish([ending(quick)], []);
      expect(await isMarked(itemId)).toBe(false);
      for (let i = 0; i < (how === 'once' ? 1 : 2); i += 1) await marks.mark(sut.workspaceId, [markOf(itemId)]);
      await marks.finish([ending(sleeper)], []);
      expect(await isMarked(itemId)).toBe(true);
      await sut.settle();
    },
  );

  const dropEvents = (dropRate: 0 | 1) =>
    sut.sandbox.call('POST', '/_sandbox/dials', { webhooks: { ...FAST, dropRate } });
  const rowOf = async (itemId: string) =>
    (
      await sut.database.query<{ values: Record<string, unknown>; deleted_at: unknown; observed_at: Date }>(
        'SELECT values, deleted_at, observed_at FROM mirror_item WHERE item_id = $1',
        [itemId],
      )
    )[0];

  it('a record with characters that Postgres cannot hold keeps nothing from being stored', async () => {
    const [, itemId = ''] = people;
    const odd = { job_title: 'nul \u0000 and half \ud83d' };
    await sut.act({ action: 'record.update', object: 'people', record_id: itemId, values: odd });
    await sut.settle();
    expect(JSON.stringify((await rowOf(itemId))?.values)).toContain('nul \ufffd and half \ufffd');
    const { state, certificate } = await sut.run('people', 'verify');
    expect({ state, certificate }).toMatchObject({ state: 'succeeded', certificate: { is_equal: true } });
  });

  it('slugs swapped without a word do not swap the values', async () => {
    const [, , itemId = ''] = people;
    const owner = { object: 'people' };
    const ids: string[] = [];
    for (const api_slug of ['alpha', 'beta']) {
      const attribute = { title: api_slug, api_slug, type: 'text' };
      ids.push((await sut.act({ action: 'attribute.create', owner, attribute }))['attribute_id'] ?? '');
    }
    const values = { alpha: 'first', beta: 'second' };
    await sut.act({ action: 'record.update', object: 'people', record_id: itemId, values });
    await sut.settle();
    await dropEvents(1);
    for (const [from, to] of [
      ['alpha', 'gamma'],
      ['beta', 'alpha'],
      ['gamma', 'beta'],
    ]) {
      await sut.act({ action: 'attribute.update', owner, attribute: from, changes: { api_slug: to } });
    }
    await dropEvents(0);
    const { certificate } = await sut.run('people', 'reconcile');
    expect(certificate).toMatchObject({ is_equal: true, differences: { total: 0 } });
    const row = await rowOf(itemId);
    expect(ids.map((id) => row?.values[id])).toMatchObject([[{ value: 'first' }], [{ value: 'second' }]]);
  });

  it('an id that is given again means itself, not what it was merged into', async () => {
    const upsert = async () => {
      const body = { data: { values: { domains: ['again.example'], name: 'Again' } } };
      const made = await sut.sandbox.call<{ data: { id: { record_id: string } } }>(
        'PUT',
        '/v2/objects/companies/records?matching_attribute=domains',
        body,
      );
      return made.data.id.record_id;
    };
    const first = await upsert();
    const { record_id: other = '' } = await sut.act({
      action: 'record.create',
      object: 'companies',
      values: { name: 'Other' },
    });
    await sut.settle();
    const { new_record_id: survivor = '' } = await sut.act({
      action: 'record.merge',
      object: 'companies',
      primary_record_id: other,
      secondary_record_id: first,
    });
    await sut.settle();
    await sut.act({ action: 'record.delete', object: 'companies', record_id: survivor });
    await sut.settle();
    expect(await upsert()).toBe(first);
    await sut.settle();
    const found = await sut.app
      .get(MirrorReader, { strict: false })
      .find('record', sut.objectIds['companies'] ?? '', first);
    expect(found?.itemId).toBe(first);
  });

  it('a reading of just before a deletion, applied after it, does not bring the record back for good', async () => {
    const itemId = people[3] ?? '';
    const before = await rowOf(itemId);
    await sut.act({ action: 'record.delete', object: 'people', record_id: itemId });
    await sut.settle();
    const buried = await rowOf(itemId);
    expect(buried?.deleted_at).not.toBeNull();
    const late = {
      itemId,
      observedAt: instantFromEpochMs((buried?.observed_at.getTime() ?? 0) + 5),
      values: before?.values ?? {},
      contentHash: 'late',
      parentObjectId: null,
      parentRecordId: null,
      webUrl: null,
      attioCreatedAt: null,
      lookupKeys: [],
    };
    const outcomes = await sut.app.get(MirrorRepository, { strict: false }).apply([late], {
      ...scope(),
      workspaceId: sut.workspaceId,
      cause: 'webhook',
      logged: true,
      touchUnchanged: 'always',
      diff: () => [],
    });
    expect([...outcomes.values()]).toEqual(['created']);
    await sut.settle();
    expect((await rowOf(itemId))?.deleted_at).not.toBeNull();
  });

  it('walks all records and entries, also when those walked past are gone', async () => {
    const reader = sut.app.get(MirrorReader, { strict: false });
    const all = await reader.listParents(null, 10_000);
    const [head, ...tail] = all.slice(0, 6);
    const beyond = await reader.listParents(tail.at(-1) ?? null, 10_000);
    expect([head, ...tail, ...beyond]).toEqual(all);
    await sut.database.query('DELETE FROM mirror_item WHERE item_id = ANY($1)', [tail.map((t) => t.itemId)]);
    expect(await reader.listParents(tail.at(-1) ?? null, 10_000)).toEqual(beyond);
  });
});
