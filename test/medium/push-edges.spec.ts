import { eventually } from '../support/index.js';
import { type Fate } from './push-proxy.js';
import { startPushHarness, type PushHarness, type Ticket } from './push-harness.js';

jest.setTimeout(60_000);

interface Person {
  id: { record_id: string };
  values: Record<string, { [member: string]: unknown }[]>;
  provisional?: boolean;
}
interface Conflict {
  id: string;
  reason: string;
  why: string;
  local: { value: { value: string }[] };
  remote: { value: { value: string }[] };
  resolution_ticket_id: string | null;
}

const MEMBER = '0f2f7b34-0d38-4c45-9d6c-0c5f3a9f8a11';

describe('writing back at its edges', () => {
  let harness: PushHarness;
  let people: string[];

  beforeAll(async () => {
    harness = await startPushHarness({ sandboxArgs: ['--people', '60', '--companies', '5', '--deals', '2'] });
    const listed = await harness.data<Person[]>('GET', '/v1/objects/people/records?limit=60');
    people = listed.map(({ id }) => id.record_id);
  });
  afterAll(() => harness?.stop());
  beforeEach(() => {
    harness.proxy.calls.length = 0;
    harness.proxy.onCall = null;
  });

  const person = () => people.pop() ?? '';
  const at = (id: string) => `/v1/objects/people/records/${id}`;
  const ended = (id: string | null) => harness.data<Ticket>('GET', `/v1/tickets/${id}?wait=15`);
  const edit = (id: string, values: Record<string, unknown>, query = '?wait=15', headers = {}) =>
    harness.data<Ticket>('PATCH', `${at(id)}${query}`, { data: { values } }, headers);
  const theirs = (id: string, values: Record<string, unknown>) =>
    harness.act({ action: 'record.update', object: 'people', record_id: id, values });
  const truth = async (id: string) =>
    (await harness.sandbox.call<{ data: Person }>('GET', `/v2/objects/people/records/${id}`)).data.values;
  const title = async (id: string) => (await truth(id))['job_title']?.[0]?.['value'];
  const openConflicts = (id: string) => harness.data<Conflict[]>('GET', `/v1/conflicts?item_id=${id}&state=open`);
  /** Two people change the job title at the same moment. */
  const conflictOn = async (id: string): Promise<Conflict> => {
    await edit(id, { job_title: 'before' });
    await theirs(id, { job_title: 'theirs' });
    const body = { data: { values: { job_title: 'ours' }, base: { job_title: 'before' } } };
    await harness.data('PATCH', `${at(id)}?wait=15`, body, { 'acting-member': MEMBER });
    const [conflict] = await openConflicts(id);
    if (conflict === undefined) throw new Error('no conflict came up');
    return conflict;
  };
  const resolve = (id: string, resolution: string) =>
    harness.data<Conflict>('POST', `/v1/conflicts/${id}/resolve`, { resolution });

  it('lets one of twenty equal requests in, and gives all of them its ticket', async () => {
    const id = person();
    const key = { 'idempotency-key': `many-${id}` };
    const tickets = await Promise.all(
      Array.from({ length: 20 }, () => edit(id, { job_title: 'Once' }, '', key).then((ticket) => ticket.id)),
    );
    expect(new Set(tickets).size).toBe(1);
    expect(await harness.data<Ticket[]>('GET', `/v1/tickets?item_id=${id}`)).toHaveLength(1);
  });

  it('gives a repeated upsert its tickets although the person and company exist by now', async () => {
    const body = { name: 'Hopper, Grace', emails: ['grace@cobol-works.com'], company: { domain: 'cobol-works.com' } };
    const key = { 'idempotency-key': 'grace' };
    const first = await harness.data<{ person: Ticket; company: Ticket }>('PUT', '/v1/contacts', body, key);
    expect([(await ended(first.company.id)).state, (await ended(first.person.id)).state]).toEqual([
      'applied',
      'applied',
    ]);
    const again = await harness.data<typeof first>('PUT', '/v1/contacts', body, key);
    expect([again.person.id, again.company.id]).toEqual([first.person.id, first.company.id]);
    const other = await harness.call('PUT', '/v1/contacts', { ...body, job_title: 'Admiral' }, key);
    expect(other.status).toBe(409);
  });

  it('answers a repeated request with its ticket, also when the record is gone by now', async () => {
    const id = person();
    const key = { 'idempotency-key': `gone-${id}` };
    const first = await edit(id, { job_title: 'Late' }, '?wait=15', key);
    await harness.data('DELETE', `${at(id)}?wait=15`);
    expect((await edit(id, { job_title: 'Late' }, '', key)).id).toBe(first.id);
    expect((await harness.call('PATCH', at(id), { data: { values: { job_title: 'Late' } } })).status).toBe(404);
  });

  it('takes one entry more under the same key for another request', async () => {
    const [list] = await harness.data<{ slug: string; parent_object: string[] }[]>('GET', '/v1/lists');
    const object = list?.parent_object[0] ?? '';
    const parents = await harness.data<Person[]>('GET', `/v1/objects/${object}/records?limit=2`);
    const entries = parents.map(({ id }) => ({ parent_object: object, parent_record_id: id.record_id }));
    const add = (data: unknown) =>
      harness.call('POST', `/v1/lists/${list?.slug}/entries`, { data }, { 'idempotency-key': 'two' });
    expect((await add(entries.slice(0, 1))).status).toBe(202);
    expect((await add(entries)).status).toBe(409);
  });

  it('hears one of two who resolve a conflict at the same moment, and writes that decision alone', async () => {
    const id = person();
    const conflict = await conflictOn(id);
    const merged = (value: string) =>
      harness.call<{ data: Conflict }>('POST', `/v1/conflicts/${conflict.id}/resolve`, { resolution: 'merged', value });
    const answers = await Promise.all([merged('one'), merged('two')]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    const tickets = await harness.data<Ticket[]>('GET', `/v1/tickets?item_id=${id}`);
    const carried = answers.find(({ status }) => status === 200)?.body.data.resolution_ticket_id ?? null;
    expect(tickets.filter(({ id: ticketId }) => ticketId === carried)).toHaveLength(1);
    expect(tickets).toHaveLength(3); // the two edits of before, and one decision
    expect((await ended(carried)).state).toBe('applied');
  });

  it('asks again when Attio changed after the human looked, instead of overwriting what nobody has seen', async () => {
    const id = person();
    const conflict = await conflictOn(id);
    await theirs(id, { job_title: 'theirs again' });
    const { resolution_ticket_id: ticketId } = await resolve(conflict.id, 'local');
    expect((await ended(ticketId)).state).toBe('conflict');
    const [next] = await openConflicts(id);
    expect(next).toMatchObject({
      why: 'it changed again after this was decided',
      local: { value: [{ value: 'ours' }] },
      remote: { value: [{ value: 'theirs again' }] },
    });
    expect(await title(id)).toBe('theirs again');
  });

  it('shows two conflicts on one attribute as one, and keeps the sides of both', async () => {
    const id = person();
    const first = await conflictOn(id);
    await theirs(id, { job_title: 'theirs 2' });
    const body = { data: { values: { job_title: 'ours 2' }, base: { job_title: 'before' } } };
    await harness.data('PATCH', `${at(id)}?wait=15`, body, { 'acting-member': MEMBER });
    const open = await openConflicts(id);
    expect(open.map(({ id: conflictId }) => conflictId)).toEqual([first.id]);
    expect(open[0]?.local.value[0]?.value).toBe('ours 2');
    expect(JSON.stringify(open)).toContain('"ours"');
    expect(JSON.stringify(open)).toContain('"theirs"');
  });

  it('takes a decision back: a reopened conflict can be decided the other way', async () => {
    const id = person();
    const conflict = await conflictOn(id);
    await ended((await resolve(conflict.id, 'local')).resolution_ticket_id);
    expect(await title(id)).toBe('ours');
    await harness.data('POST', `/v1/conflicts/${conflict.id}/reopen`);
    const again = await resolve(conflict.id, 'remote');
    expect((await ended(again.resolution_ticket_id)).state).toBe('applied');
    expect(await title(id)).toBe('theirs');
  });

  it('keeps a choice as a policy, and asks again once it is forgotten', async () => {
    const id = person();
    const conflict = await conflictOn(id);
    const choice = { resolution: 'remote', keep_as_policy: true };
    await harness.data('POST', `/v1/conflicts/${conflict.id}/resolve`, choice);
    await theirs(id, { job_title: 'theirs 2' });
    const body = { data: { values: { job_title: 'ours 2' }, base: { job_title: 'theirs' } } };
    const decided = await harness.data<Ticket>('PATCH', `${at(id)}?wait=15`, body, { 'acting-member': MEMBER });
    expect(decided.attributes?.['job_title']).toMatchObject({ result: 'lost', rule: 'attio_wins' });
    const kept = await harness.data<{ collection_id: string; attribute_id: string; policy: string }[]>(
      'GET',
      '/v1/policies',
    );
    expect(kept).toMatchObject([{ policy: 'attio_wins' }]);
    const policy = `/v1/policies/${kept[0]?.collection_id}/${kept[0]?.attribute_id}`;
    expect((await harness.call('DELETE', policy)).status).toBe(204);
    expect((await harness.call('DELETE', policy)).status).toBe(404);
    await theirs(id, { job_title: 'theirs 3' });
    const third = { data: { values: { job_title: 'ours 3' }, base: { job_title: 'theirs 2' } } };
    const asked = await harness.data<Ticket>('PATCH', `${at(id)}?wait=15`, third, { 'acting-member': MEMBER });
    expect(asked.state).toBe('conflict');
  });

  it('decides nothing when the policy cannot be kept with it', async () => {
    const conflict = await conflictOn(person());
    await harness.database.query('ALTER TABLE attribute_policy ADD CONSTRAINT refused CHECK (false) NOT VALID');
    const choice = { resolution: 'remote', keep_as_policy: true };
    const failed = await harness.call('POST', `/v1/conflicts/${conflict.id}/resolve`, choice);
    await harness.database.query('ALTER TABLE attribute_policy DROP CONSTRAINT refused');
    expect(failed.status).toBe(500);
    expect(await harness.data('GET', `/v1/conflicts/${conflict.id}`)).toMatchObject({ state: 'open' });
    await harness.data('POST', `/v1/conflicts/${conflict.id}/resolve`, { resolution: 'remote' });
  });

  it('carries the decision about a task to Attio', async () => {
    const made = await harness.data<Ticket>('POST', '/v1/tasks?wait=15', { data: { content: 'Both sides' } });
    await harness.stopWorkers();
    const change = { data: { deadline_at: '2027-02-02T00:00:00Z' } };
    const ours = await harness.data<Ticket>('PATCH', `/v1/tasks/${made.item_id}`, change);
    await harness.act({ action: 'task.update', task_id: made.item_id, deadline_at: '2027-03-03T00:00:00Z' });
    await harness.startWorker();
    expect((await ended(ours.id)).state).toBe('conflict');
    const [conflict] = await openConflicts(made.item_id);
    const { resolution_ticket_id: ticketId } = await resolve(conflict?.id ?? '', 'local');
    expect((await ended(ticketId)).state).toBe('applied');
    const { data } = await harness.sandbox.call<{ data: { deadline_at: string } }>('GET', `/v2/tasks/${made.item_id}`);
    expect(Date.parse(data.deadline_at)).toBe(Date.parse('2027-02-02T00:00:00Z'));
  });

  it('finds that somebody cleared a value between our read and our write', async () => {
    const id = person();
    await edit(id, { job_title: 'before' });
    harness.proxy.onCall = async ({ method, path }): Promise<Fate> => {
      if (method !== 'PATCH' || !path.endsWith(id)) return 'pass';
      harness.proxy.onCall = null;
      await theirs(id, { job_title: null });
      await new Promise((resolve) => setTimeout(resolve, 30)); // a moment in which it was empty
      return 'pass';
    };
    await edit(id, { job_title: 'ours' });
    const [lost] = await openConflicts(id);
    expect(lost).toMatchObject({ reason: 'lost_update', remote: { value: [] }, local: { value: [{ value: 'ours' }] } });
    await ended((await resolve(lost?.id ?? '', 'remote')).resolution_ticket_id);
    expect(await title(id)).toBeUndefined();
  });

  it('clears a list with an empty one, and a single value with null', async () => {
    const id = person();
    await edit(id, { phone_numbers: ['+4930555555'], job_title: 'Full' });
    expect((await edit(id, { phone_numbers: [], job_title: null })).state).toBe('applied');
    const now = await truth(id);
    expect([now['phone_numbers'], now['job_title']]).toEqual([[], []]);
  });

  it('sends nothing for what was deleted here before it was made there', async () => {
    await harness.stopWorkers();
    const created = await harness.data<Ticket>('POST', '/v1/objects/people/records', {
      data: { values: { name: 'Never, Made' } },
    });
    const deleted = await harness.data<Ticket>('DELETE', at(created.item_id));
    expect((await harness.call('GET', at(created.item_id))).status).toBe(404);
    await harness.startWorker();
    expect([(await ended(created.id)).state, (await ended(deleted.id)).state]).toEqual(['superseded', 'applied']);
    expect(harness.writes()).toEqual([]);
  });

  it('deletes there what was deleted here while it was being made', async () => {
    let deleted: Ticket | undefined;
    harness.proxy.onCall = async ({ method, path }): Promise<Fate> => {
      if (method !== 'POST' || !path.endsWith('/records')) return 'pass';
      harness.proxy.onCall = null;
      deleted = await harness.data<Ticket>('DELETE', at(created.item_id));
      return 'pass';
    };
    const created = await harness.data<Ticket>('POST', '/v1/objects/people/records', {
      data: { values: { name: 'Short, Lived' } },
    });
    const made = await ended(created.id);
    await eventually(() => deleted !== undefined);
    expect((await ended(deleted?.id ?? '')).state).toBe('applied');
    await expect(truth(made.item_id)).rejects.toThrow('404');
    expect(harness.writes().map(({ method }) => method)).toEqual(['POST', 'DELETE']);
  });

  it('does not make what was deleted here and never arrived there', async () => {
    const parent = { parent_object: 'people', parent_record_id: person() };
    const makings = [
      { path: '/v1/objects/people/records', body: { values: { name: 'Never, Arrived' } } },
      { path: '/v1/notes', body: { ...parent, title: 'Never', content: 'arrived', format: 'plaintext' } },
    ];
    for (const { path, body } of makings) {
      let deleted: Ticket | undefined;
      harness.proxy.onCall = async (call): Promise<Fate> => {
        if (call.method !== 'POST' || !/\/(records|notes)$/.test(call.path)) return 'pass';
        harness.proxy.onCall = null;
        deleted = await harness.data<Ticket>('DELETE', `${path}/${created.item_id}`);
        return 'cut_before';
      };
      const created = await harness.data<Ticket>('POST', path, { data: body });
      await eventually(() => deleted !== undefined);
      expect([(await ended(created.id)).state, (await ended(deleted?.id ?? '')).state]).toEqual([
        'superseded',
        'applied',
      ]);
    }
    expect(harness.writes()).toEqual([]);
  });

  it('does not delete a record of others for one that was deleted here and never arrived there', async () => {
    const values = { name: 'Of, Others', email_addresses: ['of.others@edges.example.com'] };
    let others = '';
    let deleted: Ticket | undefined;
    harness.proxy.onCall = async ({ method, path }): Promise<Fate> => {
      if (method !== 'PUT' || !path.endsWith('/records')) return 'pass';
      if (deleted === undefined) {
        deleted = await harness.data<Ticket>('DELETE', at(created.item_id));
        const made = await harness.act({ action: 'record.create', object: 'people', as: 'system', values });
        others = made['record_id'] ?? '';
      }
      return 'cut_before';
    };
    const created = await harness.data<Ticket>('POST', '/v1/objects/people/records', { data: { values } });
    await eventually(() => deleted !== undefined);
    expect([(await ended(created.id)).state, (await ended(deleted?.id ?? '')).state]).toEqual([
      'superseded',
      'applied',
    ]);
    expect((await truth(others))['name']).toMatchObject([{ full_name: 'Others Of' }]);
    expect(harness.writes()).toEqual([]);
  });

  /** Merges the second into the first, and lets the mirror know of it as the event would. */
  const merge = async (primary: string, secondary: string): Promise<string> => {
    await harness.act({
      action: 'record.merge',
      object: 'people',
      primary_record_id: primary,
      secondary_record_id: secondary,
    });
    // Without the event of the merge, both ids are not found; a reading by an old id tells the survivor here.
    const survivor = await harness.sandbox
      .call<{ data: Person[] }>('POST', '/v2/objects/people/records/query', {
        sorts: [{ attribute: 'created_at', direction: 'desc' }],
        limit: 1,
      })
      .then(({ data }) => data[0]?.id.record_id ?? '');
    await harness.database.query(
      `INSERT INTO record_alias (scope_id, alias_id, item_id, workspace_id, reason)
       SELECT scope_id, $1, $2, workspace_id, 'merge' FROM mirror_item WHERE item_id = $1`,
      [secondary, survivor],
    );
    await harness.database.query(
      `INSERT INTO dirty_mark (kind, scope_id, item_id, workspace_id, lane, reasons, marked_at)
       SELECT 'record', scope_id, $2, workspace_id, 'live', ARRAY['test'], now() FROM mirror_item WHERE item_id = $1`,
      [secondary, survivor],
    );
    return survivor;
  };

  it('carries an edit under the id of a merged record to its survivor', async () => {
    const secondary = person();
    const survivor = await merge(person(), secondary);
    await eventually(async () => (await harness.call('GET', at(survivor))).status === 200, { timeoutMs: 15_000 });
    const ticket = await edit(secondary, { job_title: 'Survivor' });
    expect(ticket).toMatchObject({ state: 'applied', item_id: survivor });
    expect(await title(survivor)).toBe('Survivor');
  });

  it('does not delete two records that were made one for somebody who meant one of them', async () => {
    const id = person();
    await harness.stopWorkers();
    const deleted = await harness.data<Ticket>('DELETE', at(id));
    const survivor = await merge(person(), id);
    await harness.startWorker();
    expect(await ended(deleted.id)).toMatchObject({ state: 'conflict', item_id: survivor });
    const [conflict] = await openConflicts(survivor);
    expect(conflict?.why).toContain('merged');
    expect(harness.writes()).toEqual([]);
    // Who sees that it is the two, and means it, is heard.
    const { resolution_ticket_id: ticketId } = await resolve(conflict?.id ?? '', 'local');
    expect((await ended(ticketId)).state).toBe('applied');
    await expect(truth(survivor)).rejects.toThrow('404');
  });

  it('waits for the event of a merge before it takes what it was to delete for deleted', async () => {
    const id = person();
    await harness.act({ action: 'record.delete', object: 'people', record_id: id });
    const deleted = await harness.data<Ticket>('DELETE', `${at(id)}?wait=15`);
    expect(deleted.state).toBe('applied');
    const [row] = await harness.database.query<{ gone: boolean }>(
      'SELECT gone_since IS NOT NULL AS gone FROM local_edit WHERE ticket_id = $1',
      [deleted.id],
    );
    expect(row?.gone).toBe(true);
    expect(harness.writes()).toEqual([]);
  });

  it('lists what is on its way: by page, and by e-mail address', async () => {
    await harness.stopWorkers();
    const email = 'Pending.Person@way.example.com';
    const values = { name: 'Person, Pending', email_addresses: [email] };
    const { item_id: id } = await harness.data<Ticket>('POST', '/v1/objects/people/records', { data: { values } });
    const pages: Person[] = [];
    for (let cursor = ''; ;) {
      const { body } = await harness.call<{ data: Person[]; pagination: { next_cursor: string | null } }>(
        'GET',
        `/v1/objects/people/records?limit=7${cursor}`,
      );
      pages.push(...body.data);
      if (body.pagination.next_cursor === null) break;
      cursor = `&cursor=${body.pagination.next_cursor}`;
    }
    const ids = pages.map((one) => one.id.record_id);
    expect(ids).toEqual([...new Set(ids)].sort());
    expect(pages.find((one) => one.id.record_id === id)).toMatchObject({ provisional: true });
    const attioOnly = await harness.data<Person[]>('GET', '/v1/objects/people/records?limit=500&view=attio');
    expect(attioOnly.map((one) => one.id.record_id)).not.toContain(id);
    const byEmail = `/v1/contacts?email=${encodeURIComponent(email)}`;
    expect(await harness.data<Person[]>('GET', byEmail)).toMatchObject([{ id: { record_id: id }, provisional: true }]);
    await edit(id, { email_addresses: ['other@way.example.com'] }, '');
    expect(await harness.data<Person[]>('GET', byEmail)).toEqual([]);
    await harness.startWorker();
    const [found] = await eventually(async () => {
      const now = await harness.data<Person[]>('GET', '/v1/contacts?email=other@way.example.com');
      return now.length === 1 && !now[0]?.provisional && now;
    });
    expect(found?.id.record_id).not.toBe(id);
  });
});
