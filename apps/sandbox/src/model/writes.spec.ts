import { type AttioEvent } from './events.js';
import { type Client, dig, digText, setup } from '../testing/client.js';

jest.setTimeout(20_000);

describe('writing records', () => {
  let client: Client;
  let events: AttioEvent[];
  beforeEach(() => {
    client = setup();
    events = [];
    client.sandbox.world.events.listen((batch) => events.push(...batch));
  });
  afterEach(() => client.close());

  const write = async (method: string, path: string, values: object, status = 200) => {
    const reply = await client.api(method, path, { data: { values } });
    if (reply.status !== status) throw new Error(`${reply.status}: ${JSON.stringify(reply.body)}`);
    return reply.body;
  };
  const person = async (values: object = {}) =>
    digText(await write('POST', '/objects/people/records', values), 'data', 'id', 'record_id');
  const emails = (body: unknown) =>
    (dig(body, 'data', 'values', 'email_addresses') as { email_address: string }[]).map((one) => one.email_address);
  const codeOf = async (method: string, path: string, values: object) =>
    dig(await write(method, path, values, 400), 'code');

  it('PATCH puts new values in front, moves nothing and repeats nothing', async () => {
    const path = `/objects/people/records/${await person({ email_addresses: ['a@x.com', 'b@x.com'] })}`;
    expect(emails(await write('PATCH', path, { email_addresses: ['c@x.com', 'B@X.com', 'd@x.com'] }))).toEqual([
      'c@x.com',
      'd@x.com',
      'a@x.com',
      'b@x.com',
    ]);
    expect(emails(await write('PATCH', path, { email_addresses: [] }))).toHaveLength(4);
  });

  it('PUT makes the list exactly what was sent, in that order', async () => {
    const path = `/objects/people/records/${await person({ email_addresses: ['a@x.com', 'b@x.com', 'c@x.com'] })}`;
    expect(emails(await write('PUT', path, { email_addresses: ['c@x.com', 'd@x.com', 'A@x.com'] }))).toEqual([
      'c@x.com',
      'd@x.com',
      'a@x.com',
    ]);
    expect(emails(await write('PUT', path, { email_addresses: [] }))).toEqual([]);
  });

  it('an upsert adds to the matching attribute and sets every other list', async () => {
    const id = await person({ email_addresses: ['a@x.com'], phone_numbers: ['+442079460001'] });
    const upsert = '/objects/people/records?matching_attribute=email_addresses';
    const body = await write('PUT', upsert, {
      email_addresses: ['A@x.com', 'new@x.com'],
      phone_numbers: ['+442079460002'],
    });
    expect(dig(body, 'data', 'id', 'record_id')).toBe(id);
    expect(emails(body)).toEqual(['new@x.com', 'a@x.com']);
    expect(dig(body, 'data', 'values', 'phone_numbers')).toMatchObject([{ phone_number: '+442079460002' }]);
  });

  it('upserted ids are version 5 and come back after a deletion', async () => {
    const upsert = '/objects/people/records?matching_attribute=email_addresses';
    const once = digText(await write('PUT', upsert, { email_addresses: ['v5@x.com'] }), 'data', 'id', 'record_id');
    expect(once.charAt(14)).toBe('5');
    await client.api('DELETE', `/objects/people/records/${once}`);
    expect(dig(await write('PUT', upsert, { email_addresses: ['v5@x.com'] }), 'data', 'id', 'record_id')).toBe(once);
    expect((await person()).charAt(14)).toBe('4');
  });

  it('refuses upserts by unknown, not unique and twofold matches', async () => {
    await person({ email_addresses: ['one@x.com'] });
    await person({ email_addresses: ['two@x.com'] });
    const by = (slug: string) => `/objects/people/records?matching_attribute=${slug}`;
    expect(await codeOf('PUT', by('nothing'), {})).toBe('value_not_found');
    expect(await codeOf('PUT', by('job_title'), { job_title: 'x' })).toBe('matching_attribute_definition_not_unique');
    expect(await codeOf('PUT', by('email_addresses'), { email_addresses: ['one@x.com', 'two@x.com'] })).toBe(
      'multiple_match_results',
    );
    expect(await codeOf('PUT', '/objects/people/records', {})).toBe('validation_type');
  });

  it('writing what is there keeps active_from and the actor and says nothing', async () => {
    const id = await person({ job_title: 'Pilot' });
    const path = `/objects/people/records/${id}`;
    const before = dig((await client.api('GET', path)).body, 'data', 'values', 'job_title', 0);
    await client.control('POST', '/act', {
      action: 'record.update',
      object: 'people',
      record_id: id,
      values: { job_title: 'Pilot' },
    });
    events.length = 0;
    expect(dig(await write('PATCH', path, { job_title: 'Pilot' }), 'data', 'values', 'job_title', 0)).toEqual(before);
    expect(events).toEqual([]);
  });

  it('a value held by another record is refused and nothing is stored', async () => {
    await person({ email_addresses: ['taken@x.com'] });
    const id = await person({ job_title: 'Old' });
    const path = `/objects/people/records/${id}`;
    for (const method of ['PATCH', 'PUT']) {
      expect(await codeOf(method, path, { job_title: 'New', email_addresses: ['TAKEN@x.com'] })).toBe(
        'uniqueness_conflict',
      );
    }
    expect(await codeOf('POST', '/objects/people/records', { email_addresses: ['taken@x.com'] })).toBe(
      'uniqueness_conflict',
    );
    expect(dig((await client.api('GET', path)).body, 'data', 'values', 'job_title', 0, 'value')).toBe('Old');
  });

  it('names the attribute id when a required value is missing or cleared', async () => {
    const stage = client.sandbox.world.object('deals').attribute('owner')?.id;
    const refused = await write('POST', '/objects/deals/records', { name: 'D', stage: 'Lead' }, 400);
    expect(refused).toMatchObject({
      code: 'missing_value',
      message: `Required value for attribute with ID "${stage}" was not provided.`,
    });
    const [deal] = client.sandbox.world.object('deals').items.listIds();
    expect(await codeOf('PUT', `/objects/deals/records/${deal}`, { name: [] })).toBe('missing_value');
  });

  it('refuses read-only, formula and unknown attributes', async () => {
    const path = `/objects/people/records/${await person()}`;
    expect(await codeOf('PATCH', path, { avatar_url: 'x' })).toBe('system_edit_unauthorized');
    expect(await codeOf('PATCH', path, { nothing: 'x' })).toBe('value_not_found');
    const [deal] = client.sandbox.world.object('deals').items.listIds();
    expect(await codeOf('PATCH', `/objects/deals/records/${deal}`, { weighted_value: 1 })).toBe(
      'formula_edit_unauthorized',
    );
  });

  it('mirrors relationships on the other side, with an event there too', async () => {
    const [one, two] = client.sandbox.world.object('companies').items.listIds();
    const team = async (id: string | undefined) =>
      dig((await client.api('GET', `/objects/companies/records/${id}`)).body, 'data', 'values', 'team') as {
        target_record_id: string;
      }[];
    const id = await person({ company: { target_object: 'companies', target_record_id: one } });
    expect((await team(one)).map((value) => value.target_record_id)).toContain(id);
    events.length = 0;
    await write('PATCH', `/objects/companies/records/${two}`, {
      team: [{ target_object: 'people', target_record_id: id }],
    });
    expect((await team(one)).map((value) => value.target_record_id)).not.toContain(id);
    const body = (await client.api('GET', `/objects/people/records/${id}`)).body;
    expect(dig(body, 'data', 'values', 'company', 0, 'target_record_id')).toBe(two);
    const people = client.sandbox.world.object('people').attribute('company')?.id;
    expect(events.some((event) => event.id['attribute_id'] === people && event.id['record_id'] === id)).toBe(true);
    await client.api('DELETE', `/objects/companies/records/${two}`);
    expect(dig((await client.api('GET', `/objects/people/records/${id}`)).body, 'data', 'values', 'company')).toEqual(
      [],
    );
  });

  it('links a company by email domain a moment later, as system', async () => {
    const id = await person({ email_addresses: ['ceo@brand-new.io', 'me@gmail.com'] });
    const company = () =>
      client.api('GET', `/objects/people/records/${id}`).then(({ body }) => dig(body, 'data', 'values', 'company', 0));
    expect(await company()).toBeUndefined();
    client.sandbox.scheduler.advance(500);
    const linked = await company();
    expect(linked).toMatchObject({ created_by_actor: { type: 'system', id: null } });
    const made = await client.api('GET', `/objects/companies/records/${digText(linked, 'target_record_id')}`);
    expect(dig(made.body, 'data', 'values', 'domains', 0, 'domain')).toBe('brand-new.io');
    expect(digText(linked, 'target_record_id').charAt(14)).toBe('5');
    await client.api('DELETE', `/objects/people/records/${id}`);
    expect((await client.api('GET', `/objects/companies/records/${digText(linked, 'target_record_id')}`)).status).toBe(
      200,
    );
  });

  it('computes formulas a second later, with an event by system', async () => {
    const [deal] = client.sandbox.world.object('deals').items.listIds();
    await write('PATCH', `/objects/deals/records/${deal}`, { stage: 'In Progress', value: 1_000 });
    events.length = 0;
    client.sandbox.scheduler.advance(1_000);
    const body = (await client.api('GET', `/objects/deals/records/${deal}`)).body;
    expect(dig(body, 'data', 'values', 'weighted_value', 0)).toMatchObject({
      currency_value: 500,
      created_by_actor: { type: 'system' },
    });
    expect(events).toMatchObject([{ event_type: 'record.updated', actor: { type: 'system', id: null } }]);
  });

  it('fills default values for what is not given', async () => {
    const body = await write('POST', '/objects/projects/records', { name: 'P' });
    expect(dig(body, 'data', 'values', 'lead', 0)).toMatchObject({ referenced_actor_type: 'api-token' });
  });

  it('keeps history, and replaces it silently', async () => {
    const id = await person({ job_title: 'A' });
    const path = `/objects/people/records/${id}`;
    await write('PATCH', path, { job_title: 'B' });
    const historic = async () =>
      dig((await client.api('GET', `${path}/attributes/job_title/values?show_historic=true`)).body, 'data') as {
        value: string;
        active_until: string | null;
      }[];
    expect((await historic()).map(({ value, active_until: until }) => [value, until === null])).toEqual([
      ['A', false],
      ['B', true],
    ]);
    events.length = 0;
    const values = [
      { active_from: '2020-01-01', active_until: '2021-01-01', value: 'X' },
      { active_from: '2021-01-01', active_until: null, value: 'Y' },
    ];
    await client.api('PUT', `${path}/attributes/job_title/values`, { data: { replace_history: true, values } });
    expect((await historic()).map(({ value }) => value)).toEqual(['X', 'Y']);
    expect(events).toEqual([]);
    const overlapping = values.map((value) => ({ ...value, active_until: null }));
    const refused = await client.api('PUT', `${path}/attributes/job_title/values`, {
      data: { replace_history: true, values: overlapping },
    });
    expect(dig(refused.body, 'code')).toBe('multiple_values_for_single_value_attribute');
    expect((await client.api('GET', `${path}/attributes/last_interaction/values?show_historic=true`)).status).toBe(400);
  });

  it('merges into a new record: the primary wins, the secondary fills gaps', async () => {
    const primary = await person({ name: 'First', job_title: 'Boss' });
    const secondary = await person({ name: 'Second', description: 'From the second', email_addresses: ['s@x.com'] });
    const merge = { data: { primary_record_id: primary, secondary_record_id: secondary } };
    events.length = 0;
    const reply = await client.api('POST', '/objects/people/records/merge', merge);
    const id = digText(reply.body, 'data', 'new_record_id');
    const body = (await client.api('GET', `/objects/people/records/${id}`)).body;
    expect(dig(body, 'data', 'values', 'name', 0, 'full_name')).toBe('First');
    expect(dig(body, 'data', 'values', 'description', 0, 'value')).toBe('From the second');
    expect(emails(body)).toEqual(['s@x.com']);
    expect(events.map((event) => [event.event_type, event.id['record_id'], event['duplicate_record_id']])).toEqual([
      ['record.merged', id, primary],
      ['record.merged', id, secondary],
    ]);
    expect((await client.api('POST', '/objects/people/records/merge', merge)).status).toBe(404);
    expect(dig((await client.api('GET', `/objects/people/records/${primary}`)).body, 'code')).toBe('not_found');
    const self = { data: { primary_record_id: id, secondary_record_id: id } };
    expect(dig((await client.api('POST', '/objects/people/records/merge', self)).body, 'code')).toBe('self_merge');
  });

  it('answers merge_in_progress until an accepted merge is done', async () => {
    client.sandbox.settings.merge.delayMs = 1_000;
    const [primary, secondary] = [await person(), await person()];
    const reply = await client.api('POST', '/objects/people/records/merge', {
      data: { primary_record_id: primary, secondary_record_id: secondary },
    });
    expect(reply.status).toBe(202);
    const newId = digText(reply.body, 'data', 'new_record_id');
    for (const id of [primary, secondary, newId]) {
      const read = await client.api('GET', `/objects/people/records/${id}`);
      expect([read.status, dig(read.body, 'code')]).toEqual([404, 'merge_in_progress']);
    }
    expect(await codeOf('PATCH', `/objects/people/records/${primary}`, { job_title: 'x' })).toBe('merge_in_progress');
    client.sandbox.scheduler.advance(1_000);
    expect((await client.api('GET', `/objects/people/records/${newId}`)).status).toBe(200);
  });

  it('survives renamed and archived attributes at run time', async () => {
    const project = digText(
      await write('POST', '/objects/projects/records', { name: 'P', progress: 5 }),
      'data',
      'id',
      'record_id',
    );
    const path = '/objects/projects/attributes/progress';
    await client.api('PATCH', path, { data: { api_slug: 'done' } });
    const read = async () =>
      dig((await client.api('GET', `/objects/projects/records/${project}`)).body, 'data', 'values') as object;
    expect(await read()).toMatchObject({ done: [{ value: 5 }] });
    await client.api('PATCH', '/objects/projects/attributes/done', { data: { is_archived: true } });
    expect(Object.keys(await read())).not.toContain('done');
    const again = {
      title: 'D',
      description: null,
      api_slug: 'done',
      type: 'text',
      is_required: false,
      is_unique: false,
      is_multiselect: false,
      config: {},
    };
    expect((await client.api('POST', '/objects/projects/attributes', { data: again })).status).toBe(409);
    const unique = { ...again, api_slug: 'own_id', is_unique: true };
    expect(dig((await client.api('POST', '/objects/people/attributes', { data: unique })).body, 'message')).toBe(
      'Cannot set attribute as unique.',
    );
    expect((await client.api('POST', '/objects/deals/attributes', { data: unique })).status).toBe(200);
    expect(
      dig((await client.api('PATCH', '/objects/people/attributes/name', { data: { title: 'x' } })).body, 'code'),
    ).toBe('system_edit_unauthorized');
  });

  it('entries: adds twice, upserts one, refuses several and a new parent', async () => {
    const id = await person();
    const entry = { data: { parent_object: 'people', parent_record_id: id, entry_values: {} } };
    const once = await client.api('PUT', '/lists/newsletter/entries', entry);
    const twice = await client.api('PUT', '/lists/newsletter/entries', entry);
    expect(dig(twice.body, 'data', 'id')).toEqual(dig(once.body, 'data', 'id'));
    expect(digText(once.body, 'data', 'id', 'entry_id').charAt(14)).toBe('5');
    await client.api('POST', '/lists/newsletter/entries', entry);
    expect(dig((await client.api('PUT', '/lists/newsletter/entries', entry)).body, 'code')).toBe(
      'multiple_match_results',
    );
    const moved = { data: { parent_record_id: id, entry_values: {} } };
    const path = `/lists/newsletter/entries/${digText(once.body, 'data', 'id', 'entry_id')}`;
    expect(dig((await client.api('PATCH', path, moved)).body, 'code')).toBe('immutable_value');
    events.length = 0;
    await client.api('DELETE', `/objects/people/records/${id}`);
    expect(events.map(({ event_type: type }) => type)).toEqual([
      'record.deleted',
      'list-entry.deleted',
      'list-entry.deleted',
    ]);
  });
});
