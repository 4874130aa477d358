import { getQueueToken } from '@nestjs/bullmq';
import { AttioRecords } from '@app/attio';
import { type Queue } from 'bullmq';
import { eventually, searchRedis, searchTables } from '../support/index.js';
import { startPushHarness, type PushHarness, type Ticket } from './push-harness.js';

jest.setTimeout(120_000);

interface Receipt {
  id: string;
  state: string;
  subject_hash: string;
  counts: Record<string, number>;
  hash: string;
}

/** Stands in every text about the person, and nowhere else. */
const MARK = 'qzxvkw';
const EMAIL = `${MARK}@erase-me.example.com`;

describe('a person who asked to be forgotten', () => {
  let harness: PushHarness;
  let id: string;
  let ticketId: string;
  let receipt: Receipt;
  let member: string;

  beforeAll(async () => {
    const sandboxArgs = ['--people', '12', '--companies', '3', '--deals', '2'];
    harness = await startPushHarness({ webhooks: true, sandboxArgs });
    const members = await harness.sandbox.call<{ data: { id: { workspace_member_id: string } }[] }>(
      'GET',
      '/v2/workspace_members',
    );
    member = members.data[0]?.id.workspace_member_id ?? '';
  });
  afterAll(() => harness?.stop());

  const traces = async () => ({
    tables: await searchTables(harness.database, [MARK]),
    redis: await searchRedis(process.env['REDIS_URL'] ?? '', [MARK]),
  });
  const runOf = async (object: string, purpose: string) => {
    const { id: runId } = await harness.data<{ id: string }>('POST', '/v1/sync/runs', { object, purpose });
    return eventually(
      async () => {
        const run = await harness.data<{ state: string }>('GET', `/v1/sync/runs/${runId}`);
        expect(run.state).toBe('succeeded');
        return harness.data<{ is_equal: boolean; rows: Record<string, number> }>(
          'GET',
          `/v1/sync/runs/${runId}/certificate`,
        );
      },
      { timeoutMs: 20_000 },
    );
  };
  const settled = () =>
    eventually(
      async () => {
        expect(await harness.database.query("SELECT 1 FROM delivery WHERE state = 'pending'")).toEqual([]);
        expect(await harness.database.query('SELECT 1 FROM dirty_mark')).toEqual([]);
        const { deliveries } = await harness.sandbox.call<{ deliveries: Record<string, number> }>(
          'GET',
          '/_sandbox/state',
        );
        expect((deliveries['waiting'] ?? 0) + (deliveries['retrying'] ?? 0)).toBe(0);
      },
      { timeoutMs: 20_000 },
    );

  it('is in many places before', async () => {
    const post = <T>(path: string, data: unknown, headers?: Record<string, string>) =>
      harness.data<T>('POST', `${path}?wait=15`, { data }, headers);
    const values = { name: `${MARK}, Ada`, email_addresses: [EMAIL], job_title: `Chief ${MARK}` };
    const key = { 'idempotency-key': `signup ${EMAIL}` };
    const made = await post<Ticket>('/v1/objects/people/records', { values }, key);
    expect(made.state).toBe('applied');
    [id, ticketId] = [made.item_id, made.id];
    await harness.data('PATCH', `/v1/objects/people/records/${id}?wait=15`, {
      data: { values: { job_title: `Former ${MARK}` } },
    });
    // As a push leaves it that had to look for what it made.
    await harness.database.query('UPDATE local_edit SET found_item_id = $1 WHERE ticket_id = $2', [id, ticketId]);
    await harness.data('PUT', `/v1/external-links/crm/${EMAIL}`, { object: 'people', record_id: id });
    await post('/v1/notes', { parent_object: 'people', parent_record_id: id, title: MARK, content: `About ${MARK}` });
    await post('/v1/tasks', {
      content: `Call ${MARK}`,
      linked_records: [{ target_object: 'people', target_record_id: id }],
    });
    const place = { record: { object: 'people', record_id: id } };
    await post('/v1/comments', { content: `Met ${MARK}`, author_member_id: member, place });
    // Two people change one value in the same moment.
    await harness.stopWorkers();
    const theirs = { job_title: `Their ${MARK}` };
    const person = { 'acting-member': member };
    const body = { data: { values: { job_title: `Our ${MARK}` } } };
    const both = await harness.data<Ticket>('PATCH', `/v1/objects/people/records/${id}`, body, person);
    await harness.act({ action: 'record.update', as: member, object: 'people', record_id: id, values: theirs });
    const worker = await harness.startWorker();
    await harness.data<Ticket>('GET', `/v1/tickets/${both.id}?wait=15`);
    // The mirror is spoilt, so that a certificate has something to tell.
    await settled();
    await harness.database.query(
      `UPDATE mirror_item SET values = replace(values::text, 'Their', 'Thier')::jsonb, content_hash = 'spoilt'
        WHERE item_id = $1`,
      [id],
    );
    await runOf('people', 'reconcile');
    await worker.get(AttioRecords, { strict: false }).getCached('people', id);
    const jobs = worker.get<Queue>(getQueueToken('refresh'), { strict: false });
    await jobs.add('no.such.job', { itemId: id, text: MARK }, { attempts: 1 });
    await eventually(async () => expect(await jobs.getFailedCount()).toBeGreaterThan(0));

    const { tables, redis } = await traces();
    const seen = Object.keys(tables).map((name) => name.replace('public.', ''));
    expect(seen).toEqual(
      expect.arrayContaining(['change_log', 'conflict', 'external_link', 'local_edit', 'mirror_item', 'mirror_title']),
    );
    expect(seen).toContain('sync_run');
    expect(redis.length).toBeGreaterThanOrEqual(2);
  });

  it('is nowhere afterwards, and the receipt says what went without saying who it was', async () => {
    receipt = await harness.data<Receipt>('POST', '/v1/admin/erasures', { object: 'people', record_id: id });
    expect(receipt).toMatchObject({ state: 'done', counts: { external_link: 1, conflict: 1, sync_run: 1 } });
    expect(receipt.counts['mirror_item']).toBe(4);
    expect(JSON.stringify(receipt)).not.toContain(id);
    await eventually(async () => expect(await traces()).toEqual({ tables: {}, redis: [] }));
    // Of its id no more than what the last word of the feed needs.
    expect(Object.keys(await searchTables(harness.database, [id]))).toEqual(['public.change_log']);
    expect(await harness.call('GET', `/v1/objects/people/records/${id}`)).toMatchObject({ status: 404 });
    expect(await harness.data<Ticket>('GET', `/v1/tickets/${ticketId}`)).toMatchObject({
      state: 'applied',
      attributes: null,
    });
    const changes = await harness.data<unknown[]>('GET', `/v1/changes?record_id=${id}`);
    expect(changes).toMatchObject([{ operation: 'delete', cause: 'erase', changes: [] }]);
  });

  it('stays out, whatever events and scans bring, and both sides still agree', async () => {
    const values = { job_title: `Again ${MARK}` };
    await harness.act({ action: 'record.update', as: member, object: 'people', record_id: id, values });
    await harness.act({
      action: 'note.create',
      as: member,
      object: 'people',
      record_id: id,
      title: 'Later',
      content: `Still ${MARK}`,
    });
    await settled();
    expect(await runOf('people', 'reconcile')).toMatchObject({ is_equal: true });
    expect(await runOf('notes', 'reconcile')).toMatchObject({ is_equal: true });
    expect(await traces()).toEqual({ tables: {}, redis: [] });
    expect(await harness.database.query("SELECT 1 FROM delivery_event WHERE reason = 'erased'")).not.toEqual([]);
    expect(Object.keys(await searchTables(harness.database, [id]))).toEqual(['public.change_log']);
  });

  it('cannot be written to by its unique value: the edit fails and says why', async () => {
    const again = await harness.data<Ticket>('POST', '/v1/objects/people/records?wait=15', {
      data: { values: { name: 'Doe, Jo', email_addresses: [EMAIL] } },
    });
    expect(again).toMatchObject({ state: 'failed', code: 'record_erased' });
  });

  it('comes back only once the erasure was lifted', async () => {
    expect(await harness.data('DELETE', `/v1/admin/erasures/${receipt.id}/suppression`)).toMatchObject({
      lifted_by: expect.any(String) as unknown,
    });
    expect(await harness.call('DELETE', `/v1/admin/erasures/${receipt.id}/suppression`)).toMatchObject({ status: 409 });
    expect(await runOf('people', 'reconcile')).toMatchObject({ is_equal: true });
    expect(await harness.call('GET', `/v1/objects/people/records/${id}`)).toMatchObject({ status: 200 });
  });

  it('is deleted at Attio as well when that is asked for', async () => {
    const body = { object: 'people', record_id: id, delete_in_attio: true };
    expect(await harness.data('POST', '/v1/admin/erasures', body)).toMatchObject({ deleted_in_attio: true });
    await expect(harness.sandbox.call('GET', `/v2/objects/people/records/${id}`)).rejects.toThrow('404');
    await settled();
    expect((await harness.data<Receipt[]>('GET', '/v1/admin/erasures')).length).toBe(2);
    const unknown = { object: 'people', record_id: '00000000-0000-4000-8000-000000000000' };
    expect(await harness.call('POST', '/v1/admin/erasures', unknown)).toMatchObject({ status: 404 });
  });
});
