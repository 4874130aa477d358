import { type Client, dig, setup } from '../testing/client.js';

jest.setTimeout(20_000);

describe('faults, over a real connection', () => {
  let client: Client;
  let url: string;
  beforeEach(async () => {
    client = setup();
    url = `${await client.sandbox.listen()}/v2`;
  });
  afterEach(() => client.close());

  const inject = async (fault: object) => expect((await client.control('POST', '/faults', fault)).status).toBe(200);
  const call = (path: string, init: RequestInit = {}) =>
    fetch(url + path, {
      ...init,
      headers: { authorization: `Bearer ${client.sandbox.apiKey}`, 'content-type': 'application/json' },
    });
  const create = (name: string, init: RequestInit = {}) =>
    call('/objects/projects/records', {
      method: 'POST',
      body: JSON.stringify({ data: { values: { name } } }),
      ...init,
    });
  const count = () => client.sandbox.world.object('projects').items.size;

  it('429 comes with Retry-After as an HTTP date', async () => {
    await inject({ kind: 'rate_limit', times: 1 });
    const refused = await call('/objects');
    expect(refused.status).toBe(429);
    expect(new Date(refused.headers.get('retry-after') ?? '').getTime()).toBeGreaterThan(Date.now() - 1_000);
    expect(await refused.json()).toMatchObject({
      status_code: 429,
      type: 'rate_limit_error',
      code: 'rate_limit_exceeded',
    });
    expect((await call('/objects')).status).toBe(200);
  });

  it('5xx comes as JSON or as HTML, and nothing is stored', async () => {
    const before = count();
    await inject({ kind: 'status', status: 503, times: 1, budget: 'write' });
    expect(dig(await (await create('x')).json(), 'status_code')).toBe(503);
    await inject({ kind: 'status', status: 502, format: 'html', times: 1 });
    const html = await create('x');
    expect([html.status, html.headers.get('content-type')]).toEqual([502, 'text/html; charset=utf-8']);
    expect(count()).toBe(before);
  });

  it('cuts before processing and after the change, and cuts bodies', async () => {
    const before = count();
    await inject({ kind: 'cut_before', times: 1 });
    await expect(create('x')).rejects.toThrow();
    expect(count()).toBe(before);
    await inject({ kind: 'cut_after_commit', times: 1 });
    await expect(create('x')).rejects.toThrow();
    expect(count()).toBe(before + 1);
    await inject({ kind: 'cut_body', times: 1 });
    await expect(call('/objects').then((answer) => answer.json())).rejects.toThrow();
  });

  it('stores the change and never answers', async () => {
    const before = count();
    await inject({ kind: 'timeout_after_commit', times: 1 });
    await expect(create('x', { signal: AbortSignal.timeout(100) })).rejects.toThrow();
    expect(count()).toBe(before + 1);
  });

  it('truncates JSON, answers HTML for 200, and empties pages', async () => {
    await inject({ kind: 'truncated_json', times: 1 });
    const truncated = await call('/objects');
    expect(truncated.status).toBe(200);
    await expect(truncated.json()).rejects.toThrow();
    await inject({ kind: 'not_json', times: 1 });
    expect(await (await call('/objects')).text()).toContain('<html>');
    await inject({ kind: 'empty_page', times: 1, path: '/v2/objects/*/records/query' });
    const query = () => call('/objects/people/records/query', { method: 'POST', body: '{}' });
    expect(await (await query()).json()).toEqual({ data: [] });
    expect(dig(await (await query()).json(), 'data')).toHaveLength(12);
  });

  it('is slow when told so', async () => {
    await inject({ kind: 'slow', ms: 60, times: 1 });
    const startedAt = Date.now();
    await call('/objects');
    expect(Date.now() - startedAt).toBeGreaterThanOrEqual(55);
  });

  it('matches by method, path and skip, and by probability from the seed', async () => {
    await inject({ kind: 'unauthorized', method: 'GET', path: '/v2/objects/:object', skip: 1, times: 1 });
    const statuses = [];
    for (const path of ['/objects', '/objects/people', '/objects/people', '/objects/people'])
      statuses.push((await call(path)).status);
    expect(statuses).toEqual([200, 200, 401, 200]);
    const drawn = async () => {
      await client.control('POST', '/reset', { seed: 7 });
      await inject({ kind: 'status', probability: 0.5 });
      const answers = [];
      for (let index = 0; index < 12; index += 1) answers.push((await call('/objects')).status);
      return answers;
    };
    const first = await drawn();
    expect(new Set(first)).toEqual(new Set([200, 500]));
    expect(await drawn()).toEqual(first);
  });

  it('turning one dial leaves the others as they are', async () => {
    await client.control('POST', '/dials', { webhooks: { ratePerTarget: 7 }, reads: { staleMs: 5 } });
    const { body } = await client.control('POST', '/dials', { webhooks: { dropRate: 0.5 } });
    expect(body).toMatchObject({ webhooks: { ratePerTarget: 7, dropRate: 0.5 }, reads: { staleMs: 5 } });
  });

  it('refuses bad control input with its path', async () => {
    const { status, body } = await client.control('POST', '/faults', { kind: 'status', status: 418 });
    expect([status, dig(body, 'path')]).toEqual([400, ['status']]);
    expect((await client.control('POST', '/dials', { webhooks: { dropRate: 2 } })).body).toMatchObject({
      path: ['webhooks', 'dropRate'],
    });
    expect(
      (await client.control('POST', '/act', { acts: [{ action: 'record.delete', object: 'people' }] })).body,
    ).toMatchObject({ path: ['acts', 0, 'record_id'] });
  });
});
