import { Logger } from '@nestjs/common';
import { Test, type TestingModule } from '@nestjs/testing';
import {
  AttioAttributes,
  AttioBreaker,
  AttioCaches,
  AttioClock,
  AttioComments,
  AttioEntries,
  AttioHistory,
  AttioLists,
  AttioMeetings,
  AttioMembers,
  AttioModule,
  AttioNotes,
  AttioNotFoundError,
  AttioObjects,
  AttioObservers,
  AttioRecords,
  AttioSchema,
  AttioSelf,
  AttioTasks,
  AttioThreads,
  AttioUniquenessError,
  AttioValidationError,
  AttioViews,
  AttioWebhooks,
  canonicalValues,
  hashRecord,
  readShapeOf,
  type AttioCall,
} from '@app/attio';
import { Metrics } from '@app/metrics';
import { createTestRedis, startSandbox, type TestSandbox } from '../support/index.js';

describe('AttioModule against the sandbox', () => {
  let sandbox: TestSandbox;
  let module: TestingModule;
  const calls: AttioCall[] = [];
  const get = <T>(type: new (...args: never[]) => T): T => module.get(type);

  beforeAll(async () => {
    Logger.overrideLogger(false);
    sandbox = await startSandbox(['--people', '60', '--companies', '20', '--deals', '10']);
    const redis = await createTestRedis();
    Object.assign(process.env, {
      REDIS_URL: redis.url,
      ATTIO_BASE_URL: sandbox.baseUrl,
      ATTIO_API_KEY: sandbox.apiKey,
      ATTIO_CONCURRENCY: '10',
      ATTIO_INTERVAL_CAP: '100',
    });
    module = await Test.createTestingModule({ imports: [AttioModule] }).compile();
    await module.init();
    get(AttioObservers).add((call) => calls.push(call));
  }, 60_000);

  afterAll(async () => {
    await module.close();
    await sandbox.stop();
  });

  const collect = async <T>(rows: AsyncIterable<T>): Promise<T[]> => {
    const all: T[] = [];
    for await (const row of rows) all.push(row);
    return all;
  };

  it('knows itself', async () => {
    const { data } = await get(AttioSelf).get();
    expect(data.active).toBe(true);
    expect(get(AttioBreaker).state).toBe('closed');
  });

  it('reads the schema of every object and list, and remembers it until told to forget', async () => {
    const schema = get(AttioSchema);
    for (const { id } of await schema.objects()) {
      for (const attribute of await schema.attributes('objects', id.object_id)) {
        if (attribute.type === 'select') await schema.options('objects', id.object_id, attribute.id.attribute_id);
        if (attribute.type === 'status') await schema.statuses('objects', id.object_id, attribute.id.attribute_id);
      }
    }
    for (const { id } of await schema.lists()) await schema.attributes('lists', id.list_id);
    const before = calls.length;
    expect(await schema.findObject('people')).toMatchObject({ api_slug: 'people' });
    expect(calls).toHaveLength(before);
    await get(AttioCaches).invalidateSchema();
    await schema.objects();
    expect(calls).toHaveLength(before + 1);
  });

  it('scans the same records by pages, in parallel, and by creation', async () => {
    const records = get(AttioRecords);
    const all = (await collect(records.list('people'))).map(({ id }) => id.record_id);
    expect(all.length).toBeGreaterThanOrEqual(60);
    const byPage = await collect(records.scanPages('people', { limit: 7, parallel: 3 }, { lane: 'reconcile' }));
    expect(byPage.flatMap(({ data }) => data.map(({ id }) => id.record_id))).toEqual(all);
    const byCreation = await collect(records.scanByCreation('people'));
    expect(byCreation.flatMap(({ data }) => data.map(({ id }) => id.record_id)).sort()).toEqual([...all].sort());
  });

  it('writes, reads back, and compares by meaning', async () => {
    const records = get(AttioRecords);
    const email = 'Grace.Hopper@navy.example';
    const { data: made, observedAt } = await records.create('people', {
      name: 'Hopper, Grace',
      email_addresses: [email],
    });
    const { data: read, observedAt: later } = await records.get('people', made.id.record_id);
    expect(later >= observedAt).toBe(true);
    expect(hashRecord({ name: read.values['name'] })).toBe(hashRecord({ name: made.values['name'] }));
    for (const [slug, type, input] of [
      ['name', 'personal-name', 'Hopper, Grace'],
      ['email_addresses', 'email-address', [email]],
    ] as const) {
      expect(canonicalValues(type, readShapeOf({ type }, input))).toBe(canonicalValues(type, read.values[slug]));
    }
    await expect(records.create('people', { email_addresses: [email] })).rejects.toBeInstanceOf(AttioUniquenessError);
    const upserted = await records.upsert('people', 'email_addresses', {
      email_addresses: [email],
      job_title: 'Admiral',
    });
    expect(upserted.data.id).toEqual(made.id);
    await records.update('people', made.id.record_id, { job_title: 'Rear admiral' });
    await records.replace('people', made.id.record_id, { phone_numbers: ['+442079460018'] });
    const history = await collect(get(AttioHistory).ofRecord('people', made.id.record_id, 'job_title'));
    expect(history.map((value) => value['value'])).toEqual(['Admiral', 'Rear admiral']);
    await records.delete('people', made.id.record_id);
    await expect(records.get('people', made.id.record_id)).rejects.toBeInstanceOf(AttioNotFoundError);
  });

  it('sees its own write through the cache at once', async () => {
    const records = get(AttioRecords);
    const { data } = await records.create('companies', { name: 'Cached', domains: ['cached.example'] });
    const name = async () =>
      (await records.getCached('companies', data.id.record_id)).data.values['name']?.[0]?.['value'];
    expect(await name()).toBe('Cached');
    const before = calls.length;
    expect(await name()).toBe('Cached');
    expect(calls).toHaveLength(before);
    await records.update('companies', data.id.record_id, { name: 'Renamed' });
    expect(await name()).toBe('Renamed');
    const { text } = await get(Metrics).expose();
    expect(text).toMatch(/^attio_sync_cache_requests_total\{cache="record",result="hit"\} 1$/m);
    expect(text).toMatch(/^attio_sync_cache_requests_total\{cache="record",result="miss"\} 2$/m);
  });

  it('merges two records into a third', async () => {
    const records = get(AttioRecords);
    const [a, b] = [await records.create('companies', { name: 'A' }), await records.create('companies', { name: 'B' })];
    const { data } = await records.merge('companies', {
      primaryRecordId: a.data.id.record_id,
      secondaryRecordId: b.data.id.record_id,
    });
    expect(data.isReadable).toBe(true);
    expect((await records.get('companies', data.newRecordId)).data.values['name']?.[0]).toMatchObject({ value: 'A' });
  });

  it('works lists, entries, notes, tasks and comments', async () => {
    const [list] = (await get(AttioLists).list()).data;
    const [member] = (await get(AttioMembers).list()).data;
    const parentObject = list?.parent_object[0] ?? '';
    const [parent] = (await get(AttioRecords).queryPage(parentObject, { limit: 1, offset: 0 })).data;
    const ids = {
      list: list?.id.list_id ?? '',
      member: member?.id.workspace_member_id ?? '',
      record: parent?.id.record_id ?? '',
    };
    const entries = get(AttioEntries);
    const { data: entry } = await entries.create(ids.list, { parentObject, parentRecordId: ids.record });
    expect((await entries.get(ids.list, entry.id.entry_id)).data.parent_record_id).toBe(ids.record);
    const own = await collect(get(AttioRecords).listEntries(parentObject, ids.record));
    expect(own.map(({ entry_id }) => entry_id)).toContain(entry.id.entry_id);
    await entries.update(ids.list, entry.id.entry_id, {});
    await entries.delete(ids.list, entry.id.entry_id);

    const parents = { parent_object: parentObject, parent_record_id: ids.record };
    const { data: note } = await get(AttioNotes).create({ ...parents, title: 'T', format: 'markdown', content: '# x' });
    const notes = await collect(get(AttioNotes).list({ parentObject, parentRecordId: ids.record }));
    expect(notes.map(({ id }) => id.note_id)).toContain(note.id.note_id);
    await get(AttioNotes).delete(note.id.note_id);

    const { data: task } = await get(AttioTasks).create({
      ...{ content: 'Call', deadline_at: null, is_completed: false },
      linked_records: [{ target_object: parentObject, target_record_id: ids.record }],
      assignees: [{ referenced_actor_type: 'workspace-member', referenced_actor_id: ids.member }],
    });
    expect((await get(AttioTasks).update(task.id.task_id, { is_completed: true })).data.is_completed).toBe(true);
    expect((await collect(get(AttioTasks).list({ isCompleted: true }))).length).toBeGreaterThan(0);
    await get(AttioTasks).delete(task.id.task_id);

    const place = { record: { object: parentObject, record_id: ids.record } };
    const { data: comment } = await get(AttioComments).create({ content: 'Hi', authorMemberId: ids.member, place });
    const threads = await collect(get(AttioThreads).list({ object: parentObject, recordId: ids.record }));
    expect(threads.map(({ id }) => id.thread_id)).toContain(comment.thread_id);
    await get(AttioComments).delete(comment.id.comment_id);
  });

  it('walks cursors, searches, and keeps webhooks', async () => {
    await collect(get(AttioViews).list('objects', 'people'));
    for (const { id } of await collect(get(AttioMeetings).list()))
      await collect(get(AttioMeetings).listRecordings(id.meeting_id));
    expect(Array.isArray((await get(AttioRecords).search('a', { objects: ['people'] })).data)).toBe(true);
    const webhooks = get(AttioWebhooks);
    const subscriptions = [{ event_type: 'record.created', filter: null }];
    const { data: made } = await webhooks.create('https://example.com/hook', subscriptions);
    expect(made.secret).toMatch(/^[0-9a-f]{64}$/);
    await expect(webhooks.create('https://example.com/hook', subscriptions)).rejects.toBeInstanceOf(
      AttioUniquenessError,
    );
    expect((await collect(webhooks.list())).map(({ id }) => id)).toContainEqual(made.id);
    await webhooks.delete(made.id.webhook_id);
  });

  it('says where a filter is wrong', async () => {
    const query = { filter: { name: { $regex: 'x' } }, limit: 1, offset: 0 };
    const error: unknown = await get(AttioRecords)
      .queryPage('people', query)
      .catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(AttioValidationError);
    expect((error as AttioValidationError).path.length).toBeGreaterThan(0);
  });

  it("makes objects, attributes, options and statuses, and knows Attio's clock", async () => {
    const { data: object } = await get(AttioObjects).create({
      api_slug: 'probes',
      singular_noun: 'Probe',
      plural_noun: 'Probes',
    });
    const attributes = get(AttioAttributes);
    const traits = { description: null, is_required: false, is_unique: false, is_multiselect: false, config: {} };
    const make = (title: string, type: string) =>
      attributes.create('objects', object.id.object_id, { title, api_slug: title.toLowerCase(), type, ...traits });
    await make('Tier', 'select');
    await make('Phase', 'status');
    const { data: option } = await attributes.createOption('objects', 'probes', 'tier', 'Gold');
    const archived = await attributes.updateOption('objects', 'probes', 'tier', option.id.option_id, {
      is_archived: true,
    });
    expect(archived.data.is_archived).toBe(true);
    const { data: status } = await attributes.createStatus('objects', 'probes', 'phase', { title: 'Begun' });
    await attributes.updateStatus('objects', 'probes', 'phase', status.id.status_id, { celebration_enabled: true });
    const nowMs = Date.now();
    const clock = get(AttioClock);
    expect(clock.earliestAttioTime(nowMs) <= clock.latestAttioTime(nowMs)).toBe(true);
  });
});
