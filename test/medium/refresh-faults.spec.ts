import { instantFromEpochMs } from '@app/common';
import { MarkRepository, MirrorRepository, type ApplyOptions } from '@app/database';
import { WebhookService } from '@app/webhook';
import { FAST, startInbound, type InboundHarness } from './inbound-harness.js';

jest.setTimeout(120_000);

describe('reading again what events named', () => {
  let sut: InboundHarness;
  let people: string[] = [];

  beforeAll(async () => {
    sut = await startInbound({
      sandboxArgs: ['--people', '40', '--companies', '5', '--deals', '2'],
      env: { SYNC_ITEM_TRIES: '2', SYNC_READ_LAG_MS: '1500' },
    });
    await sut.backfill();
    const rows = await sut.database.query<{ item_id: string }>(
      `SELECT item_id FROM mirror_item WHERE kind = 'record' AND scope_id = $1 ORDER BY item_id`,
      [sut.objectIds['people']],
    );
    people = rows.map(({ item_id }) => item_id);
  });
  afterAll(() => sut?.stop());

  const title = (record_id: string, value: string) => ({
    action: 'record.update',
    object: 'people',
    record_id,
    values: { job_title: value },
  });
  const dials = (settings: unknown) => sut.sandbox.call('POST', '/_sandbox/dials', settings);
  const count = async (sql: string, values: unknown[] = []) =>
    Number((await sut.database.query<{ n: string }>(`SELECT count(*) AS n FROM ${sql}`, values))[0]?.n);

  it('lets one record that cannot be stored fail by itself, and brings it home once it can', async () => {
    const [poison = '', ...others] = people.slice(0, 32);
    await sut.database.query(`
      CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE 'cannot be stored'; END $$;
      CREATE TRIGGER refuse BEFORE UPDATE ON mirror_item FOR EACH ROW WHEN (NEW.values::text LIKE '%"poison"%')
        EXECUTE FUNCTION refuse()`);
    await sut.actAll([title(poison, 'poison'), ...others.map((id) => title(id, 'fine'))]);
    await sut.settle();
    expect(await count(`mirror_item WHERE values::text LIKE '%"fine"%'`)).toBe(31);
    const failed = await sut.database.query<{ delivery_id: string; reason: string }>(
      `SELECT delivery_id, reason FROM delivery WHERE state = 'failed'`,
    );
    expect(failed).toHaveLength(1);
    expect(failed[0]?.reason).toMatch(/\w/);
    await dials({ webhooks: { ...FAST, dropRate: 1 } });
    await sut.act(title(poison, 'clean'));
    await dials({ webhooks: { ...FAST, dropRate: 0 } });
    await sut.app.get(WebhookService, { strict: false }).replay(failed[0]?.delivery_id ?? '');
    await sut.settle();
    expect(await count(`mirror_item WHERE item_id = $1 AND values::text LIKE '%"clean"%'`, [poison])).toBe(1);
    expect(await count(`delivery WHERE state = 'failed'`)).toBe(0);
  });

  it('does not bury what was just made when Attio answers 404 from a moment before', async () => {
    await sut.sandbox.call('POST', '/_sandbox/faults', { kind: 'stale', ms: 1_000, exact: true, times: 4 });
    const { record_id: id } = await sut.act({
      action: 'record.create',
      object: 'companies',
      values: { name: 'Brand New' },
    });
    await sut.settle();
    expect(await count('mirror_item WHERE item_id = $1 AND deleted_at IS NULL', [id])).toBe(1);
    expect(await count(`change_log WHERE item_id = $1 AND operation = 'delete'`, [id])).toBe(0);
    expect(await count(`delivery WHERE state NOT IN ('applied', 'stale')`)).toBe(0);
  });

  it('tombstones what Attio confirms as gone, and an older page does not bring it back', async () => {
    const id = people[35] ?? '';
    const scopeId = sut.objectIds['people'] ?? '';
    const [row] = await sut.database.query<{ values: Record<string, unknown>; content_hash: string }>(
      'SELECT values, content_hash FROM mirror_item WHERE item_id = $1',
      [id],
    );
    const readBefore = Date.now();
    await sut.act({ action: 'record.delete', object: 'people', record_id: id });
    await sut.settle();
    const options: ApplyOptions = {
      workspaceId: sut.workspaceId,
      kind: 'record',
      scopeId,
      cause: 'reconcile',
      logged: true,
      touchUnchanged: 'marked',
      diff: () => [],
    };
    const page = {
      itemId: id,
      observedAt: instantFromEpochMs(readBefore - 5_000),
      values: row?.values ?? {},
      contentHash: row?.content_hash ?? '',
      parentObjectId: null,
      parentRecordId: null,
      webUrl: null,
      attioCreatedAt: null,
      lookupKeys: [],
    };
    const outcomes = await sut.app.get(MirrorRepository, { strict: false }).apply([page], options);
    expect([...outcomes.values()]).toEqual(['stale']);
    expect(await count('mirror_item WHERE item_id = $1 AND deleted_at IS NULL', [id])).toBe(0);
  });

  it('deletes nothing when the whole list is out of reach', async () => {
    const [slug = '', listId = ''] = Object.entries(sut.listIds)[0] ?? [];
    const entries = await sut.database.query<{ item_id: string }>(
      `SELECT item_id FROM mirror_item WHERE kind = 'entry' AND scope_id = $1 AND deleted_at IS NULL`,
      [listId],
    );
    expect(entries.length).toBeGreaterThan(0);
    await dials({ webhooks: { ...FAST, dropRate: 1 } });
    await sut.act({ action: 'list.delete', list: slug });
    await dials({ webhooks: { ...FAST, dropRate: 0 } });
    await sut.app.get(MarkRepository, { strict: false }).mark(
      sut.workspaceId,
      entries.map(({ item_id }) => ({
        kind: 'entry',
        scopeId: listId,
        itemId: item_id,
        lane: 'live',
        reason: 'test',
        attributeId: null,
        actor: null,
        correlationId: null,
      })),
    );
    await sut.settle();
    expect(await count(`mirror_item WHERE kind = 'entry' AND scope_id = $1 AND deleted_at IS NULL`, [listId])).toBe(
      entries.length,
    );
  });

  it('loses nothing while Attio refuses the token, and deletes nothing', async () => {
    const id = people[36] ?? '';
    const deleted = await count('mirror_item WHERE deleted_at IS NOT NULL');
    const { faults } = await sut.sandbox.call<{ faults: { id: number }[] }>('POST', '/_sandbox/faults', {
      kind: 'unauthorized',
    });
    await sut.act(title(id, 'while locked out'));
    await expect(sut.settle(2_000)).rejects.toThrow();
    expect(await count('mirror_item WHERE deleted_at IS NOT NULL')).toBe(deleted);
    await sut.sandbox.call('DELETE', `/_sandbox/faults/${faults[0]?.id}`);
    await sut.settle(30_000);
    expect(await count(`mirror_item WHERE item_id = $1 AND values::text LIKE '%while locked out%'`, [id])).toBe(1);
  });

  it('waits for a merge to be done instead of deleting what is being merged', async () => {
    await dials({ merge: { delayMs: 1_500 } });
    const [primary_record_id = '', secondary_record_id = ''] = people.slice(37, 39);
    await sut.act(title(primary_record_id, 'about to be merged'));
    const { new_record_id: survivor } = await sut.act({
      action: 'record.merge',
      object: 'people',
      primary_record_id,
      secondary_record_id,
    });
    for (let round = 0; round < 5; round += 1) await sut.refreshDue();
    expect(await count('mirror_item WHERE item_id = $1 AND deleted_at IS NOT NULL', [primary_record_id])).toBe(0);
    await sut.settle(30_000);
    await sut.run('people', 'reconcile');
    expect(await count('mirror_item WHERE item_id = $1 AND deleted_at IS NULL', [survivor])).toBe(1);
    expect(await count(`record_alias WHERE item_id = $1 AND reason = 'merge'`, [survivor])).toBe(2);
  });
});
