import { startPushHarness, type PushHarness, type Ticket } from './push-harness.js';

jest.setTimeout(60_000);

interface Listed {
  id: { record_id: string };
  values: Record<string, Record<string, unknown>[]>;
}

describe('contacts, pipeline and activity', () => {
  let harness: PushHarness;
  let people: Listed[];
  let member: { id: { workspace_member_id: string }; email_address: string };

  beforeAll(async () => {
    harness = await startPushHarness();
    people = await harness.data<Listed[]>('GET', '/v1/objects/people/records?limit=30');
    const members = await harness.sandbox.call<{ data: (typeof member)[] }>('GET', '/v2/workspace_members');
    member = members.data[0] as typeof member;
  });
  afterAll(() => harness?.stop());
  beforeEach(() => {
    harness.proxy.calls.length = 0;
  });

  const person = () => people.pop()?.id.record_id ?? '';
  const ended = (ticket: Ticket) => harness.data<Ticket>('GET', `/v1/tickets/${ticket.id}?wait=15`);
  const attio = async <T>(path: string) => (await harness.sandbox.call<{ data: T }>('GET', `/v2${path}`)).data;

  it('makes a person and the company of their domain, linked, and makes neither twice', async () => {
    const body = {
      name: 'Curie, Marie',
      emails: ['marie@radium-works.com'],
      job_title: 'Chemist',
      company: { domain: 'radium-works.com', name: 'Radium Works' },
    };
    const first = await harness.data<{ person: Ticket; company: Ticket }>('PUT', '/v1/contacts', body);
    const company = await ended(first.company);
    const made = await ended(first.person);
    expect([company.state, made.state]).toEqual(['applied', 'applied']);
    const record = await attio<Listed>(`/objects/people/records/${made.item_id}`);
    expect(record.values['company']?.[0]?.['target_record_id']).toBe(company.item_id);

    const again = await harness.data<{ person: Ticket; company: Ticket | null }>('PUT', '/v1/contacts', {
      emails: ['Marie@Radium-Works.com', 'mc@radium-works.com'],
      company: { domain: 'radium-works.com' },
    });
    expect(again.company).toBeNull();
    expect(await ended(again.person)).toMatchObject({ state: 'applied', item_id: made.item_id });
    const now = await attio<Listed>(`/objects/people/records/${made.item_id}`);
    const emails = now.values['email_addresses']?.map((value) => value['email_address']);
    expect(emails?.sort()).toEqual(['marie@radium-works.com', 'mc@radium-works.com']);
    expect(now.values['job_title']?.[0]?.['value']).toBe('Chemist');
  });

  it('finds a record by another system’s id, also after it got its real one', async () => {
    const created = await harness.data<Ticket>('POST', '/v1/objects/people/records', {
      data: { values: { name: 'Meitner, Lise', email_addresses: ['lise@fission.example.com'] } },
    });
    const link = { object: 'people', record_id: created.item_id };
    await harness.call('PUT', '/v1/external-links/erp/4711', link);
    const real = (await ended(created)).item_id;
    expect(await harness.data('GET', '/v1/external-links/erp/4711')).toMatchObject({ record_id: real });
    const other = { object: 'people', record_id: person() };
    expect(await harness.call('PUT', '/v1/external-links/erp/4711', other)).toMatchObject({ status: 409 });
  });

  it('finds people who share a name', async () => {
    for (const email of ['one@twin.example.com', 'two@twin.example.com']) {
      const values = { name: 'Doppel, Gänger', email_addresses: [email] };
      await harness.data<Ticket>('POST', '/v1/objects/people/records?wait=15', { data: { values } });
    }
    const groups = await harness.data<{ attribute: string; record_ids: string[] }[]>('GET', '/v1/contacts/duplicates');
    expect(groups).toContainEqual({
      attribute: 'name',
      record_ids: expect.arrayContaining([expect.any(String)]) as unknown,
    });
  });

  it('creates a deal with owner and stage, moves it, and tells its stages', async () => {
    const deal = { name: 'Engine', owner: member.email_address, stage: 'Lead', value: 1200 };
    const incomplete = await harness.call<{ errors: { path: string }[] }>('POST', '/v1/objects/deals/records', {
      data: { values: { name: 'x' } },
    });
    expect(incomplete.status).toBe(400);
    expect(incomplete.body.errors.map(({ path }) => path).sort()).toEqual(['data.values.owner', 'data.values.stage']);
    const made = await harness.data<Ticket>('POST', '/v1/deals?wait=15', deal);
    expect(made.state).toBe('applied');
    const moved = await harness.data<Ticket>('POST', `/v1/deals/${made.item_id}/stage?wait=15`, {
      stage: 'In Progress',
    });
    expect(moved.state).toBe('applied');
    const stages = await harness.data<{ stage: string; until: string | null }[]>(
      'GET',
      `/v1/deals/${made.item_id}/stages`,
    );
    expect(stages.map(({ stage }) => stage)).toEqual(['Lead', 'In Progress']);
  });

  it('tells faults by the members of the body that was sent', async () => {
    const [list] = await harness.data<{ slug: string; parent_object: string[] }[]>('GET', '/v1/lists');
    const entry = { parent_object: list?.parent_object[0], parent_record_id: person(), entry_values: { nobody: 1 } };
    const deal = { name: 'Engine', owner: member.email_address, stage: 'Nowhere', values: { nobody: 1 } };
    const bodies: [string, string, unknown, string[]][] = [
      ['POST', '/v1/deals', deal, ['stage', 'values.nobody']],
      ['PUT', '/v1/contacts', { emails: ['no address'], values: { nobody: 1 } }, ['emails.0', 'values.nobody']],
      ['PUT', '/v1/companies', { domains: ['no domain'], values: { nobody: 1 } }, ['domains.0', 'values.nobody']],
      ['POST', `/v1/lists/${list?.slug}/entries`, { data: entry }, ['data.entry_values.nobody']],
      ['POST', `/v1/lists/${list?.slug}/entries`, { data: [entry] }, ['data.0.entry_values.nobody']],
    ];
    for (const [method, path, body, expected] of bodies) {
      const refused = await harness.call<{ errors: { path: string }[] }>(method, path, body);
      expect([path, refused.status]).toEqual([path, 400]);
      expect(refused.body.errors.map((fault) => fault.path).sort()).toEqual(expected);
    }
  });

  it('makes no company for a person who is refused', async () => {
    const newest = async () => (await harness.data<Ticket[]>('GET', '/v1/tickets?limit=1'))[0]?.id;
    const before = await newest();
    const body = { emails: ['no address'], company: { domain: 'nobodys-engines.com' } };
    expect(await harness.call('PUT', '/v1/contacts', body)).toMatchObject({ status: 400 });
    expect(await newest()).toBe(before);
  });

  it('makes no company for a person whose key stands for another request', async () => {
    const key = { 'idempotency-key': 'of a note' };
    const note = { parent_object: 'people', parent_record_id: person(), title: 'Call', content: 'Spoke.' };
    expect((await harness.call('POST', '/v1/notes', { data: note }, key)).status).toBe(202);
    const newest = async () => (await harness.data<Ticket[]>('GET', '/v1/tickets?limit=1'))[0]?.id;
    const before = await newest();
    const body = { emails: ['new@somebodys-engines.com'], company: { domain: 'somebodys-engines.com' } };
    const refused = await harness.call('PUT', '/v1/contacts', body, key);
    expect(refused).toMatchObject({ status: 409, body: { code: 'idempotency_key_reused' } });
    expect(await newest()).toBe(before);
  });

  it('says of a list that it is not known, and of an object likewise', async () => {
    const [list] = await harness.data<{ slug: string }[]>('GET', '/v1/lists');
    const entry = { parent_object: 'nothing', parent_record_id: person() };
    const id = entry.parent_record_id;
    const codes = [
      await harness.call('DELETE', `/v1/lists/nothing/entries/${id}`),
      await harness.call('GET', `/v1/lists/nothing/entries/${id}/stages`),
      await harness.call('POST', `/v1/lists/${list?.slug}/entries`, { data: entry }),
      await harness.call('POST', '/v1/sync/runs', { object: 'nothing' }),
    ].map(({ status, body }) => [status, (body as { code: string }).code]);
    const [noList, noObject] = [
      [404, 'unknown_list'],
      [404, 'unknown_object'],
    ];
    expect(codes).toEqual([noList, noList, noObject, noObject]);
  });

  it('adds records to a list, once or many at once, changes and removes an entry', async () => {
    const lists = await harness.data<{ slug: string; parent_object: string[] }[]>('GET', '/v1/lists');
    const list = lists.find(
      ({ parent_object: parents }) => parents.includes('people') || parents.includes('companies'),
    );
    const object = list?.parent_object[0] ?? 'people';
    const parents = await harness.data<Listed[]>('GET', `/v1/objects/${object}/records?limit=3`);
    const entry = (index: number) => {
      return { parent_object: object, parent_record_id: parents[index]?.id.record_id, entry_values: {} };
    };
    const at = `/v1/lists/${list?.slug}/entries`;
    const one = await harness.data<Ticket>('POST', `${at}?wait=15`, { data: entry(0) });
    expect(one).toMatchObject({ state: 'applied', kind: 'entry' });
    const many = await harness.data<Ticket[]>('POST', at, { data: [entry(1), entry(2)] });
    for (const ticket of many) expect((await ended(ticket)).state).toBe('applied');
    expect(await harness.data('GET', `${at}/${one.item_id}`)).toMatchObject({
      parent_record_id: parents[0]?.id.record_id,
    });
    expect(await harness.data<Ticket>('DELETE', `${at}/${one.item_id}?wait=15`)).toMatchObject({ state: 'applied' });
    await expect(attio(`/lists/${list?.slug}/entries/${one.item_id}`)).rejects.toThrow('404');
  });

  it('writes a note, and deletes it', async () => {
    const note = { parent_object: 'people', parent_record_id: person(), title: 'Call', content: 'Went well' };
    const made = await harness.data<Ticket>('POST', '/v1/notes?wait=15', { data: note });
    expect(made.state).toBe('applied');
    expect(await attio(`/notes/${made.item_id}`)).toMatchObject({ title: 'Call', content_plaintext: 'Went well' });
    expect(await harness.data<Ticket>('DELETE', `/v1/notes/${made.item_id}?wait=15`)).toMatchObject({
      state: 'applied',
    });
    await expect(attio(`/notes/${made.item_id}`)).rejects.toThrow('404');
  });

  it('creates a task, completes and reassigns it, and moves its deadline', async () => {
    const linked = [{ target_object: 'people', target_record_id: person() }];
    const made = await harness.data<Ticket>('POST', '/v1/tasks?wait=15', {
      data: { content: 'Ring', linked_records: linked },
    });
    expect(made.state).toBe('applied');
    const assignees = [
      { referenced_actor_type: 'workspace-member', referenced_actor_id: member.id.workspace_member_id },
    ];
    const change = { is_completed: true, deadline_at: '2027-01-01T00:00:00Z', assignees };
    const changed = await harness.data<Ticket>('PATCH', `/v1/tasks/${made.item_id}?wait=15`, { data: change });
    expect(changed.state).toBe('applied');
    expect(await attio(`/tasks/${made.item_id}`)).toMatchObject({
      is_completed: true,
      deadline_at: '2027-01-01T00:00:00.000000000Z',
      assignees: [{ referenced_actor_id: member.id.workspace_member_id }],
    });
  });

  it('asks a human when a task was changed on both sides', async () => {
    const made = await harness.data<Ticket>('POST', '/v1/tasks?wait=15', { data: { content: 'Both' } });
    await harness.stopWorkers();
    const change = { data: { deadline_at: '2027-02-02T00:00:00Z' } };
    const ours = await harness.data<Ticket>('PATCH', `/v1/tasks/${made.item_id}`, change);
    await harness.act({ action: 'task.update', task_id: made.item_id, deadline_at: '2027-03-03T00:00:00Z' });
    await harness.startWorker();
    expect((await ended(ours)).state).toBe('conflict');
    const [conflict] = await harness.data<unknown[]>('GET', `/v1/conflicts?item_id=${made.item_id}`);
    expect(conflict).toMatchObject({ kind: 'task', reason: 'both_changed' });
  });

  it('writes what only we changed of a task, and asks about the rest', async () => {
    const made = await harness.data<Ticket>('POST', '/v1/tasks?wait=15', { data: { content: 'Partly' } });
    await harness.stopWorkers();
    const path = `/v1/tasks/${made.item_id}`;
    const done = await harness.data<Ticket>('PATCH', path, { data: { is_completed: true } });
    const both = { data: { deadline_at: '2027-02-02T00:00:00Z', assignees: [] } };
    const ours = await harness.data<Ticket>('PATCH', path, both);
    await harness.act({ action: 'task.update', task_id: made.item_id, deadline_at: '2027-03-03T00:00:00Z' });
    await harness.startWorker();
    expect([(await ended(done)).state, (await ended(ours)).state]).toEqual(['applied', 'conflict']);
    expect(await attio(`/tasks/${made.item_id}`)).toMatchObject({
      is_completed: true,
      deadline_at: '2027-03-03T00:00:00.000000000Z',
    });
    const conflicts = await harness.data<unknown[]>('GET', `/v1/conflicts?item_id=${made.item_id}`);
    expect(conflicts).toMatchObject([
      { local: { value: { deadline_at: expect.stringMatching('2027-02-02') as unknown }, ticket_id: ours.id } },
    ]);
  });

  it('comments on a record and in its thread, and deletes a comment', async () => {
    const author = { author_member_id: member.id.workspace_member_id };
    const place = { record: { object: 'people', record_id: person() } };
    const made = await harness.data<Ticket>('POST', '/v1/comments?wait=15', {
      data: { content: 'Hello', ...author, place },
    });
    expect(made.state).toBe('applied');
    const reply = await harness.data<Ticket>('POST', '/v1/comments?wait=15', {
      data: { content: 'And again', ...author, place: { thread_id: made.item_id } },
    });
    expect(await attio(`/comments/${reply.item_id}`)).toMatchObject({ thread_id: made.item_id });
    expect(await harness.data<Ticket>('DELETE', `/v1/comments/${reply.item_id}?wait=15`)).toMatchObject({
      state: 'applied',
    });
  });
});
