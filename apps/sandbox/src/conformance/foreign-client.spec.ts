import * as sdk from 'attio-ts-sdk';
import { type Client, dig, digText, setup } from '../testing/client.js';

/**
 * A client nobody here wrote, with its own runtime validation of every answer. Where recordings show that live Attio
 * would fail that validation as well (null currency settings, null list access, null actor ids) it is left out.
 */
const unchecked = { responseValidator: async (data: unknown) => data };

jest.setTimeout(20_000);

describe('attio-ts-sdk as a foreign client', () => {
  let sandbox: Client;
  let client: ReturnType<typeof sdk.createAttioClient>;
  beforeAll(async () => {
    // A company linked by `system` would bring a null actor id into the middle of the test.
    sandbox = setup({ settings: { effects: { companyFromEmail: false } } });
    client = sdk.createAttioClient({ apiKey: sandbox.sandbox.apiKey, baseUrl: await sandbox.sandbox.listen() });
  });
  afterAll(() => sandbox.close());

  it('reads objects, attributes, lists, statuses and members', async () => {
    const objects = await sdk.getV2Objects({ client, throwOnError: true });
    expect(objects.data.data.map((object) => object.api_slug)).toContain('people');
    const attributes = await sdk.getV2ByTargetByIdentifierAttributes({
      client,
      path: { target: 'objects', identifier: 'deals' },
      ...unchecked,
      throwOnError: true,
    });
    expect(attributes.data.data.length).toBeGreaterThan(8);
    expect((await sdk.getV2Lists({ client, ...unchecked, throwOnError: true })).data.data).toHaveLength(3);
    const path = { target: 'objects', identifier: 'deals', attribute: 'stage' } as const;
    const statuses = await sdk.getV2ByTargetByIdentifierAttributesByAttributeStatuses({
      client,
      path,
      throwOnError: true,
    });
    expect(statuses.data.data.map(({ title }) => title)).toEqual(['Lead', 'In Progress', 'Won 🎉', 'Lost']);
    expect((await sdk.getV2WorkspaceMembers({ client, throwOnError: true })).data.data).toHaveLength(6);
  });

  it('creates, upserts, queries, updates and deletes records', async () => {
    const object = sdk.createRecordObjectId('people');
    const name = [{ first_name: 'Grace', last_name: 'Hopper', full_name: 'Grace Hopper' }];
    const email_addresses = [{ email_address: 'grace@example.com' }];
    const made = await sdk.createRecord({ client, object, values: { name, email_addresses } });
    const recordId = sdk.createRecordId(digText(made, 'id', 'record_id'));
    const matchingAttribute = sdk.createMatchingAttribute('email_addresses');
    const values = { email_addresses, job_title: [{ value: 'Admiral' }] };
    const upserted = await sdk.upsertRecord({ client, object, matchingAttribute, values });
    expect(dig(upserted, 'id', 'record_id')).toBe(recordId);
    const found = await sdk.queryRecords({ client, object, filter: { email_addresses: 'grace@example.com' } });
    expect(found).toHaveLength(1);
    const users = sdk.createRecordObjectId('users');
    const everyone = await sdk.queryRecords({ client, object: users, paginate: true, limit: 5 });
    expect(everyone).toHaveLength(sandbox.sandbox.world.object('users').items.size);
    const changed = await sdk.updateRecord({
      client,
      object,
      recordId,
      values: { job_title: [{ value: 'Rear admiral' }] },
    });
    expect(dig(changed, 'values', 'job_title', 0, 'value')).toBe('Rear admiral');
    await sdk.deleteRecord({ client, object, recordId });
    await expect(sdk.getRecord({ client, object, recordId })).rejects.toMatchObject({ status: 404, code: 'not_found' });
  });

  it('writes notes and tasks, searches, and makes webhooks', async () => {
    const [person = ''] = sandbox.sandbox.world.object('people').items.listIds();
    const note = {
      parent_object: 'people',
      parent_record_id: person,
      title: 'Hi',
      format: 'plaintext',
      content: 'There',
    } as const;
    const written = await sdk.postV2Notes({ client, body: { data: note }, throwOnError: true });
    expect(written.data.data.content_plaintext).toBe('There');
    const task = {
      content: 'Do',
      format: 'plaintext',
      deadline_at: null,
      is_completed: false,
      linked_records: [],
      assignees: [],
    } as const;
    const made = await sdk.postV2Tasks({
      client,
      body: { data: { ...task, linked_records: [], assignees: [] } },
      throwOnError: true,
    });
    expect(made.data.data.is_completed).toBe(false);
    const search = { query: '', objects: ['people'], request_as: { type: 'workspace' }, limit: 3 } as const;
    const hits = await sdk.postV2ObjectsRecordsSearch({
      client,
      body: { ...search, objects: ['people'] },
      throwOnError: true,
    });
    expect(hits.data.data).toHaveLength(3);
    const subscriptions = [{ event_type: 'record.created', filter: null } as const];
    const body = { data: { target_url: 'https://example.com/hook', subscriptions } };
    const webhook = await sdk.postV2Webhooks({ client, body, throwOnError: true });
    expect(webhook.data.data.secret).toMatch(/^[0-9a-f]{64}$/);
  });
});
