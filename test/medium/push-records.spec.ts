import { eventually } from '../support/index.js';
import { type Fate } from './push-proxy.js';
import { startPushHarness, type PushHarness, type Ticket } from './push-harness.js';

jest.setTimeout(60_000);

interface Record_ {
  id: { record_id: string };
  values: Record<string, { [member: string]: unknown; active_from?: string }[]>;
  pending?: string[];
  provisional?: boolean;
}

describe('writing records back', () => {
  let harness: PushHarness;
  let people: Record_[];

  beforeAll(async () => {
    harness = await startPushHarness();
    people = await harness.data<Record_[]>('GET', '/v1/objects/people/records?limit=30');
  });
  afterAll(() => harness?.stop());
  beforeEach(() => {
    harness.proxy.calls.length = 0;
    harness.proxy.onCall = null;
    harness.proxy.onAnswer = null;
  });

  const person = () => {
    const next = people.pop();
    if (!next) throw new Error('no person left');
    return next.id.record_id;
  };
  const at = (id: string) => `/v1/objects/people/records/${id}`;
  const edit = (id: string, values: Record<string, unknown>, query = '?wait=10', headers = {}) =>
    harness.data<Ticket>('PATCH', `${at(id)}${query}`, { data: { values } }, headers);
  const truth = async (id: string) => {
    const { data } = await harness.sandbox.call<{ data: Record_ }>('GET', `/v2/objects/people/records/${id}`);
    return data.values;
  };

  it('carries an edit to Attio with one write and shows it in the mirror', async () => {
    const id = person();
    const ticket = await edit(id, { job_title: 'Pilot' });
    expect(ticket).toMatchObject({ state: 'applied', visible: true });
    expect((await truth(id))['job_title']?.[0]?.['value']).toBe('Pilot');
    const mirror = await harness.data<Record_>('GET', `${at(id)}?view=attio`);
    expect(mirror.values['job_title']?.[0]?.['value']).toBe('Pilot');
    expect(mirror.pending).toBeUndefined();
    expect(harness.writes()).toHaveLength(1);
  });

  it('writes nothing when Attio has the wanted values already', async () => {
    const id = person();
    await edit(id, { job_title: 'Sailor' });
    harness.proxy.calls.length = 0;
    expect(await edit(id, { job_title: 'Sailor' })).toMatchObject({ state: 'applied' });
    expect(harness.writes()).toHaveLength(0);
  });

  it('removes from a multi-value attribute and keeps what a person added meanwhile', async () => {
    const id = person();
    await edit(id, { phone_numbers: ['+4930111111', '+4930222222'] });
    const base = { phone_numbers: ['+4930111111', '+4930222222'] };
    const added = { phone_numbers: ['+4930111111', '+4930222222', '+4930333333'] };
    await harness.act({ action: 'record.update', object: 'people', record_id: id, values: added });
    const ticket = await harness.data<Ticket>('PATCH', `${at(id)}?wait=10`, {
      data: { values: { phone_numbers: ['+4930111111'] }, base },
    });
    expect(ticket.attributes?.['phone_numbers']).toMatchObject({ result: 'written', rule: 'set_merge' });
    const numbers = (await truth(id))['phone_numbers']?.map((value) => value['phone_number']);
    expect(numbers).toEqual(['+4930111111', '+4930333333']);
  });

  it('lets a person win over a machine, and keeps the machine’s value in its ticket', async () => {
    const id = person();
    await edit(id, { job_title: 'before' });
    await harness.act({
      action: 'record.update',
      object: 'people',
      record_id: id,
      values: { job_title: 'by a person' },
    });
    const ticket = await harness.data<Ticket>('PATCH', `${at(id)}?wait=10`, {
      data: { values: { job_title: 'by a machine' }, base: { job_title: 'before' } },
    });
    expect(ticket).toMatchObject({ state: 'superseded', visible: false });
    expect(ticket.attributes?.['job_title']).toMatchObject({ result: 'lost', rule: 'person_wins' });
    expect((await truth(id))['job_title']?.[0]?.['value']).toBe('by a person');
  });

  it('queues a conflict between two people, and resolves it with the local value', async () => {
    const id = person();
    await edit(id, { job_title: 'before' });
    await harness.act({ action: 'record.update', object: 'people', record_id: id, values: { job_title: 'theirs' } });
    const member = '0f2f7b34-0d38-4c45-9d6c-0c5f3a9f8a11';
    const ticket = await harness.data<Ticket>(
      'PATCH',
      `${at(id)}?wait=10`,
      { data: { values: { job_title: 'ours' }, base: { job_title: 'before' } } },
      { 'acting-member': member },
    );
    expect(ticket.state).toBe('conflict');
    const [conflict] = await harness.data<{ id: string; attribute: string; why: string }[]>(
      'GET',
      `/v1/conflicts?item_id=${id}`,
    );
    expect(conflict).toMatchObject({ attribute: 'job_title', reason: 'both_changed', state: 'open' });
    expect(conflict).toMatchObject({ local: { value: [{ value: 'ours' }] }, remote: { value: [{ value: 'theirs' }] } });
    const resolved = await harness.data<{ resolution_ticket_id: string }>(
      'POST',
      `/v1/conflicts/${conflict?.id}/resolve`,
      { resolution: 'local' },
    );
    const end = await harness.data<Ticket>('GET', `/v1/tickets/${resolved.resolution_ticket_id}?wait=10`);
    expect(end.state).toBe('applied');
    expect((await truth(id))['job_title']?.[0]?.['value']).toBe('ours');
  });

  it('finds the value a person set between our read and our write, and restores it', async () => {
    const id = person();
    await edit(id, { job_title: 'before' });
    harness.proxy.onCall = async ({ method, path }): Promise<Fate> => {
      if (method !== 'PATCH' || !path.endsWith(id)) return 'pass';
      harness.proxy.onCall = null;
      await harness.act({
        action: 'record.update',
        object: 'people',
        record_id: id,
        values: { job_title: 'a person’s' },
      });
      return 'pass';
    };
    expect((await edit(id, { job_title: 'ours' })).state).toBe('applied');
    const [lost] = await harness.data<{ id: string }[]>('GET', `/v1/conflicts?item_id=${id}&reason=lost_update`);
    expect(lost).toMatchObject({ remote: { value: [{ value: 'a person’s' }] }, local: { value: [{ value: 'ours' }] } });
    const restored = await harness.data<{ resolution_ticket_id: string }>('POST', `/v1/conflicts/${lost?.id}/resolve`, {
      resolution: 'remote',
    });
    await harness.data<Ticket>('GET', `/v1/tickets/${restored.resolution_ticket_id}?wait=10`);
    expect((await truth(id))['job_title']?.[0]?.['value']).toBe('a person’s');
  });

  it('writes once although the answer never came', async () => {
    const id = person();
    harness.proxy.onCall = ({ method }) => (method === 'PATCH' ? 'cut_after' : 'pass');
    const { id: ticketId } = await edit(id, { job_title: 'Once' }, '?wait=2');
    harness.proxy.onCall = null;
    expect((await harness.data<Ticket>('GET', `/v1/tickets/${ticketId}?wait=15`)).state).toBe('applied');
    const history = await harness.sandbox.call<{ data: { value: string }[] }>(
      'GET',
      `/v2/objects/people/records/${id}/attributes/job_title/values?show_historic=true`,
    );
    expect(history.data.filter(({ value }) => value === 'Once')).toHaveLength(1);
  });

  it('shows a provisional record at once, and follows its id to the real one', async () => {
    const values = { name: 'Hopper, Grace', email_addresses: ['grace@navy.example.com'] };
    await harness.stopWorkers();
    const ticket = await harness.data<Ticket>('POST', '/v1/objects/people/records', { data: { values } });
    const before = await harness.data<Record_>('GET', at(ticket.item_id));
    expect(before).toMatchObject({ provisional: true, values: { name: [{ full_name: 'Grace Hopper' }] } });
    await edit(ticket.item_id, { job_title: 'Admiral' }, '');
    await harness.startWorker();
    const end = await harness.data<Ticket>('GET', `/v1/tickets/${ticket.id}?wait=15`);
    expect(end).toMatchObject({ state: 'applied', provisional_id: ticket.item_id });
    expect(end.item_id).not.toBe(ticket.item_id);
    const after = await harness.data<Record_>('GET', at(ticket.item_id));
    expect(after).toMatchObject({ id: { record_id: end.item_id }, values: { job_title: [{ value: 'Admiral' }] } });
    expect(harness.writes()).toHaveLength(1);
  });

  it('links a create to the record that holds its unique value, and overwrites no person’s value', async () => {
    const { record_id: id } = await harness.act({
      action: 'record.create',
      object: 'people',
      values: { email_addresses: ['ada@engine.example.com'], job_title: 'Countess' },
    });
    const values = { email_addresses: ['ada@engine.example.com'], job_title: 'Robot', description: 'Wrote a program' };
    const ticket = await harness.data<Ticket>('POST', '/v1/objects/people/records?wait=10', { data: { values } });
    expect(ticket).toMatchObject({ state: 'applied', item_id: id });
    const now = await truth(id ?? '');
    expect(now['job_title']?.[0]?.['value']).toBe('Countess');
    expect(now['description']?.[0]?.['value']).toBe('Wrote a program');
    const second = await harness.data<Ticket>('POST', '/v1/objects/people/records?wait=10&on_duplicate=fail', {
      data: { values },
    });
    expect(second).toMatchObject({ state: 'failed', code: 'uniqueness_conflict', holder_id: id });
  });

  it('deletes in Attio, but never over what a person changed since', async () => {
    const id = person();
    expect(await harness.data<Ticket>('DELETE', `${at(id)}?wait=10`)).toMatchObject({ state: 'applied' });
    await expect(truth(id)).rejects.toThrow('404');
    expect((await harness.call('GET', at(id))).status).toBe(404);

    const other = person();
    await harness.stopWorkers();
    const { id: ticketId } = await harness.data<Ticket>('DELETE', at(other));
    expect((await harness.call('GET', at(other))).status).toBe(404);
    await harness.act({ action: 'record.update', object: 'people', record_id: other, values: { job_title: 'new' } });
    await harness.startWorker();
    expect((await harness.data<Ticket>('GET', `/v1/tickets/${ticketId}?wait=15`)).state).toBe('conflict');
    const [conflict] = await harness.data<unknown[]>('GET', `/v1/conflicts?item_id=${other}`);
    expect(conflict).toMatchObject({ reason: 'deleted_here', attribute: null });
    expect((await truth(other))['job_title']?.[0]?.['value']).toBe('new');
  });

  it('shows an edit of a record that was deleted in Attio to a human, and makes nothing anew', async () => {
    const id = person();
    await harness.act({ action: 'record.delete', object: 'people', record_id: id });
    const ticket = await edit(id, { job_title: 'Ghost' });
    expect(ticket.state).toBe('conflict');
    expect(harness.writes()).toHaveLength(0);
    const [conflict] = await harness.data<unknown[]>('GET', `/v1/conflicts?item_id=${id}`);
    expect(conflict).toMatchObject({ reason: 'deleted_there' });
  });

  it('answers a repeated request with the same ticket, and another body with 409', async () => {
    const id = person();
    const key = { 'idempotency-key': `key-${id}` };
    const first = await edit(id, { job_title: 'Keyed' }, '', key);
    const again = await edit(id, { job_title: 'Keyed' }, '', key);
    expect(again.id).toBe(first.id);
    const other = await harness.call('PATCH', at(id), { data: { values: { job_title: 'Other' } } }, key);
    expect(other).toMatchObject({ status: 409, body: { code: 'idempotency_key_reused' } });
  });

  it('refuses what cannot be written with the path of each fault', async () => {
    const values = { nobody: 1, email_addresses: ['nonsense'], created_at: '2026-01-01' };
    const answer = await harness.call<{ errors: { path: string }[] }>('PATCH', at(person()), { data: { values } });
    expect(answer.status).toBe(400);
    expect(answer.body.errors.map(({ path }) => path).sort()).toEqual([
      'data.values.created_at',
      'data.values.email_addresses.0',
      'data.values.nobody',
    ]);
  });

  it('says what it would send, and sends nothing', async () => {
    await eventually(async () => (await harness.data<Ticket[]>('GET', '/v1/tickets?state=pending')).length === 0);
    await eventually(async () => (await harness.data<Ticket[]>('GET', '/v1/tickets?state=pushing')).length === 0);
    harness.proxy.calls.length = 0;
    const [changed, deleted] = [person(), person()];
    const wanted = { data: { values: { job_title: 'Dry', phone_numbers: ['+4930444444'] } } };
    const made = { data: { values: { name: 'Dry, Run', email_addresses: ['dry@run.example.com'] } } };
    const [member] = (
      await harness.sandbox.call<{ data: { id: { workspace_member_id: string } }[] }>('GET', '/v2/workspace_members')
    ).data;
    const place = { record: { object: 'people', record_id: changed } };
    const comment = { content: 'Dry', author_member_id: member?.id.workspace_member_id, place };
    const asked: [string, string, unknown?][] = [
      ['PATCH', at(changed), wanted],
      ['DELETE', at(deleted)],
      ['POST', '/v1/objects/people/records', made],
      ['POST', '/v1/tasks', { data: { content: 'Dry' } }],
      ['POST', '/v1/comments', { data: comment }],
    ];
    interface DryRun {
      calls: { method: string; path: string; body: { data: Record<string, unknown> } }[];
    }
    const said: DryRun['calls'] = [];
    for (const [method, path, body] of asked) {
      const { calls } = await harness.data<DryRun>(method, `${path}?dry_run=true`, body);
      said.push(...calls);
    }
    expect(harness.writes()).toEqual([]);
    expect(await harness.data('GET', '/v1/tickets?state=pending')).toEqual([]);
    for (const [method, path, body] of asked) await harness.data<Ticket>(method, `${path}?wait=10`, body);
    // A comment bears the moment it was accepted at.
    const timeless = (method: string, path: string, body: string) => {
      return [method, path.split('?')[0], body.replace(/"created_at":"[^"]*"/, '')];
    };
    const told = said.map(({ method, path, body }) => timeless(method, path, body ? JSON.stringify(body) : ''));
    expect(told).toEqual(harness.writes().map(({ method, path, body }) => timeless(method, path, body)));
    expect(said[2]?.path).toContain('?matching_attribute=');
  });

  it('reverts an applied edit while its values are the current ones', async () => {
    const id = person();
    await edit(id, { job_title: 'old' });
    const applied = await edit(id, { job_title: 'new' });
    const revert = await harness.data<Ticket>('POST', `/v1/tickets/${applied.id}/revert`);
    await harness.data<Ticket>('GET', `/v1/tickets/${revert.id}?wait=10`);
    expect((await truth(id))['job_title']?.[0]?.['value']).toBe('old');
    expect((await harness.call('POST', `/v1/tickets/${applied.id}/revert`)).status).toBe(409);
  });

  it('fails an edit with Attio’s code, spares the edits beside it, and can be replayed', async () => {
    const id = person();
    const [holder] = await harness.data<Record_[]>('GET', '/v1/objects/people/records?limit=1');
    const taken = holder?.values['email_addresses']?.[0]?.['email_address'];
    await harness.stopWorkers();
    const bad = await edit(id, { email_addresses: [taken] }, '');
    const good = await edit(id, { job_title: 'Spared' }, '');
    await harness.startWorker();
    expect(await harness.data<Ticket>('GET', `/v1/tickets/${bad.id}?wait=15`)).toMatchObject({
      state: 'failed',
      code: 'uniqueness_conflict',
      holder_id: holder?.id.record_id,
    });
    expect((await harness.data<Ticket>('GET', `/v1/tickets/${good.id}?wait=15`)).state).toBe('applied');
    const replayed = await harness.data<Ticket>('POST', `/v1/tickets/${bad.id}/replay`);
    expect(replayed.state).toBe('pending');
    await eventually(async () => (await harness.data<Ticket>('GET', `/v1/tickets/${bad.id}`)).state === 'failed');
  });
});
