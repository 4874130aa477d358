import { Queue } from 'bullmq';
import { eventually, searchRedis } from '../support/index.js';
import { startReceiver, type TestReceiver } from './feed-harness.js';
import { startPushHarness, type PushHarness, type Ticket } from './push-harness.js';

jest.setTimeout(240_000);

interface Thing {
  id: string;
}
interface Listed {
  id: { record_id: string; entry_id: string };
  values: Record<string, Record<string, unknown>[]>;
}

/** The harness holds every answer against the OpenAPI document; here every route gives each of its good ones. */
describe('the good answers of every route', () => {
  let sut: PushHarness;
  let receiver: TestReceiver;
  let people: string[];
  let member: { id: { workspace_member_id: string }; email_address: string };

  beforeAll(async () => {
    receiver = await startReceiver();
    sut = await startPushHarness({
      webhooks: true,
      env: { FEED_ALLOW_PRIVATE_TARGETS: 'true', SYNC_COMMENT_SCAN: 'all', FEED_RETRY_FIRST_MS: '60000' },
    });
    people = (await full<Listed>('/v1/objects/people/records?limit=30')).map(({ id }) => id.record_id);
    const members = await sut.sandbox.call<{ data: (typeof member)[] }>('GET', '/v2/workspace_members');
    member = members.data[0] as typeof member;
  });
  afterAll(async () => {
    await sut?.stop();
    await receiver?.stop();
  });

  const person = () => people.pop() ?? '';
  const personPath = (id: string) => `/v1/objects/people/records/${id}`;
  const ended = (ticket: Ticket) => sut.data<Ticket>('GET', `/v1/tickets/${ticket.id}?wait=20`);

  /** A list that shows something: an empty one would fit any schema of its items. */
  async function full<T>(path: string): Promise<T[]> {
    const data = await sut.data<T[]>('GET', path);
    if (data.length === 0) throw new Error(`${path} shows nothing`);
    return data;
  }

  /** An edit tried dry, which is answered 200, and then done, which is answered 202. */
  async function edit(method: string, path: string, body?: unknown): Promise<Ticket> {
    const dry = await sut.call(method, `${path}${path.includes('?') ? '&' : '?'}dry_run=true`, body);
    const done = await sut.call<{ data: Ticket }>(method, path, body);
    expect([path, dry.status, done.status]).toEqual([path, 200, 202]);
    const ticket = await ended(done.body.data);
    expect([path, ticket.state, ticket.code, ticket.message]).toEqual([path, 'applied', null, null]);
    return ticket;
  }

  /** The first event of a stream. */
  async function firstEvent(path: string): Promise<void> {
    const abort = new AbortController();
    const headers = { authorization: `Bearer ${sut.key}` };
    const { status, headers: sent, body } = await fetch(sut.url + path, { headers, signal: abort.signal });
    const { value } = (await body?.getReader().read()) ?? {};
    abort.abort();
    expect(Buffer.from(value ?? []).toString()).toMatch(/^(id|event|retry): /);
    await sut.check.assert({ method: 'GET', path, status, contentType: sent.get('content-type'), body: null });
  }

  it('are as documented: schema and reads', async () => {
    await full('/v1/objects');
    await sut.data('GET', '/v1/objects/deals');
    const lists = await full<{ slug: string; parent_object: string[] }>('/v1/lists');
    await sut.data('GET', `/v1/lists/${lists[0]?.slug}`);
    const [first] = await full<Listed>('/v1/contacts?limit=1');
    await full('/v1/companies?limit=1');
    await sut.data('GET', personPath(first?.id.record_id ?? ''));
    await sut.data('GET', '/v1/contacts/duplicates');
    await sut.data('GET', '/v1/companies/duplicates');
    await full('/v1/search?q=a');
    const query = { filter: { name: { $contains: 'a' } }, expand: ['associated_company'], limit: 2 };
    const queried = await sut.data<Listed[]>('POST', '/v1/objects/deals/records/query', query);
    expect(queried).toHaveLength(2);
    await sut.data('GET', `${personPath(first?.id.record_id ?? '')}/diff`);
    await full('/v1/sync/runs');
    await full('/v1/sync/schedules');
    await sut.data('GET', '/v1/sync/gap');
    for (const path of ['/health', '/health/live', '/health/ready', '/health/attio']) await sut.call('GET', path);
  });

  it('are as documented: edits of records, deals, entries', async () => {
    const values = (email: string) => ({ data: { values: { name: 'Noether, Emmy', email_addresses: [email] } } });
    const made = await edit('POST', '/v1/objects/people/records', values('emmy@answers.example.com'));
    await edit('PUT', '/v1/objects/people/records?matching_attribute=email_addresses', {
      data: { values: { email_addresses: ['emmy@answers.example.com'], job_title: 'Algebraist' } },
    });
    await edit('PATCH', personPath(made.item_id), { data: { values: { job_title: 'Professor' } } });
    await full(`${personPath(made.item_id)}/history`);
    const link = { object: 'people', record_id: made.item_id };
    await sut.data('PUT', '/v1/external-links/billing/cus_42', link);
    await sut.data('GET', '/v1/external-links/billing/cus_42');
    await full(`/v1/external-links?object=people&record_id=${made.item_id}`);
    expect((await sut.call('DELETE', '/v1/external-links/billing/cus_42')).status).toBe(204);
    await edit('DELETE', personPath(made.item_id));

    const contact = {
      name: 'Lovelace, Ada',
      emails: ['ada@answers-works.com'],
      company: { domain: 'answers-works.com' },
    };
    expect((await sut.call('PUT', '/v1/contacts?dry_run=true', contact)).status).toBe(200);
    const upserted = await sut.data<{ person: Ticket; company: Ticket }>('PUT', '/v1/contacts', contact);
    await ended(upserted.person);
    await edit('PUT', '/v1/companies', { name: 'Answers', domains: ['answers-works.com'] });

    const deal = { name: 'Engine', owner: member.email_address, stage: 'Lead', value: 1200 };
    const dealId = (await edit('POST', '/v1/deals', deal)).item_id;
    await edit('POST', `/v1/deals/${dealId}/stage`, { stage: 'In Progress' });
    await full(`/v1/deals/${dealId}/stages`);
  });

  it('are as documented: lists and their entries', async () => {
    const lists = await full<{ slug: string; parent_object: string[] }>('/v1/lists');
    const schemas = await Promise.all(
      lists.map(async ({ slug, parent_object: [object = ''] }) => {
        const { attributes } = await sut.data<{ attributes: { type: string; choices: { title: string }[] }[] }>(
          'GET',
          `/v1/lists/${slug}`,
        );
        const stages = attributes.filter(({ type }) => type === 'status');
        return { slug, object, stages: stages.length === 1 ? (stages[0]?.choices ?? []) : [] };
      }),
    );
    const list = schemas.find(({ stages }) => stages.length > 1);
    if (list === undefined) throw new Error('the sandbox has no list with stages');
    const [parent] = await full<Listed>(`/v1/objects/${list.object}/records?limit=1`);
    const entry = { parent_object: list.object, parent_record_id: parent?.id.record_id, entry_values: {} };
    const path = `/v1/lists/${list.slug}/entries`;
    const { item_id: id } = await edit('POST', path, { data: entry });
    const [many] = await sut.data<Ticket[]>('POST', path, { data: [entry] });
    await sut.data('POST', `${path}?dry_run=true`, { data: [entry] });
    if (many) await ended(many);
    await edit('POST', `${path}/${id}/stage`, { stage: list.stages[1]?.title });
    await edit('PATCH', `${path}/${id}`, { data: { entry_values: {} } });
    await full(`${path}/${id}/stages`);
    const one = await sut.data<Record<string, unknown>>('GET', `${path}/${id}`);
    const all = await sut.data<Listed[]>('POST', `${path}/query`, {});
    expect(all.find((each) => each.id.entry_id === id)).toEqual(one);
    await full(`/v1/objects/${list.object}/records/${parent?.id.record_id}/entries`);
    await edit('DELETE', `${path}/${id}`);
  });

  it('are as documented: notes, tasks and comments', async () => {
    const on = { parent_object: 'people', parent_record_id: person() };
    const note = await edit('POST', '/v1/notes', { data: { ...on, title: 'Call', content: 'Wants a quote.' } });
    await full('/v1/notes');
    await edit('DELETE', `/v1/notes/${note.item_id}`);
    const task = await edit('POST', '/v1/tasks', { data: { content: 'Send the quote' } });
    await edit('PATCH', `/v1/tasks/${task.item_id}`, { data: { is_completed: true } });
    await full('/v1/tasks');
    await edit('DELETE', `/v1/tasks/${task.item_id}`);
    const place = { record: { object: 'people', record_id: on.parent_record_id } };
    const said = { content: 'Spoke to her', author_member_id: member.id.workspace_member_id, place };
    const comment = await edit('POST', '/v1/comments', { data: said });
    await full('/v1/comments');
    await edit('DELETE', `/v1/comments/${comment.item_id}`);
  });

  /** Two people want different values. */
  async function conflict(): Promise<string> {
    const id = person();
    await ended(await sut.data('PATCH', personPath(id), { data: { values: { job_title: 'before' } } }));
    await sut.act({ action: 'record.update', object: 'people', record_id: id, values: { job_title: 'theirs' } });
    const wish = { data: { values: { job_title: 'ours' }, base: { job_title: 'before' } } };
    const ticket = await sut.data<Ticket>('PATCH', `${personPath(id)}?wait=20`, wish, {
      'acting-member': member.id.workspace_member_id,
    });
    expect(ticket.state).toBe('conflict');
    return (await full<Thing>(`/v1/conflicts?item_id=${id}`))[0]?.id ?? '';
  }

  it('are as documented: conflicts and tickets', async () => {
    const [one, other] = [await conflict(), await conflict()];
    await sut.data('GET', `/v1/conflicts/${one}`);
    await sut.data('POST', `/v1/conflicts/${one}/resolve`, { resolution: 'remote' });
    await sut.data('POST', `/v1/conflicts/${one}/reopen`);
    const unknown = '7c8d9e0f-1a2b-4c3d-8e4f-5a6b7c8d9e0f';
    const decided = await sut.data<object[]>('POST', '/v1/conflicts/resolve', {
      ids: [other, unknown],
      resolution: 'local',
      keep_as_policy: true,
    });
    expect(decided).toEqual([
      expect.objectContaining({ conflict: expect.anything() as unknown }),
      expect.objectContaining({ code: 'conflict_not_found' }),
    ]);
    const [kept] = await full<{ collection_id: string; attribute_id: string }>('/v1/policies');
    expect((await sut.call('DELETE', `/v1/policies/${kept?.collection_id}/${kept?.attribute_id}`)).status).toBe(204);

    await full('/v1/tickets');
    await sut.data('GET', '/v1/tickets/counts');
    const applied = await sut.data<Ticket>('PATCH', `${personPath(person())}?wait=20`, {
      data: { values: { job_title: 'Tester' } },
    });
    expect((await sut.call('POST', `/v1/tickets/${applied.id}/revert`)).status).toBe(202);
    const values = { email_addresses: ['ada@answers-works.com'] };
    const taken = await sut.data<Ticket>('POST', '/v1/objects/people/records?wait=20&on_duplicate=fail', {
      data: { values },
    });
    expect(taken.state).toBe('failed');
    expect((await sut.call('POST', `/v1/tickets/${taken.id}/replay`)).status).toBe(202);
    await sut.stopWorkers();
    const waiting = await sut.data<Ticket>('PATCH', personPath(person()), { data: { values: { job_title: 'Never' } } });
    await sut.data('POST', `/v1/tickets/${waiting.id}/cancel`);
    await sut.startWorker();
  });

  it('are as documented: the feed and its subscribers', async () => {
    const { cursor } = await sut.data<{ cursor: string }>('GET', '/v1/changes/snapshot');
    const target = { name: 'answers', target_url: receiver.url, after: cursor };
    const made = await sut.call<{ data: Thing }>('POST', '/v1/subscriptions', target);
    expect(made.status).toBe(201);
    const path = `/v1/subscriptions/${made.body.data.id}`;
    receiver.answerWith(500);
    await sut.data('PATCH', `${personPath(person())}?wait=20`, { data: { values: { job_title: 'Told' } } });
    await full('/v1/changes?limit=5');
    await firstEvent('/v1/changes/stream');
    const refused = await eventually(
      async () => (await sut.data<{ sequence: number }[]>('GET', `${path}/attempts`))[0] ?? false,
      { timeoutMs: 30_000 },
    );
    await full('/v1/subscriptions');
    await sut.data('GET', path);
    await sut.data('POST', `${path}/skip`, { sequence: refused.sequence });
    receiver.answerWith(204);
    await sut.data('PATCH', path, { name: 'renamed', filter: { objects: ['people'], attributes: ['job_title'] } });
    await sut.data('POST', `${path}/rotate-secret`, {});
    expect((await sut.call('POST', `${path}/replay`, { after: cursor })).status).toBe(202);
    await eventually(() => receiver.received.some(({ answered }) => answered === 204), { timeoutMs: 30_000 });
    await full(`${path}/attempts`);
    await sut.data('POST', `${path}/pause`);
    await sut.data('POST', `${path}/enable`);
    expect((await sut.call('DELETE', path)).status).toBe(204);
  });

  it('are as documented: runs and their certificates', async () => {
    const started = await sut.call<{ data: Thing }>('POST', '/v1/sync/runs', { object: 'deals', purpose: 'verify' });
    expect(started.status).toBe(202);
    const path = `/v1/sync/runs/${started.body.data.id}`;
    await firstEvent(`${path}/events`);
    await eventually(async () => (await sut.data<{ state: string }>('GET', path)).state === 'succeeded', {
      timeoutMs: 60_000,
    });
    await sut.data('GET', `${path}/certificate`);
    const other = await sut.data<Thing>('POST', '/v1/sync/runs', { object: 'people', purpose: 'verify' });
    await sut.data('POST', `/v1/sync/runs/${other.id}/cancel`);
  });

  it('are as documented: what admins do', async () => {
    const key = await sut.call<{ data: Thing }>('POST', '/v1/admin/keys', { name: 'app', scopes: ['read'] });
    expect(key.status).toBe(201);
    await full('/v1/admin/keys');
    await sut.data('POST', `/v1/admin/keys/${key.body.data.id}/rotate`, {});
    await sut.data('DELETE', `/v1/admin/keys/${key.body.data.id}`);

    await sut.database.query(
      `INSERT INTO alert (alert_id, workspace_id, code, subject, message, details)
       VALUES (gen_random_uuid(), gen_random_uuid(), 'safety_belt', 'people', 'stopped', '{"suspects": 812}')`,
    );
    await full('/v1/admin/alerts');

    const remembered = people.at(-1) ?? '';
    const forgotten = { record_ids: [remembered], schema: true };
    expect(await sut.data('POST', '/v1/admin/cache/forget', forgotten)).toEqual({ records: 1, schema: true });
    const marks = await searchRedis(process.env['REDIS_URL'] ?? '', [
      `mark:attio:record:${remembered}`,
      'mark:attio:schema',
    ]);
    expect(marks).toHaveLength(2);

    const [delivery] = await full<Thing>('/v1/admin/deliveries');
    await sut.data('POST', '/v1/admin/deliveries/replay', { delivery_ids: [delivery?.id] });

    const connection = { url: process.env['REDIS_URL'] ?? '', maxRetriesPerRequest: null };
    const queue = new Queue('feed', { connection, prefix: 'attio-sync' });
    await queue.add('feed.deliver', { subscriptionId: 'no id' });
    const jobs = await eventually(() => full<Thing>('/v1/admin/jobs/failed'), { timeoutMs: 30_000 });
    await queue.close();
    await sut.data('POST', '/v1/admin/jobs/failed/retry', { ids: jobs.map(({ id }) => id) });

    const erased = await sut.data<Thing>('POST', '/v1/admin/erasures', { object: 'people', record_id: person() });
    await full('/v1/admin/erasures');
    await sut.data('GET', `/v1/admin/erasures/${erased.id}`);
    await sut.data('DELETE', `/v1/admin/erasures/${erased.id}/suppression`);
  });

  it('were all given', async () => {
    const { routes } = await sut.check.document();
    const good = routes.flatMap(({ method, path, operation }) =>
      Object.keys(operation.responses)
        .filter((status) => status.startsWith('2'))
        .map((status) => ({ name: `${method} ${path}`, status: Number(status) })),
    );
    const missing = good.filter(({ name, status }) => sut.check.seen.get(name)?.has(status) !== true);
    const whole = routes.filter(({ method, path }) => !missing.some(({ name }) => name === `${method} ${path}`));
    console.log(
      `answers held against the OpenAPI document: ${whole.length} of ${routes.length} routes, ` +
        `${good.length - missing.length} of ${good.length} documented answers of success`,
    );
    expect(missing).toEqual([]);
  });
});
