import { startPushHarness, type PushHarness, type Ticket } from './push-harness.js';

jest.setTimeout(60_000);

interface Item {
  id: { record_id: string };
  values: Record<string, Record<string, unknown>[]>;
}
interface Contact {
  person: Ticket;
  company: Ticket | null;
}

const MEMBER = '0f2f7b34-0d38-4c45-9d6c-0c5f3a9f8a11';

describe('requests to write', () => {
  let harness: PushHarness;
  let people: string[];
  let list: { id: string; slug: string; parent_object: string[] };

  beforeAll(async () => {
    harness = await startPushHarness({ sandboxArgs: ['--people', '30', '--companies', '5', '--deals', '3'] });
    people = (await harness.data<Item[]>('GET', '/v1/objects/people/records?limit=30')).map(({ id }) => id.record_id);
    const lists = await harness.data<(typeof list)[]>('GET', '/v1/lists');
    list = lists.find(({ parent_object: [object] }) => object === 'people' || object === 'companies') as typeof list;
  });
  afterAll(() => harness?.stop());
  beforeEach(async () => {
    await harness.stopWorkers();
    await harness.startWorker();
    harness.proxy.calls.length = 0;
  });

  const person = () => people.pop() ?? '';
  const at = (id: string) => `/v1/objects/people/records/${id}`;
  const ended = (id: string | undefined) => harness.data<Ticket>('GET', `/v1/tickets/${id}?wait=15`);
  const put = (body: object, query = '', headers = {}) =>
    harness.data<Contact>('PUT', `/v1/contacts${query}`, body, headers);
  const newest = async () => (await harness.data<Ticket[]>('GET', '/v1/tickets?limit=1'))[0]?.id;
  const emailsOf = async (id: string) => {
    const { data } = await harness.sandbox.call<{ data: Item }>('GET', `/v2/objects/people/records/${id}`);
    return data.values['email_addresses']?.map((value) => value['email_address']).sort();
  };
  const theirs = (id: string, job_title: string) =>
    harness.act({ action: 'record.update', object: 'people', record_id: id, values: { job_title } });
  /** Two people change the job title at the same moment; we know the record by an id it had before. */
  const conflictOn = async (id: string, oldId = id): Promise<string> => {
    await harness.data('PATCH', `${at(oldId)}?wait=15`, { data: { values: { job_title: 'before' } } });
    await theirs(id, 'theirs');
    const body = { data: { values: { job_title: 'ours' }, base: { job_title: 'before' } } };
    await harness.data('PATCH', `${at(oldId)}?wait=15`, body, { 'acting-member': MEMBER });
    const [conflict] = await harness.data<{ id: string }[]>('GET', `/v1/conflicts?item_id=${oldId}`);
    return conflict?.id ?? '';
  };

  it('accept nothing of another request under a key that is known: no company, no entry', async () => {
    const key = { 'idempotency-key': 'both' };
    await put({ name: 'One, First', emails: ['first@one-request.com'] }, '', key);
    const before = await newest();
    const other = { name: 'One, First', emails: ['first@one-request.com'], company: { domain: 'other-request.com' } };
    expect((await harness.call('PUT', '/v1/contacts', other, key)).status).toBe(409);
    expect(await newest()).toBe(before);

    const entries = [person(), person()].map((id) => ({
      ...{ parent_object: list.parent_object[0], parent_record_id: id },
      entry_values: {},
    }));
    const path = `/v1/lists/${list.slug}/entries`;
    const entryKey = { 'idempotency-key': 'entries' };
    expect((await harness.call('POST', path, { data: entries.slice(0, 1) }, entryKey)).status).toBe(202);
    const last = await newest();
    expect((await harness.call('POST', path, { data: entries }, entryKey)).status).toBe(409);
    expect(await newest()).toBe(last);
  });

  it('take keys of their own for those of the parts of another request', async () => {
    const entries = [person(), person()].map((id) => ({ parent_object: list.parent_object[0], parent_record_id: id }));
    const path = `/v1/lists/${list.slug}/entries`;
    for (const [index, data] of [entries, entries.slice(1), entries.slice(0, 1)].entries()) {
      const key = { 'idempotency-key': index === 0 ? 'row' : `row:${index}` };
      expect((await harness.call('POST', path, { data }, key)).status).toBe(202);
    }
  });

  it('make one person and one company of twenty equal requests at once', async () => {
    const body = { name: 'Many, Times', emails: ['many@times-over.com'], company: { domain: 'times-over.com' } };
    const key = { 'idempotency-key': 'times' };
    const answers = await Promise.all(Array.from({ length: 20 }, () => put(body, '?wait=15', key)));
    expect(new Set(answers.map((one) => `${one.person.id} ${one.company?.id}`)).size).toBe(1);
    expect(answers[0]?.person.state).toBe('applied');
    const writes = harness.writes().map(({ path }) => path);
    expect(writes.filter((path) => path.endsWith('/records'))).toHaveLength(2);
  });

  it('make no company for a repeated request, although the one of then is gone', async () => {
    const body = { name: 'Gone, Firm', emails: ['ada@gone-firm.com'], company: { domain: 'gone-firm.com' } };
    const key = { 'idempotency-key': 'firm' };
    const first = await put(body, '?wait=15', key);
    await harness.data('DELETE', `/v1/objects/companies/records/${first.company?.item_id}?wait=15`);
    const before = await newest();
    const again = await put(body, '', key);
    expect([again.person.id, again.company?.id]).toEqual([first.person.id, first.company?.id]);
    expect(await newest()).toBe(before);
  });

  it('add an address behind one that is still on its way', async () => {
    const made = await put({ name: 'Add, More', emails: ['one@add-more.com'] }, '?wait=15');
    await harness.stopWorkers();
    const second = await put({ emails: ['one@add-more.com', 'two@add-more.com'] });
    const third = await put({ emails: ['one@add-more.com', 'three@add-more.com'] });
    await harness.startWorker();
    expect((await ended(third.person.id)).state).toBe('applied');
    expect((await ended(second.person.id)).attributes?.['email_addresses']).toMatchObject({ result: 'overtaken' });
    expect(await emailsOf(made.person.item_id)).toEqual(['one@add-more.com', 'three@add-more.com', 'two@add-more.com']);
  });

  it('find a person who is still on their way, however the address is written', async () => {
    await harness.stopWorkers();
    const first = await put({ emails: ['on@the-way.com'], job_title: 'First', company: { domain: 'the-way.com' } });
    const second = await put({ emails: [' On@The-Way.com '], job_title: 'Second', company: { domain: 'The-Way.com' } });
    expect(second.person.item_id).toBe(first.person.item_id);
    expect(second.company).toBeNull();
    await harness.startWorker();
    const ends = [await ended(first.person.id), await ended(second.person.id)];
    expect(ends.map(({ state }) => state)).toEqual(['applied', 'applied']);
  });

  it('tell a fault by its place in what was sent, not in what is stored', async () => {
    const known = { name: 'Fault, Y', emails: ['a@fault-y.com', 'b@fault-y.com'], phones: ['+4930121212'] };
    await ended((await put(known)).person.id);
    const body = { emails: ['a@fault-y.com', 'no address'], phones: ['no number'] };
    const refused = await harness.call<{ errors: { path: string }[] }>('PUT', '/v1/contacts', body);
    expect(refused.status).toBe(400);
    expect(refused.body.errors.map(({ path }) => path).sort()).toEqual(['emails.1', 'phones.0']);
  });

  it('send nothing when they are tried dry, whatever the route', async () => {
    const before = await newest();
    const body = { name: 'Dry, Stay', emails: ['stay@dry-land.com'], company: { domain: 'dry-land.com' } };
    const { person: planned, company } = await harness.data<{
      person: { calls: unknown[] };
      company: { calls: unknown[] };
    }>('PUT', '/v1/contacts?dry_run=true', body);
    expect([planned.calls.length, company.calls.length]).toEqual([1, 1]);
    const firm = await harness.data<{ calls: unknown[] }>('PUT', '/v1/companies?dry_run=true', {
      domains: ['dry-land.com'],
    });
    expect(firm.calls).toHaveLength(1);
    expect(await newest()).toBe(before);
    expect(harness.writes()).toEqual([]);
    const conflictId = await conflictOn(person());
    const resolve = `/v1/conflicts/${conflictId}/resolve?dry_run=true`;
    expect((await harness.call('POST', resolve, { resolution: 'local' })).status).toBe(400);
    const edit = await harness.data<Ticket>('PATCH', `${at(person())}?wait=15`, {
      data: { values: { job_title: 'x' } },
    });
    expect((await harness.call('POST', `/v1/tickets/${edit.id}/revert?dry_run=true`)).status).toBe(400);
  });

  it('wait for all of their edits, and no longer than they say', async () => {
    const made = await put({ emails: ['wait@for-me.com'], company: { domain: 'for-me.com' } }, '?wait=15');
    expect([made.person.state, made.company?.state]).toEqual(['applied', 'applied']);
    await harness.stopWorkers();
    const startedAt = Date.now();
    const entries = [person(), person(), person()].map((id) => ({
      parent_object: list.parent_object[0],
      parent_record_id: id,
    }));
    const added = await harness.call('POST', `/v1/lists/${list.slug}/entries?wait=1`, { data: entries });
    expect(added.status).toBe(202);
    expect(Date.now() - startedAt).toBeGreaterThanOrEqual(1_000);
    expect(Date.now() - startedAt).toBeLessThan(2_500);
  });

  it('take the same decision twice for one, and another under the same key for a fault', async () => {
    const id = await conflictOn(person());
    const key = { 'idempotency-key': `decide-${id}` };
    const decide = (value: string) =>
      harness.call<{ data: { resolution_ticket_id: string } }>(
        'POST',
        `/v1/conflicts/${id}/resolve`,
        { resolution: 'merged', value },
        key,
      );
    const first = await decide('one');
    expect(first.status).toBe(200);
    expect((await decide('one')).body.data.resolution_ticket_id).toBe(first.body.data.resolution_ticket_id);
    expect((await decide('two')).status).toBe(409);
  });

  it('see every conflict page by page, though those of the pages before are decided meanwhile', async () => {
    const ids: string[] = [];
    for (let index = 0; index < 5; index++) ids.push(await conflictOn(person()));
    const seen: string[] = [];
    for (let cursor = ''; ;) {
      const { body } = await harness.call<{ data: { id: string }[]; pagination: { next_cursor: string | null } }>(
        'GET',
        `/v1/conflicts?limit=2${cursor}`,
      );
      for (const { id } of body.data) {
        seen.push(id);
        await harness.data('POST', `/v1/conflicts/${id}/resolve`, { resolution: 'remote' });
      }
      if (body.pagination.next_cursor === null) break;
      cursor = `&cursor=${body.pagination.next_cursor}`;
    }
    expect(seen).toEqual(expect.arrayContaining(ids));
    expect(new Set(seen).size).toBe(seen.length);
  });

  it('see who edited here, and conflicts of objects that are gone', async () => {
    const id = await conflictOn(person());
    expect(await harness.data('GET', `/v1/conflicts/${id}`)).toMatchObject({ local: { member_id: MEMBER } });
    await harness.database.query('UPDATE conflict SET scope_id = $1 WHERE conflict_id = $2', [MEMBER, id]);
    const [gone] = await harness.data<unknown[]>('GET', `/v1/conflicts?collection_id=${MEMBER}`);
    expect(gone).toMatchObject({ id, collection: null });
  });

  it('are refused when they name an object or a list that nobody has', async () => {
    const [id, before] = [person(), await newest()];
    const linked_records = [{ target_object: 'nobodys', target_record_id: id }];
    const comment = { content: 'x', author_member_id: MEMBER };
    const asked: [string, object][] = [
      ['/v1/notes', { parent_object: 'nobodys', parent_record_id: id, title: 'x', content: 'x' }],
      ['/v1/tasks', { content: 'x', linked_records }],
      ['/v1/comments', { ...comment, place: { record: { object: 'nobodys', record_id: id } } }],
      ['/v1/comments', { ...comment, place: { entry: { list: 'nobodys', entry_id: id } } }],
    ];
    for (const [path, data] of asked)
      expect([path, (await harness.call('POST', path, { data })).status]).toEqual([path, 404]);
    expect(await newest()).toBe(before);
  });

  it('know a record by the id it had here, on every route', async () => {
    await harness.stopWorkers();
    const values = { name: 'Known, Asbefore' };
    const object = list.parent_object[0] ?? '';
    const records = `/v1/objects/${object}/records`;
    const made = await harness.data<Ticket>('POST', records, { data: { values } });
    const old = made.item_id;
    expect(await harness.data('GET', `${records}/${old}/entries`)).toEqual([]);
    const data = { parent_object: object, parent_record_id: old };
    const note = await harness.data<Ticket>('POST', '/v1/notes', { data: { ...data, title: 'T', content: 'C' } });
    const linked_records = [{ target_object: object, target_record_id: old }];
    const task = await harness.data<Ticket>('POST', '/v1/tasks', { data: { content: 'Do', linked_records } });
    const entry = await harness.data<Ticket>('POST', `/v1/lists/${list.slug}/entries`, { data });
    await harness.startWorker();
    for (const { id } of [made, note, task, entry]) expect(await ended(id)).toMatchObject({ state: 'applied' });
    const link = { object, record_id: (await ended(made.id)).item_id };
    await harness.data('PUT', '/v1/external-links/crm/known', link);
    expect(await harness.data<unknown[]>('GET', `/v1/notes?record_id=${old}`)).toHaveLength(1);
    expect(await harness.data<unknown[]>('GET', `/v1/tasks?record_id=${old}`)).toHaveLength(1);
    expect(await harness.data<unknown[]>('GET', `${records}/${old}/entries`)).toHaveLength(1);
    expect(await harness.data<unknown[]>('GET', `/v1/external-links?object=${object}&record_id=${old}`)).toHaveLength(
      1,
    );
    expect(await harness.data<unknown[]>('GET', `${records}/${old}/history`)).not.toEqual([]);
    expect(await harness.data('GET', `/v1/lists/${list.slug}/entries/${entry.item_id}`)).toMatchObject({
      parent_record_id: link.record_id,
    });
    const [owner] = (await harness.sandbox.call<{ data: { email_address: string }[] }>('GET', '/v2/workspace_members'))
      .data;
    const deal = await harness.data<Ticket>('POST', '/v1/deals', {
      name: 'D',
      owner: owner?.email_address,
      stage: 'Lead',
    });
    await ended(deal.id);
    expect(await harness.data<unknown[]>('GET', `/v1/deals/${deal.item_id}/stages`)).toHaveLength(1);
    const her = await harness.data<Ticket>('POST', '/v1/objects/people/records?wait=15', { data: { values } });
    const conflictId = await conflictOn(her.item_id, her.provisional_id ?? '');
    expect(conflictId).not.toBe('');
  });
});
