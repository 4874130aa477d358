import { MirrorReader } from '@app/database';
import { FAST, startInbound, type InboundHarness } from './inbound-harness.js';

jest.setTimeout(120_000);

interface Row {
  kind: string;
  item_id: string;
  values: Record<string, unknown>;
  parent_record_id: string | null;
  is_deleted: boolean;
}

describe('every kind in the mirror', () => {
  let sut: InboundHarness;

  beforeAll(async () => {
    sut = await startInbound();
    await sut.backfill();
  });
  afterAll(() => sut?.stop());

  const live = (kind: string) =>
    sut.database.query<Row>(
      `SELECT kind, item_id, values, parent_record_id, deleted_at IS NOT NULL AS is_deleted
         FROM mirror_item WHERE kind = $1 AND deleted_at IS NULL ORDER BY item_id`,
      [kind],
    );
  const one = async (kind: string, id: string | undefined) =>
    (
      await sut.database.query<Row>(
        `SELECT kind, item_id, values, parent_record_id, deleted_at IS NOT NULL AS is_deleted
           FROM mirror_item WHERE kind = $1 AND item_id = $2`,
        [kind, id],
      )
    )[0];
  const listOf = async <T>(path: string) => (await sut.sandbox.call<{ data: T[] }>('GET', path)).data;
  const person = async () => (await live('record')).find(({ values }) => Object.keys(values).length > 0);
  const peopleIds = async () =>
    (
      await sut.database.query<{ item_id: string }>(
        `SELECT item_id FROM mirror_item WHERE kind = 'record' AND scope_id = $1 AND deleted_at IS NULL ORDER BY item_id`,
        [sut.objectIds['people']],
      )
    ).map(({ item_id }) => item_id);

  it('holds notes, tasks and members exactly as Attio gives them', async () => {
    const notes = await listOf<{ id: { note_id: string } }>('/v2/notes?limit=50');
    expect(notes.length).toBeGreaterThan(0);
    expect((await live('note')).map(({ values }) => values)).toEqual(
      [...notes].sort((a, b) => (a.id.note_id < b.id.note_id ? -1 : 1)),
    );
    const tasks = await listOf<{ id: { task_id: string } }>('/v2/tasks');
    expect(tasks.length).toBeGreaterThan(0);
    expect((await live('task')).map(({ values }) => values)).toEqual(
      [...tasks].sort((a, b) => (a.id.task_id < b.id.task_id ? -1 : 1)),
    );
    const members = await listOf<{ id: { workspace_member_id: string } }>('/v2/workspace_members');
    expect((await live('member')).map(({ item_id }) => item_id).sort()).toEqual(
      members.map(({ id }) => id.workspace_member_id).sort(),
    );
  });

  it('holds the entries of every list, keyed by attribute id, with their parents', async () => {
    const [slug] = Object.keys(sut.listIds);
    const query = { limit: 500, offset: 0 };
    const { data } = await sut.sandbox.call<{ data: { id: { entry_id: string }; parent_record_id: string }[] }>(
      'POST',
      `/v2/lists/${slug}/entries/query`,
      query,
    );
    expect(data.length).toBeGreaterThan(0);
    for (const entry of data) {
      expect(await one('entry', entry.id.entry_id)).toMatchObject({ parent_record_id: entry.parent_record_id });
    }
    const [first] = await live('entry');
    const known = await sut.database.query<{ attribute_id: string }>('SELECT attribute_id FROM attribute');
    const ids = new Set(known.map(({ attribute_id }) => attribute_id));
    expect(Object.keys(first?.values ?? {}).every((id) => ids.has(id))).toBe(true);
  });

  it('holds options and statuses, archived ones included', async () => {
    const stage = { owner: { object: 'deals' }, attribute: 'stage' };
    await sut.act({ action: 'status.create', ...stage, title: 'On hold' });
    await sut.act({ action: 'status.update', ...stage, status: 'On hold', is_archived: true });
    await sut.act({ action: 'attribute.create', owner: { object: 'deals' }, attribute: NOTE_ATTRIBUTE });
    await sut.settle();
    const choices = await sut.database.query<{ title: string; is_archived: boolean }>(
      `SELECT c.title, c.is_archived FROM attribute_choice c JOIN attribute a USING (attribute_id)
        WHERE a.collection_id = $1 AND a.api_slug = 'stage' ORDER BY c.position`,
      [sut.objectIds['deals']],
    );
    expect(choices).toContainEqual({ title: 'Lead', is_archived: false });
    expect(choices).toContainEqual({ title: 'On hold', is_archived: true });
  });

  it('follows comments and threads: made, resolved, deleted with their thread', async () => {
    const [recordId] = await peopleIds();
    const on = { object: 'people', record_id: recordId };
    const { comment_id: first } = await sut.act({ action: 'comment.create', content: 'first', record: on });
    const { comment_id: reply } = await sut.act({ action: 'comment.create', content: 'reply', thread_id: first });
    await sut.settle();
    expect(await one('comment', reply)).toMatchObject({
      values: { content_plaintext: 'reply', thread_id: first },
      parent_record_id: recordId,
    });
    await sut.act({ action: 'comment.resolve', comment_id: first });
    await sut.settle();
    expect((await one('comment', first))?.values['resolved_at']).not.toBeNull();
    await sut.act({ action: 'comment.delete', comment_id: first });
    await sut.settle();
    expect(await one('comment', first)).toMatchObject({ is_deleted: true });
    expect(await one('comment', reply)).toMatchObject({ is_deleted: true });
  });

  it('finds comments that no event told about by walking the threads of every record', async () => {
    const [, recordId] = await peopleIds();
    await sut.sandbox.call('POST', '/_sandbox/dials', { webhooks: { ...FAST, dropRate: 1 } });
    const on = { object: 'people', record_id: recordId };
    const { comment_id } = await sut.act({ action: 'comment.create', content: 'unheard', record: on });
    await sut.sandbox.call('POST', '/_sandbox/dials', { webhooks: { ...FAST, dropRate: 0 } });
    expect((await sut.run('comments', 'reconcile')).state).toBe('succeeded');
    expect(await one('comment', comment_id)).toMatchObject({ values: { content_plaintext: 'unheard' } });
  });

  it('learns a list made while it runs, with its attributes, and backfills what was in it', async () => {
    const [recordId] = await peopleIds();
    const { list_id: listId } = await sut.act({
      action: 'list.create',
      api_slug: 'fresh',
      name: 'Fresh',
      parent_object: 'people',
    });
    const { entry_id } = await sut.act({
      action: 'entry.create',
      list: 'fresh',
      parent_object: 'people',
      parent_record_id: recordId,
    });
    await sut.settle();
    expect(await one('entry', entry_id)).toMatchObject({ parent_record_id: recordId });
    expect(await sut.database.query('SELECT api_slug FROM collection WHERE collection_id = $1', [listId])).toEqual([
      { api_slug: 'fresh' },
    ]);
  });

  it('goes on under a renamed slug: values stay with their attribute', async () => {
    const attribute = { ...NOTE_ATTRIBUTE, api_slug: 'old_name' };
    const { attribute_id: id = '' } = await sut.act({
      action: 'attribute.create',
      owner: { object: 'people' },
      attribute,
    });
    const [recordId = ''] = await peopleIds();
    const target = { object: 'people', record_id: recordId };
    await sut.act({ action: 'record.update', ...target, values: { old_name: 'before' } });
    await sut.act({
      action: 'attribute.update',
      owner: { object: 'people' },
      attribute: 'old_name',
      changes: { api_slug: 'new_name' },
    });
    await sut.act({ action: 'record.update', ...target, values: { new_name: 'after' } });
    await sut.settle();
    expect((await one('record', recordId))?.values[id]).toMatchObject([{ value: 'after' }]);
  });

  it('keeps a call recording by reference', async () => {
    const meetings = await listOf<{ id: { meeting_id: string } }>('/v2/meetings');
    const { meeting_id } = meetings[0]?.id ?? {};
    const { call_recording_id: id } = await sut.act({ action: 'call_recording.create', meeting_id });
    await sut.settle();
    expect((await one('call_recording', id))?.values).toMatchObject({ status: 'completed', id: { meeting_id } });
  });

  it('settles what hung on a record that is gone, without an event for any of it', async () => {
    await sut.sandbox.call('POST', '/_sandbox/dials', { switches: { entryEventsOnParentDelete: false } });
    const [, , recordId = ''] = await peopleIds();
    const on = { object: 'people', record_id: recordId };
    const { note_id } = await sut.act({ action: 'note.create', ...on, title: 'x', content: 'y' });
    const { task_id } = await sut.act({ action: 'task.create', content: 'call', linked_records: [on] });
    const { comment_id } = await sut.act({ action: 'comment.create', content: 'hm', record: on });
    const { entry_id } = await sut.act({
      action: 'entry.create',
      list: 'fresh',
      parent_object: 'people',
      parent_record_id: recordId,
    });
    await sut.settle();
    expect(await one('task', task_id)).toMatchObject({ parent_record_id: recordId });
    await sut.act({ action: 'record.delete', ...on });
    await sut.settle();
    for (const [kind, id] of [
      ['record', recordId],
      ['entry', entry_id],
      ['note', note_id],
      ['comment', comment_id],
    ] as const) {
      expect([kind, await one(kind, id)]).toEqual([kind, expect.objectContaining({ is_deleted: true })]);
    }
    const truth = await sut.sandbox.call<{ data: unknown }>('GET', `/v2/tasks/${task_id}`).catch(() => null);
    expect((await one('task', task_id))?.is_deleted ?? true).toBe(truth === null);
    if (truth !== null) expect((await one('task', task_id))?.values['linked_records']).toEqual([]);
  });

  it('follows a merge: the old ids mean the survivor, and its entries hang on it', async () => {
    const [first = '', second = ''] = await peopleIds();
    const { entry_id } = await sut.act({
      action: 'entry.create',
      list: 'fresh',
      parent_object: 'people',
      parent_record_id: second,
    });
    await sut.settle();
    const ticket = await openEdit(second);
    const { new_record_id: survivor = '' } = await sut.act({
      action: 'record.merge',
      object: 'people',
      primary_record_id: first,
      secondary_record_id: second,
    });
    await sut.settle();
    const reader = sut.app.get(MirrorReader, { strict: false });
    for (const id of [first, second]) {
      expect((await reader.find('record', sut.objectIds['people'] ?? '', id))?.itemId).toBe(survivor);
    }
    expect(await one('entry', entry_id)).toMatchObject({ parent_record_id: survivor, is_deleted: false });
    expect(await sut.database.query('SELECT item_id, state FROM local_edit WHERE ticket_id = $1', [ticket])).toEqual([
      { item_id: survivor, state: 'pending' },
    ]);
    const log = await sut.database.query(
      `SELECT operation, merged_into FROM change_log WHERE item_id = ANY($1::uuid[]) AND operation = 'merge'`,
      [[first, second]],
    );
    expect(log).toEqual([
      { operation: 'merge', merged_into: survivor },
      { operation: 'merge', merged_into: survivor },
    ]);
  });

  it('follows a chain of merges to its end', async () => {
    const [a = '', b = '', c = ''] = await peopleIds();
    const merge = (primary: string, secondary: string) =>
      sut.act({ action: 'record.merge', object: 'people', primary_record_id: primary, secondary_record_id: secondary });
    const { new_record_id: ab = '' } = await merge(a, b);
    const { new_record_id: abc } = await merge(ab, c);
    await sut.settle();
    const reader = sut.app.get(MirrorReader, { strict: false });
    for (const id of [a, b, ab, c]) {
      expect((await reader.find('record', sut.objectIds['people'] ?? '', id))?.itemId).toBe(abc);
    }
  });

  it('ends equal to Attio in every kind', async () => {
    for (const object of [...Object.keys(sut.objectIds), ...Object.keys(sut.listIds), 'fresh', 'notes', 'tasks']) {
      const { certificate } = await sut.run(object, 'verify');
      expect([object, certificate]).toEqual([object, expect.objectContaining({ is_equal: true })]);
    }
    expect(await person()).toBeDefined();
  });

  async function openEdit(recordId: string): Promise<string> {
    const [row] = await sut.database.query<{ ticket_id: string }>(
      `INSERT INTO local_edit (ticket_id, workspace_id, kind, scope_id, item_id, operation, base, local, caller_id,
                               request_hash, due_at)
       VALUES (gen_random_uuid(), $1, 'record', $2, $3, 'update', '{}', '{}', 'test', 'x', 'infinity')
       RETURNING ticket_id`,
      [sut.workspaceId, sut.objectIds['people'], recordId],
    );
    return row?.ticket_id ?? '';
  }
});

const NOTE_ATTRIBUTE = { title: 'Remark', api_slug: 'remark', type: 'text' };
