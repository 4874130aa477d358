import { eventually } from '../support/index.js';
import { type Fate } from './push-proxy.js';
import { startPushHarness, type PushHarness, type Ticket } from './push-harness.js';

jest.setTimeout(60_000);

interface Item {
  id: { record_id: string };
  values: Record<string, Record<string, unknown>[]>;
}
interface Conflict {
  id: string;
  reason: string;
  remote: { value: { value: string }[] };
}

/** An id that nobody has. */
const NOBODY = '7e0d1c2b-3a49-4f58-8a67-0b1c2d3e4f50';

describe('edits that depend on other edits', () => {
  let harness: PushHarness;
  let people: string[];

  beforeAll(async () => {
    harness = await startPushHarness({ sandboxArgs: ['--people', '40', '--companies', '5', '--deals', '3'] });
    const listed = await harness.data<Item[]>('GET', '/v1/objects/people/records?limit=40');
    people = listed.map(({ id }) => id.record_id);
  });
  afterAll(() => harness?.stop());
  beforeEach(() => {
    harness.proxy.calls.length = 0;
    harness.proxy.onCall = null;
  });

  const person = () => people.pop() ?? '';
  const at = (id: string) => `/v1/objects/people/records/${id}`;
  const ended = (id: string | undefined) => harness.data<Ticket>('GET', `/v1/tickets/${id}?wait=15`);
  const edit = (id: string, values: Record<string, unknown>, query = '') =>
    harness.data<Ticket>('PATCH', `${at(id)}${query}`, { data: { values } });
  const create = (object: string, values: Record<string, unknown>, query = '') =>
    harness.data<Ticket>('POST', `/v1/objects/${object}/records${query}`, { data: { values } });
  const theirs = (id: string, values: Record<string, unknown>) =>
    harness.act({ action: 'record.update', object: 'people', record_id: id, values });
  const truth = async (id: string, object = 'people') =>
    (await harness.sandbox.call<{ data: Item }>('GET', `/v2/objects/${object}/records/${id}`)).data.values;
  const title = async (id: string) => (await truth(id))['job_title']?.[0]?.['value'];
  const takenEmail = async () => {
    const { email_addresses: emails } = await truth(people[0] ?? '');
    return String(emails?.[0]?.['email_address']);
  };

  it('writes what was edited over an edit that was cancelled', async () => {
    const id = person();
    await theirs(id, { job_title: 'a person’s' });
    await edit(id, { description: 'seen' }, '?wait=15'); // the mirror shows the title by now
    await harness.stopWorkers();
    const first = await edit(id, { job_title: 'never sent' });
    const second = await edit(id, { job_title: 'wanted' });
    await harness.data('POST', `/v1/tickets/${first.id}/cancel`);
    await harness.startWorker();
    expect((await ended(second.id)).state).toBe('applied');
    expect(await title(id)).toBe('wanted');
  });

  it('writes what was edited over an edit that Attio refused', async () => {
    const id = person();
    const taken = await takenEmail();
    await theirs(id, { email_addresses: ['own@chain.example.com'] });
    await edit(id, { description: 'seen' }, '?wait=15');
    let second: Ticket | undefined;
    harness.proxy.onCall = async ({ method, path }): Promise<Fate> => {
      if (method !== 'PUT' || !path.endsWith(id)) return 'pass';
      harness.proxy.onCall = null;
      second = await edit(id, { email_addresses: ['new@chain.example.com'] });
      return 'pass';
    };
    const first = await edit(id, { email_addresses: [taken] }, '?wait=15');
    expect(first.state).toBe('failed');
    expect((await ended(second?.id)).state).toBe('applied');
    const emails = (await truth(id))['email_addresses']?.map((value) => value['email_address']);
    expect(emails).toEqual(['new@chain.example.com']);
  });

  it('deletes what was edited here just before, for nobody else has changed it', async () => {
    const id = person();
    await theirs(id, { job_title: 'a person’s' });
    await edit(id, { description: 'seen' }, '?wait=15');
    await harness.stopWorkers();
    const first = await edit(id, { job_title: 'ours' });
    const deletion = await harness.data<Ticket>('DELETE', at(id));
    await harness.startWorker();
    expect((await ended(deletion.id)).state).toBe('applied');
    expect((await ended(first.id)).state).toBe('superseded');
    await expect(truth(id)).rejects.toThrow('404');
  });

  it.each(['people', 'tasks'])(
    'makes one of %s once, though it was changed before its lost answer was noticed',
    async (kind) => {
      const creates = kind === 'tasks' ? '/v2/tasks' : '/v2/objects/';
      harness.proxy.onCall = async ({ method, path }): Promise<Fate> => {
        if (method !== 'POST' || !path.startsWith(creates) || path.endsWith('/query')) return 'pass';
        harness.proxy.onCall = null;
        return 'cut_after';
      };
      const made =
        kind === 'tasks'
          ? await harness.data<Ticket>('POST', '/v1/tasks', { data: { content: 'Cut off' } })
          : await create('people', { name: 'Off, Cut' });
      await eventually(() => harness.proxy.calls.some(({ status }) => status === null));
      const changed =
        kind === 'tasks'
          ? await harness.data<Ticket>('PATCH', `/v1/tasks/${made.item_id}`, { data: { is_completed: true } })
          : await edit(made.item_id, { job_title: 'Since' });
      const ends = [await ended(made.id), await ended(changed.id)];
      expect(ends.map(({ state }) => state)).toEqual(['applied', 'applied']);
      expect(harness.writes().map(({ method }) => method)).toEqual(['POST', 'PATCH']);
    },
  );

  it('fails the change of a record that Attio refused to make, and carries both out once the cause is mended', async () => {
    const holder = person();
    await theirs(holder, { email_addresses: ['held@chain.example.com'] });
    await harness.stopWorkers();
    const made = await create('people', { email_addresses: ['held@chain.example.com'] }, '?on_duplicate=fail');
    const changed = await edit(made.item_id, { job_title: 'Second' });
    await harness.startWorker();
    expect([(await ended(made.id)).state, (await ended(changed.id)).state]).toEqual(['failed', 'failed']);
    await theirs(holder, { email_addresses: [] });
    for (const { id } of [made, changed]) {
      await harness.data('POST', `/v1/tickets/${id}/replay`);
      expect((await ended(id)).state).toBe('applied');
    }
    expect(await title((await ended(made.id)).item_id)).toBe('Second');
  });

  it('fails the change of a record whose creation was cancelled', async () => {
    await harness.stopWorkers();
    const made = await create('people', { name: 'Called, Off' });
    const changed = await edit(made.item_id, { job_title: 'Nobody’s' });
    await harness.data('POST', `/v1/tickets/${made.id}/cancel`);
    await harness.startWorker();
    expect(await ended(changed.id)).toMatchObject({ state: 'failed', code: 'reference_failed' });
    const rows = await harness.database.query('SELECT 1 FROM mirror_item WHERE item_id = $1', [made.item_id]);
    expect(rows).toEqual([]);
  });

  it('makes records that refer to each other', async () => {
    await harness.stopWorkers();
    const her = await create('people', { name: 'Round, About' });
    const team = [{ target_object: 'people', target_record_id: her.item_id }];
    const firm = await create('companies', { name: 'About', domains: ['round-about.com'], team });
    const company = { target_object: 'companies', target_record_id: firm.item_id };
    const changed = await edit(her.item_id, { company });
    await harness.startWorker();
    for (const { id } of [her, firm, changed]) expect((await ended(id)).state).toBe('applied');
  });

  it('makes a record although a later change of it refers to one that never came to be', async () => {
    await harness.stopWorkers();
    const firm = await create('companies', { name: 'Never' });
    const her = await create('people', { name: 'Alone, Made' });
    const company = { target_object: 'companies', target_record_id: firm.item_id };
    const changed = await edit(her.item_id, { company });
    await harness.data('POST', `/v1/tickets/${firm.id}/cancel`);
    await harness.startWorker();
    expect((await ended(her.id)).state).toBe('applied');
    expect(await ended(changed.id)).toMatchObject({ state: 'failed', code: 'reference_failed' });
  });

  it('does not rehearse a call that would never be made', async () => {
    await harness.stopWorkers();
    const firm = await create('companies', { name: 'Never' });
    await harness.data('POST', `/v1/tickets/${firm.id}/cancel`);
    const company = { target_object: 'companies', target_record_id: firm.item_id };
    const rehearsed = await edit(person(), { company }, '?dry_run=true');
    await harness.startWorker();
    expect(rehearsed).toMatchObject({ calls: [], note: `record ${firm.item_id} never came to be` });
  });

  it('spares an edit beside one that refers to a record that never came to be', async () => {
    const id = person();
    await harness.stopWorkers();
    const firm = await create('companies', { name: 'Never' });
    const bad = await edit(id, { company: { target_object: 'companies', target_record_id: firm.item_id } });
    const good = await edit(id, { job_title: 'Spared' });
    await harness.data('POST', `/v1/tickets/${firm.id}/cancel`);
    await harness.startWorker();
    expect(await ended(bad.id)).toMatchObject({ state: 'failed', code: 'reference_failed' });
    expect((await ended(good.id)).state).toBe('applied');
  });

  it('completes a task while it is being made', async () => {
    let change: Ticket | undefined;
    harness.proxy.onCall = async ({ method, path, body }): Promise<Fate> => {
      if (method !== 'POST' || !path.endsWith('/tasks') || !body.includes('In flight')) return 'pass';
      harness.proxy.onCall = null;
      const [task] = await harness.data<Ticket[]>('GET', '/v1/tickets?state=pushing');
      change = await harness.data<Ticket>('PATCH', `/v1/tasks/${task?.item_id}`, { data: { is_completed: true } });
      return 'pass';
    };
    const made = await harness.data<Ticket>('POST', '/v1/tasks', { data: { content: 'In flight' } });
    expect((await ended(made.id)).state).toBe('applied');
    expect((await ended(change?.id)).state).toBe('applied');
  });

  it('ends every edit about something that does not exist', async () => {
    const [list] = await harness.data<{ slug: string; parent_object: string[] }[]>('GET', '/v1/lists');
    const object = list?.parent_object[0];
    const [member] = (
      await harness.sandbox.call<{ data: { id: { workspace_member_id: string } }[] }>('GET', '/v2/workspace_members')
    ).data;
    const by = { content: 'x', author_member_id: member?.id.workspace_member_id };
    const asked: [string, unknown][] = [
      ['/v1/notes', { parent_object: 'people', parent_record_id: NOBODY, title: 'x', content: 'x' }],
      ['/v1/tasks', { content: 'x', linked_records: [{ target_object: 'people', target_record_id: NOBODY }] }],
      ['/v1/comments', { ...by, place: { record: { object: 'people', record_id: NOBODY } } }],
      ['/v1/comments', { ...by, place: { entry: { list: list?.slug, entry_id: NOBODY } } }],
      ['/v1/comments', { ...by, place: { thread_id: NOBODY } }],
      [`/v1/lists/${list?.slug}/entries`, { parent_object: object, parent_record_id: NOBODY }],
    ];
    for (const [path, data] of asked) {
      const ticket = await harness.data<Ticket>('POST', `${path}?wait=8`, { data });
      expect([path, ticket.state, ticket.code === null]).toEqual([path, 'failed', false]);
    }
  });

  it('finds what a person wrote between the look for a holder and the upsert', async () => {
    const email = 'raced@upsert.example.com';
    let raced = '';
    harness.proxy.onCall = async ({ method, path }): Promise<Fate> => {
      if (method !== 'PUT' || !path.endsWith('/records')) return 'pass';
      harness.proxy.onCall = null;
      const values = { email_addresses: [email], job_title: 'a person’s' };
      raced = (await harness.act({ action: 'record.create', object: 'people', values }))['record_id'] ?? '';
      return 'pass';
    };
    const made = await create('people', { email_addresses: [email], job_title: 'ours' }, '?wait=15');
    expect(made).toMatchObject({ state: 'applied', item_id: raced });
    const [lost] = await harness.data<Conflict[]>('GET', `/v1/conflicts?item_id=${raced}`);
    expect(lost).toMatchObject({ reason: 'lost_update', remote: { value: [{ value: 'a person’s' }] } });
    const { resolution_ticket_id: ticketId } = await harness.data<{ resolution_ticket_id: string }>(
      'POST',
      `/v1/conflicts/${lost?.id}/resolve`,
      { resolution: 'remote' },
    );
    expect((await ended(ticketId)).state).toBe('applied');
    expect(await title(raced)).toBe('a person’s');
  });

  it('takes an empty value for what an editor saw', async () => {
    const id = person();
    const asked = { data: { values: { job_title: 'New' }, base: { job_title: [], created_at: '2020-01-01' } } };
    expect((await harness.call('PATCH', at(id), asked)).status).toBe(202);
    const [firm] = await harness.data<Item[]>('GET', '/v1/objects/companies/records?limit=1');
    const money = { data: { values: { funding_raised_usd: 100 }, base: { funding_raised_usd: [] } } };
    const path = `/v1/objects/companies/records/${firm?.id.record_id}`;
    expect((await harness.call('PATCH', path, money)).status).toBe(202);
  });

  it('takes the same value twice in a list for one', async () => {
    const id = person();
    await edit(id, { phone_numbers: ['+4930777777'] }, '?wait=15');
    const twice = await edit(id, { phone_numbers: ['+4930777777', '+49 30 777777'] }, '?wait=15');
    expect(twice.state).toBe('applied');
  });

  it('shows a note no later than its ticket says so, also when reads lag', async () => {
    const parent = person();
    await harness.sandbox.call('POST', '/_sandbox/dials', { reads: { staleMs: 1_500 } });
    try {
      for (let index = 0; index < 4; index++) {
        const data = { parent_object: 'people', parent_record_id: parent, title: `Lag ${index}`, content: 'x' };
        const note = await harness.data<Ticket>('POST', '/v1/notes?wait=20', { data });
        expect(note).toMatchObject({ state: 'applied', visible: true });
        const shown = await harness.data<{ title: string }[]>('GET', `/v1/notes?record_id=${parent}`);
        expect(shown.map((one) => one.title)).toContain(`Lag ${index}`);
      }
    } finally {
      await harness.sandbox.call('POST', '/_sandbox/dials', { reads: { staleMs: 0 } });
    }
    await eventually(() => harness.writes().filter(({ path }) => path.endsWith('/notes')).length === 4);
  });

  it('refuses to revert beneath an edit that is on its way', async () => {
    const id = person();
    await edit(id, { job_title: 'old' }, '?wait=15');
    const applied = await edit(id, { job_title: 'new' }, '?wait=15');
    await harness.stopWorkers();
    const later = await edit(id, { job_title: 'newer' });
    const revert = await harness.call('POST', `/v1/tickets/${applied.id}/revert`);
    await harness.startWorker();
    expect(revert.status).toBe(409);
    expect((await ended(later.id)).state).toBe('applied');
  });

  it('gives a repeated revert its ticket', async () => {
    const id = person();
    await edit(id, { job_title: 'old' }, '?wait=15');
    const applied = await edit(id, { job_title: 'new' }, '?wait=15');
    const key = { 'idempotency-key': `revert-${id}` };
    const first = await harness.data<Ticket>('POST', `/v1/tickets/${applied.id}/revert`, undefined, key);
    expect((await ended(first.id)).state).toBe('applied');
    const again = await harness.data<Ticket>('POST', `/v1/tickets/${applied.id}/revert`, undefined, key);
    expect(again.id).toBe(first.id);
  });
});
