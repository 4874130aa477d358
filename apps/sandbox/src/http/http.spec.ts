import { type Client, dig, digText, setup } from '../testing/client.js';
import { attributeTypes } from '../model/types.js';
import { routes } from './routes/index.js';

jest.setTimeout(20_000);

describe('the HTTP surface', () => {
  let client: Client;
  beforeEach(() => {
    client = setup();
  });
  afterEach(() => client.close());

  const query = () => client.api('POST', '/objects/people/records/query', {});
  const tokenWith = async (scopes: string[]) =>
    digText((await client.control('POST', '/tokens', { scopes })).body, 'token');

  it('answers unknown endpoints by name, also the undocumented ones', async () => {
    for (const [method, path] of [
      ['GET', '/objects/people/records'],
      ['PUT', '/batch/records'],
      ['PUT', '/objects/people/records/simple'],
      ['PUT', '/search'],
    ] as const) {
      const { status, body } = await client.api(method, path, method === 'PUT' ? {} : undefined);
      expect([status, body]).toEqual([
        404,
        {
          status_code: 404,
          type: 'invalid_request_error',
          code: 'not_found',
          message: `Could not find endpoint "${method} /v2${path}".`,
        },
      ]);
    }
  });

  it('answers /self oddly and 401 elsewhere', async () => {
    expect((await client.api('GET', '/self', undefined, 'f'.repeat(64))).body).toEqual({ active: false });
    for (const token of [null, 'short']) {
      const { status, body } = await client.api('GET', '/self', undefined, token);
      expect([status, dig(body, 'code')]).toEqual([400, 'missing_value']);
    }
    for (const token of [null, 'f'.repeat(64)]) {
      expect((await client.api('GET', '/objects', undefined, token)).body).toMatchObject({
        status_code: 401,
        type: 'auth_error',
        code: 'unauthorized',
      });
    }
    const basic = await client.sandbox.app.inject({
      url: '/v2/objects',
      headers: { authorization: `Basic ${Buffer.from(`${client.sandbox.apiKey}:`).toString('base64')}` },
    });
    expect(basic.statusCode).toBe(200);
  });

  it('refuses every route to a token without its scopes, and read-write includes read', async () => {
    const none = await tokenWith([]);
    for (const { method, path, isPublic } of routes) {
      if (isPublic) continue;
      const url = path.replace('/v2', '').replace(/:\w+/g, '00000000-0000-4000-8000-000000000000');
      const { status, body } = await client.api(
        method,
        url,
        method === 'GET' || method === 'DELETE' ? undefined : {},
        none,
      );
      expect([method, path, status, dig(body, 'type'), dig(body, 'code')]).toEqual([
        method,
        path,
        403,
        'auth_error',
        'unauthorized',
      ]);
    }
    const reader = await tokenWith(['object_configuration:read-write']);
    expect((await client.api('GET', '/objects', undefined, reader)).status).toBe(200);
    expect((await client.api('GET', '/lists', undefined, reader)).status).toBe(403);
    const readOnly = await tokenWith(['note:read', 'object_configuration:read', 'record_permission:read']);
    expect((await client.api('POST', '/notes', { data: {} }, readOnly)).status).toBe(403);
  });

  it('shows the app as actor for OAuth tokens', async () => {
    const token = (await client.control('POST', '/tokens', { kind: 'oauth-app' })).body;
    const made = await client.api(
      'POST',
      '/objects/projects/records',
      { data: { values: { name: 'x' } } },
      digText(token, 'token'),
    );
    expect(dig(made.body, 'data', 'values', 'name', 0, 'created_by_actor')).toEqual({
      type: 'app',
      id: dig(token, 'client_id'),
    });
  });

  it('puts the right headers on the right answers', async () => {
    const has = (headers: object) =>
      ['x-attio-execution-id', 'x-accurate-at', 'x-attio-record-query-score'].map((name) => name in headers);
    expect(has((await query()).headers)).toEqual([true, true, true]);
    expect(has((await client.api('GET', '/objects')).headers)).toEqual([true, true, false]);
    expect(has((await client.api('GET', '/self')).headers)).toEqual([true, false, false]);
    expect(has((await client.api('GET', '/objects/nothing')).headers)).toEqual([true, false, false]);
    const made = await client.api('POST', '/objects/projects/records', { data: { values: { name: 'x' } } });
    expect(has(made.headers)).toEqual([true, true, false]);
    expect(made.headers['x-accurate-at']).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}000Z$/);
    const gone = await client.api(
      'DELETE',
      `/objects/projects/records/${digText(made.body, 'data', 'id', 'record_id')}`,
    );
    expect([has(gone.headers), gone.body]).toEqual([[true, false, false], {}]);
  });

  it('counts reads and writes apart, by workspace, and logs every call', async () => {
    Object.assign(client.sandbox.settings.limits, {
      enabled: true,
      readsPerSecond: 3,
      writesPerSecond: 1,
      window: 'sliding',
    });
    const replies = await Promise.all([query(), query(), query(), query()]);
    const statuses = replies.map(({ status }) => status);
    statuses.push((await client.api('POST', '/objects/projects/records', { data: { values: { name: 'x' } } })).status);
    expect(statuses).toEqual([200, 200, 200, 429, 200]);
    client.sandbox.clock.advance(1_001);
    const { headers, status } = await query();
    expect(status).toBe(200);
    expect(headers['retry-after']).toBeUndefined();
    const { body } = await client.control('GET', '/calls');
    expect(dig(body, 'counters')).toMatchObject({
      total: 6,
      by_status: { '200': 5, '429': 1 },
      busiest_second: { reads: 3, writes: 1 },
    });
    expect(dig(body, 'calls', 3)).toMatchObject({
      method: 'POST',
      route: '/v2/objects/:object/records/query',
      budget: 'read',
      status: 429,
      code: 'rate_limit_exceeded',
    });
  });

  it('refuses queries beyond the score window of ten seconds', async () => {
    Object.assign(client.sandbox.settings.limits, { enabled: true, scoreWindow: 250 });
    const costly = () =>
      client.api('POST', '/objects/people/records/query', {
        sorts: [{ attribute: 'created_at', direction: 'asc' }],
        limit: 5,
      });
    expect([(await costly()).status, (await costly()).status, (await costly()).status]).toEqual([200, 200, 429]);
    client.sandbox.clock.advance(10_001);
    expect((await costly()).status).toBe(200);
  });

  it('shows earlier states when reads are stale, and says how early', async () => {
    const [id] = client.sandbox.world.object('people').items.listIds();
    const path = `/objects/people/records/${id}`;
    await client.api('PATCH', path, { data: { values: { job_title: 'Before' } } });
    client.sandbox.clock.advance(60_000);
    await client.api('PATCH', path, { data: { values: { job_title: 'After' } } });
    await client.api('POST', '/objects/people/records', { data: { values: {} } });
    await client.control('POST', '/faults', { kind: 'stale', ms: 30_000, exact: true });
    const stale = await client.api('GET', path);
    expect(dig(stale.body, 'data', 'values', 'job_title', 0, 'value')).toBe('Before');
    const age = client.sandbox.clock.now() - Date.parse(stale.headers['x-accurate-at'] ?? '');
    expect(age).toBeGreaterThanOrEqual(30_000);
    expect(age).toBeLessThan(60_000);
    expect(dig((await query()).body, 'data')).toHaveLength(12);
    await client.control('DELETE', '/faults');
    expect(dig((await query()).body, 'data')).toHaveLength(13);
    expect(dig((await client.api('GET', path)).body, 'data', 'values', 'job_title', 0, 'value')).toBe('After');
  });

  it('skews its clocks by dial', async () => {
    await client.control('POST', '/dials', { clock: { dateSkewMs: -3_600_000 } });
    const { headers } = await query();
    expect(Date.parse(headers['date'] ?? '') - Date.now()).toBeLessThan(-3_500_000);
  });

  it('refuses broken JSON, missing bodies and malformed ids with 400', async () => {
    const broken = await client.sandbox.app.inject({
      method: 'POST',
      url: '/v2/objects/people/records',
      headers: { authorization: `Bearer ${client.sandbox.apiKey}`, 'content-type': 'application/json' },
      payload: '{"data":',
    });
    expect([broken.statusCode, dig(JSON.parse(broken.body), 'code')]).toEqual([400, 'validation_type']);
    const missing = await client.api('POST', '/objects/people/records', { values: {} });
    expect(dig(missing.body, 'validation_errors')).toEqual([
      { code: 'invalid_type', path: ['data'], message: 'Required', expected: 'object', received: 'undefined' },
    ]);
    expect(dig((await client.api('GET', '/objects/people/records/abc')).body, 'message')).toBe(
      'Path params validation error.',
    );
  });

  it('words validation faults as recorded answers do', async () => {
    const faults = async (method: string, path: string, body: unknown) => {
      const reply = await client.api(method, path, body);
      expect([reply.status, dig(reply.body, 'message')]).toEqual([400, 'Body payload validation error.']);
      return dig(reply.body, 'validation_errors');
    };
    const required = { code: 'invalid_type', message: 'Required', received: 'undefined' };
    const search = { query: 'a', objects: ['people', 'companies'], limit: 5 };
    expect(await faults('POST', '/objects/records/search', search)).toEqual([
      { code: 'invalid', path: ['request_as'], message: 'Invalid input' },
    ]);
    const hook = { target_url: 'https://example.com/', subscriptions: [{ event_type: 'record.created' }] };
    expect(await faults('POST', '/webhooks', { data: hook })).toEqual([
      { code: 'invalid', path: ['data', 'subscriptions', 0, 'filter'], message: 'Invalid input' },
    ]);
    expect(await faults('POST', '/lists', { data: { name: 'L', parent_object: 'people' } })).toEqual([
      { ...required, path: ['data', 'api_slug'], expected: 'string' },
      {
        ...required,
        path: ['data', 'workspace_access'],
        expected: "'full-access' | 'read-and-write' | 'read-only'",
      },
      { ...required, path: ['data', 'workspace_member_access'], expected: 'array' },
    ]);
    const wrongType = await faults('POST', '/objects/people/attributes', {
      data: { title: 'T', type: 'invalid_type' },
    });
    expect(wrongType).toEqual([
      { ...required, path: ['data', 'description'], expected: 'string' },
      { ...required, path: ['data', 'api_slug'], expected: 'string' },
      {
        code: 'invalid_option',
        path: ['data', 'type'],
        message: `Invalid enum value. Expected ${attributeTypes.map((type) => `'${type}'`).join(' | ')}, received 'invalid_type'`,
        options: [...attributeTypes],
      },
      ...['is_required', 'is_unique', 'is_multiselect'].map((member) => {
        return { ...required, path: ['data', member], expected: 'boolean' };
      }),
      { ...required, path: ['data', 'config'], expected: 'object' },
    ]);
    expect(await faults('POST', '/objects/people/records/query', { limit: 0 })).toEqual([
      { code: 'too_small', path: ['limit'], message: 'Number must be greater than or equal to 1' },
    ]);
  });

  it('answers in its own words where no route is reached', async () => {
    const { app, apiKey } = client.sandbox;
    const headers = { authorization: `Bearer ${apiKey}` };
    const garbled = await app.inject({ url: '/v2/objects/%F0%9F', headers });
    expect([garbled.statusCode, dig(JSON.parse(garbled.body), 'code')]).toEqual([400, 'validation_type']);
    const preflight = await app.inject({
      method: 'OPTIONS',
      url: '/v2/objects',
      headers: { 'access-control-request-headers': 'authorization' },
    });
    expect([preflight.statusCode, preflight.headers['access-control-allow-headers']]).toEqual([204, 'authorization']);
    expect((await app.inject({ url: '/v2/objects/', headers })).statusCode).toBe(200);
    const short = await client.api('GET', '/objects', undefined, 'too-short');
    expect([short.status, digText(short.body, 'message')]).toEqual([
      401,
      expect.stringContaining('64 characters long'),
    ]);
    for (const reply of [await app.inject({ url: '/v2/nope' }), await app.inject({ url: '/v2/objects', headers })]) {
      expect(reply.headers).toMatchObject({ 'access-control-allow-origin': '*', vary: 'Origin' });
    }
  });

  it('pages notes, webhooks and meetings in their own ways', async () => {
    expect((await client.api('GET', '/notes?limit=51')).status).toBe(400);
    expect((await client.api('GET', '/webhooks?limit=9')).status).toBe(400);
    const first = (await client.api('GET', '/meetings?limit=2')).body;
    const rest = (await client.api('GET', `/meetings?limit=2&cursor=${digText(first, 'pagination', 'next_cursor')}`))
      .body;
    expect([dig(first, 'data'), dig(rest, 'data')].map((page) => (page as unknown[]).length)).toEqual([2, 1]);
    expect(dig(rest, 'pagination', 'next_cursor')).toBeNull();
  });

  it('serves a page that escapes what it shows', async () => {
    const page = await client.sandbox.app.inject({ url: '/' });
    expect(page.headers['content-type']).toBe('text/html; charset=utf-8');
    expect(page.body).toContain('<!doctype html>');
    expect(page.body).not.toContain('innerHTML');
  });

  it('gives the same workspace for the same seed, and a different one for another', async () => {
    const digest = async (seed: number) =>
      (await client.control('POST', '/reset', { seed })).status && (await client.control('GET', '/truth')).body;
    const [one, again, other] = [await digest(1), await digest(1), await digest(2)];
    expect(again).toEqual(one);
    expect(other).not.toEqual(one);
  });
});
