import { RunService } from '@app/sync';
import { startInbound, type InboundHarness } from './inbound-harness.js';

jest.setTimeout(60_000);

describe('an attribute that is archived', () => {
  let sut: InboundHarness;

  beforeAll(async () => {
    sut = await startInbound();
    await sut.backfill();
  });
  afterAll(() => sut?.stop());

  const owner = { object: 'people' };
  const change = (changes: object) => sut.act({ action: 'attribute.update', owner, attribute: 'shelf', changes });
  const shelved = async () => {
    const found = await sut.database.query<{ n: number }>(
      `SELECT count(*)::int AS n FROM mirror_item WHERE deleted_at IS NULL AND values::text LIKE '%third shelf%'`,
    );
    return found[0]?.n;
  };
  const letRunsAge = () => sut.database.query(`UPDATE sync_run SET started_at = started_at - interval '1 minute'`);
  /** What the schedule does every few minutes, some time after the change was noticed. */
  const discover = async () => {
    const runs = sut.app.get(RunService, { strict: false });
    await runs.ensureBackfills('schedule');
    await sut.database.query(`UPDATE attribute SET archived_changed_at = archived_changed_at - interval '15 seconds'`);
    await runs.ensureBackfills('schedule');
    const queued = (await runs.list(100)).filter(({ state }) => state === 'queued');
    for (const { runId } of queued) await runs.execute(runId);
    return queued.map(({ scopeSlug, purpose }) => `${purpose} ${scopeSlug}`);
  };

  it('takes its values out of the mirror, once, and brings them back when it comes back', async () => {
    const [person] = await sut.database.query<{ item_id: string }>(
      'SELECT item_id FROM mirror_item WHERE scope_id = $1 ORDER BY 1',
      [sut.objectIds['people']],
    );
    await sut.act({
      ...{ action: 'attribute.create', owner },
      attribute: { title: 'Shelf', api_slug: 'shelf', type: 'text' },
    });
    const values = { shelf: 'third shelf' };
    await sut.act({ action: 'record.update', object: 'people', record_id: person?.item_id, values });
    await sut.settle();
    expect(await shelved()).toBe(1);

    await letRunsAge();
    await sut.act({ action: 'attribute.archive', owner, attribute: 'shelf' });
    expect(await discover()).toEqual(['reconcile people']);
    expect(await shelved()).toBe(0);
    expect(await discover()).toEqual([]);

    await letRunsAge();
    await change({ is_archived: false });
    expect(await discover()).toEqual(['reconcile people']);
    expect(await shelved()).toBe(1);
  });
});
