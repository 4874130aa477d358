import { eventually, searchRedis, startInstallation, type TestInstallation } from '../support/index.js';

jest.setTimeout(180_000);

/** Stands in every contact field of one person, and nowhere else. */
const MARK = 'wqkzvx';
const CONTACT = {
  name: `Leak, ${MARK}`,
  email_addresses: [`${MARK}@leaks.example.com`],
  job_title: `Head of ${MARK}`,
};

describe('what the service says of itself', () => {
  let installation: TestInstallation;
  /** Everything anybody was answered that should not hold contact fields: errors, health, dashboard. */
  let answers = '';
  let secrets: string[];

  beforeAll(async () => {
    const sandboxArgs = ['--people', '8', '--companies', '3', '--deals', '1'];
    const env = { LOG_LEVEL: 'trace', FEED_ALLOW_PRIVATE_TARGETS: 'true', METRICS_TOKEN: 'a-planted-metrics-token' };
    installation = await startInstallation({ sandboxArgs, env });
    const { sandbox, apiKey, webhookSecret } = installation;
    secrets = [sandbox.apiKey, apiKey, webhookSecret, 'a-planted-metrics-token', 'ats_planted_guess'];
  });
  afterAll(() => installation?.stop());

  const call = async (method: string, path: string, body?: unknown, headers: Record<string, string> = {}) => {
    const { apps, apiKey } = installation;
    const response = await fetch(apps.apiUrl + path, {
      method,
      headers: {
        authorization: `Bearer ${apiKey}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    if (!response.ok || path.startsWith('/admin') || path.startsWith('/health') || path.startsWith('/metrics')) {
      answers += `${method} ${response.status} ${text}\n`;
    }
    return { status: response.status, text };
  };

  it('holds neither a secret nor a contact field, in logs, errors, jobs or the dashboard, after a day of work', async () => {
    const create = { data: { values: CONTACT } };
    const made = await call('POST', '/v1/objects/people/records?wait=15', create, { 'idempotency-key': `${MARK}-key` });
    expect(made.status).toBeLessThan(300);
    const { item_id: id } = (JSON.parse(made.text) as { data: { item_id: string } }).data;
    const subscriber = { name: MARK, target_url: `http://127.0.0.1:9/?token=${MARK}` };
    const subscription = await call('POST', '/v1/subscriptions', subscriber);
    expect(subscription.status).toBe(201);
    secrets.push((JSON.parse(subscription.text) as { data: { secret: string } }).data.secret);
    // Attio's own events, with and without trouble.
    const { sandbox, apps, database, redis } = installation;
    await sandbox.call('POST', '/_sandbox/act', {
      action: 'record.update',
      object: 'people',
      record_id: id,
      values: { job_title: `Chief of ${MARK}` },
    });
    // Everything that can be refused.
    const note = { data: { parent_object: 'people', parent_record_id: id, title: MARK, content: `About ${MARK}` } };
    await call('POST', '/v1/notes?wait=15', note);
    await call('POST', '/v1/objects/people/records?wait=15', {
      data: { values: { ...CONTACT, no_such_attribute: MARK, email_addresses: [`${MARK} at nowhere`] } },
    });
    await call('PATCH', `/v1/objects/people/records/${id}`, `{"data": {"values": {"job_title": "${MARK}`);
    await call('POST', '/v1/objects/people/records/query', {
      filter: { email_addresses: { $nonsense: `${MARK}@x.com` } },
    });
    await call('GET', `/v1/contacts?email=${MARK}@nobody.example.com`);
    await call('GET', `/v1/search?query=${MARK}&limit=${MARK}`);
    await call('GET', '/v1/tickets', undefined, { authorization: 'Bearer ats_planted_guess' });
    await call('POST', '/webhooks/attio', { events: [{ email: MARK }] }, { 'attio-signature': MARK });
    // Attio away, wrong, and slow: errors of every layer.
    await sandbox.call('POST', '/_sandbox/faults', {
      faults: [
        { kind: 'status', status: 503, format: 'html', times: 3 },
        { kind: 'not_json', times: 2 },
        { kind: 'cut_body', times: 2 },
      ],
    });
    await call('PATCH', `/v1/objects/people/records/${id}?wait=2`, { data: { values: { job_title: `Ex ${MARK}` } } });
    await eventually(
      async () => {
        expect(await database.query("SELECT 1 FROM local_edit WHERE state IN ('pending', 'pushing')")).toEqual([]);
        expect(await database.query("SELECT 1 FROM subscription_attempt WHERE outcome = 'failed'")).not.toEqual([]);
      },
      { timeoutMs: 60_000 },
    );
    for (const path of [
      '/health/ready',
      '/health/attio',
      '/health',
      '/metrics',
      '/admin/queues',
      '/admin/queues/api/queues',
    ]) {
      await call('GET', path);
    }
    await call('GET', '/v1/admin/jobs/failed');

    const logs = apps.logs('api') + apps.logs('worker');
    expect(logs.length).toBeGreaterThan(1_000);
    expect(answers).toContain(' 400 ');
    const planted = [MARK, ...secrets];
    const said = `${logs}\n${answers}`.toLowerCase();
    const leaks = planted.filter((text) => said.includes(text.toLowerCase()));
    const lines = said.split('\n').filter((line) => planted.some((text) => line.includes(text.toLowerCase())));
    expect({ leaks, lines }).toEqual({ leaks: [], lines: [] });
    // The cache may hold records; jobs hold ids.
    const keys = await searchRedis(redis.url, planted);
    expect(keys.filter((key) => !key.includes('attio:record:'))).toEqual([]);
  });
});
