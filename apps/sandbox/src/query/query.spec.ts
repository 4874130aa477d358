import { type Client, dig, digText, setup } from '../testing/client.js';

jest.setTimeout(20_000);

describe('querying', () => {
  let client: Client;
  beforeAll(async () => {
    client = setup({ people: 40, companies: 10, deals: 20 });
    for (const [name, email, title] of [
      ['Zeta, Ann', 'ann@acme.com', 'CEO'],
      ['Beta, Bob', 'bob@acme.com', 'CTO'],
      ['Alpha, Zoe', 'zoe@other.org', null],
    ] as const) {
      await client.api('POST', '/objects/people/records', {
        data: { values: { name, email_addresses: [email], description: 'marked', job_title: title } },
      });
    }
    client.sandbox.scheduler.advance(1_000);
  });
  afterAll(() => client.close());

  const query = (body: object, object = 'people') => client.api('POST', `/objects/${object}/records/query`, body);
  const names = async (filter: object, sorts?: object[]) => {
    const reply = await query({ filter: { $and: [{ description: 'marked' }, filter] }, ...(sorts ? { sorts } : {}) });
    if (reply.status !== 200) throw new Error(JSON.stringify(reply.body));
    return (dig(reply.body, 'data') as unknown[]).map((row) => digText(row, 'values', 'name', 0, 'first_name'));
  };
  const refused = async (filter: object, object = 'people') => {
    const { status, body } = await query({ filter }, object);
    return [status, dig(body, 'code'), dig(body, 'path')];
  };
  const sorted = async (filter: object) => (await names(filter)).sort();

  it('answers pages in ascending id order that add up to everything', async () => {
    const all: string[] = [];
    for (let offset = 0; ; offset += 7) {
      const { body, headers } = await query({ limit: 7, offset });
      expect(headers['x-attio-record-query-score']).toBe('0');
      const page = (dig(body, 'data') as unknown[]).map((row) => digText(row, 'id', 'record_id'));
      all.push(...page);
      if (page.length < 7) break;
    }
    expect(all).toEqual([...client.sandbox.world.object('people').items.listIds()]);
    expect([...all].sort()).toEqual(all);
  });

  it('refuses limits above 500', async () => {
    const { status, body } = await query({ limit: 501 });
    expect([status, dig(body, 'code')]).toEqual([400, 'validation_type']);
  });

  it('knows shorthands, properties and operators of every kind', async () => {
    expect(await sorted({ name: 'Ann Zeta' })).toEqual(['Ann']);
    expect(await sorted({ name: { first_name: 'Bob' } })).toEqual(['Bob']);
    expect(await sorted({ name: { last_name: { $starts_with: 'a' } } })).toEqual(['Zoe']);
    expect(await sorted({ name: { $contains: 'ETA' } })).toEqual(['Ann', 'Bob']);
    expect(await sorted({ email_addresses: { email_domain: { $eq: 'ACME.com' } } })).toEqual(['Ann', 'Bob']);
    expect(await sorted({ email_addresses: { $ends_with: '.org' } })).toEqual(['Zoe']);
    expect(await sorted({ job_title: { $in: ['CEO', 'CTO'] } })).toEqual(['Ann', 'Bob']);
    expect(await sorted({ $not: { job_title: 'CEO' } })).toEqual(['Bob', 'Zoe']);
    expect(await sorted({ $or: [{ job_title: 'CEO' }, { name: { first_name: 'Zoe' } }] })).toEqual(['Ann', 'Zoe']);
    expect(await sorted({ created_at: { $gte: '2020-01-01T00:00:00Z', $lt: '2100-01-01T00:00:00Z' } })).toHaveLength(3);
    const [id] = client.sandbox.world.object('people').items.listIds();
    expect(dig((await query({ filter: { record_id: { $in: [id, 'none'] } } })).body, 'data')).toHaveLength(1);
    expect(dig((await query({ filter: { record_id: id } })).body, 'data')).toHaveLength(1);
  });

  it('filters status, currency, references and actors', async () => {
    const deals = client.sandbox.world.object('deals');
    const all = [...deals.items.list()];
    const count = async (filter: object) => (dig((await query({ filter }, 'deals')).body, 'data') as unknown[]).length;
    const lead = deals.attribute('stage')?.statuses[0];
    const leads = all.filter(
      (item) => item.values[deals.attribute('stage')?.id ?? '']?.[0]?.members['status_id'] === lead?.id,
    ).length;
    expect(await count({ stage: 'Lead' })).toBe(leads);
    expect(await count({ stage: lead?.id })).toBe(leads);
    expect(await count({ stage: { active_from: { $gte: '2000-01-01' } } })).toBe(all.length);
    expect(await count({ value: { $gt: '0' } })).toBe(all.length);
    const owner = {
      referenced_actor_type: 'workspace-member',
      referenced_actor_id: client.sandbox.world.members[0]?.id,
    };
    expect(await count({ owner })).toBeLessThanOrEqual(all.length);
    const company = all[0]?.values[deals.attribute('associated_company')?.id ?? '']?.[0]?.members['target_record_id'];
    expect(
      await count({ associated_company: { target_object: 'companies', target_record_id: company } }),
    ).toBeGreaterThan(0);
  });

  it('follows paths through references, from records and from entries', async () => {
    const path = [
      ['people', 'company'],
      ['companies', 'domains'],
    ];
    expect(await sorted({ path, constraints: { domain: 'acme.com' } })).toEqual(['Ann', 'Bob']);
    const entries = await client.api('POST', '/lists/sales_pipeline/entries/query', {
      filter: {
        path: [
          ['sales_pipeline', 'parent_record'],
          ['companies', 'name'],
        ],
        constraints: { $contains: '' },
      },
    });
    expect(dig(entries.body, 'data')).toHaveLength(client.sandbox.world.list('sales_pipeline').items.size);
    const sortedEntries = await client.api('POST', '/lists/sales_pipeline/entries/query', {
      sorts: [
        {
          path: [
            ['sales_pipeline', 'parent_record'],
            ['companies', 'name'],
          ],
          direction: 'asc',
        },
      ],
    });
    expect(sortedEntries.status).toBe(200);
  });

  it('sorts by field and direction, empty values last', async () => {
    const by = (attribute: string, direction: string, field?: string) =>
      names({}, [{ attribute, direction, ...(field ? { field } : {}) }]);
    expect(await by('name', 'asc', 'last_name')).toEqual(['Zoe', 'Bob', 'Ann']);
    expect(await by('name', 'desc', 'last_name')).toEqual(['Ann', 'Bob', 'Zoe']);
    expect(await by('job_title', 'asc')).toEqual(['Ann', 'Bob', 'Zoe']);
    expect(await by('job_title', 'desc')).toEqual(['Bob', 'Ann', 'Zoe']);
    const { headers } = await query({ sorts: [{ attribute: 'created_at', direction: 'asc' }], limit: 10 });
    expect(Number(headers['x-attio-record-query-score'])).toBe(110);
  });

  it('refuses what live refuses, with code and path', async () => {
    // `{"stage": "Lead"}` is the way to say it; `status` is no name of a property (reference 15).
    expect(await refused({ stage: { status: { $eq: 'Lead' } } }, 'deals')).toEqual([
      400,
      'invalid_filter_field',
      ['stage', 'status'],
    ]);
    expect(await refused({ first_name: 'x' })).toEqual([400, 'unknown_filter_attribute_slug', ['first_name']]);
    expect(await refused({ $or: [{ name: 'x' }, { email: 'x' }] })).toEqual([
      400,
      'unknown_filter_attribute_slug',
      ['$or', '1', 'email'],
    ]);
    expect(await refused({ $not: { $or: [] } })).toEqual([400, 'unknown_filter_attribute_slug', ['$not', '$or']]);
    expect(await refused({ job_title: { $not_empty: true } })).toEqual([
      400,
      'invalid_filter_operator',
      ['job_title', '$not_empty'],
    ]);
    expect(await refused({ job_title: { $equals: 'x' } })).toEqual([
      400,
      'invalid_filter_operator',
      ['job_title', '$equals'],
    ]);
    expect(await refused({ email_addresses: { $in: ['x'] } })).toEqual([
      400,
      'invalid_filter_operator',
      ['email_addresses', '$in'],
    ]);
    expect(await refused({ stage: { $in: ['Lead'] } }, 'deals')).toEqual([
      400,
      'invalid_filter_operator',
      ['stage', '$in'],
    ]);
    expect(await refused({ phone_numbers: { original_phone_number: '1' } })).toEqual([
      400,
      'invalid_filter_field',
      ['phone_numbers', 'original_phone_number'],
    ]);
    expect((await refused({ created_at: { $gte: '2020-01-01' } }))[1]).toBe('filter_error');
    expect((await refused({ owner: { referenced_actor_id: 'x' } }, 'deals'))[1]).toBe('filter_error');
    const { body } = await query({ filter: { job_title: { $not_empty: true } } });
    expect(dig(body, 'message')).toBe(
      'Invalid operator "$not_empty" for field "value", must be one of ("$contains", "$ends_with", "$eq", "$in", "$starts_with")',
    );
  });

  it('takes the filter of a view, not together with a filter', async () => {
    const view = client.sandbox.world.object('deals').views.find(({ title }) => title === 'Open deals');
    const open = await query({ filter_view_id: view?.id }, 'deals');
    const byHand = await query({ filter: { $or: [{ stage: 'Lead' }, { stage: 'In Progress' }] } }, 'deals');
    expect(dig(open.body, 'data')).toEqual(dig(byHand.body, 'data'));
    expect((await query({ filter_view_id: view?.id, filter: {} }, 'deals')).status).toBe(400);
  });
});
