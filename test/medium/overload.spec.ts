import { createHash, createHmac, randomUUID } from 'node:crypto';
import { type Client } from 'pg';
import {
  createTestDatabase,
  createTestRedis,
  eventually,
  startApps,
  startSandbox,
  type TestApps,
  type TestDatabase,
  type TestSandbox,
} from '../support/index.js';

jest.setTimeout(60_000);

const KEY = 'ats_reader';
const SECRET = 'secret';

describe('an api that is asked for more than it can do', () => {
  let database: TestDatabase;
  let sandbox: TestSandbox;
  let apps: TestApps;
  let blocker: Client;

  beforeAll(async () => {
    const [db, redis, attio] = await Promise.all([
      createTestDatabase(),
      createTestRedis(),
      startSandbox(['--people', '3', '--companies', '1', '--deals', '1']),
    ]);
    [database, sandbox] = [db, attio];
    await db.query(`INSERT INTO api_key (key_id, name, key_hash, scopes) VALUES ($1, 'reader', $2, ARRAY['read'])`, [
      randomUUID(),
      createHash('sha256').update(KEY).digest('hex'),
    ]);
    apps = await startApps({
      databaseUrl: db.url,
      redisUrl: redis.url,
      attioBaseUrl: attio.baseUrl,
      attioApiKey: attio.apiKey,
      webhookSecret: SECRET,
      env: { DATABASE_POOL_MAX: '1', API_OVERLOADED_AFTER_MS: '300' },
      apps: ['api'],
    });
    blocker = await database.connect();
  });
  afterAll(async () => {
    await blocker?.end();
    await apps?.stop();
    await Promise.all([sandbox?.stop(), database?.drop()]);
  });

  const get = (path: string, timeoutMs = 20_000) =>
    fetch(apps.apiUrl + path, { headers: { authorization: `Bearer ${KEY}` }, signal: AbortSignal.timeout(timeoutMs) });
  const deliver = () => {
    const body = JSON.stringify({ webhook_id: randomUUID(), events: [] });
    const signature = createHmac('sha256', SECRET).update(body).digest('hex');
    return fetch(`${apps.apiUrl}/webhooks/attio`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'attio-signature': signature, 'idempotency-key': randomUUID() },
      body,
      signal: AbortSignal.timeout(20_000),
    });
  };

  it('sends callers away at once, answers those who came before, and takes deliveries', async () => {
    await blocker.query('BEGIN; LOCK TABLE conflict IN ACCESS EXCLUSIVE MODE');
    const first = [get('/v1/conflicts'), get('/v1/conflicts')]; // one has the connection, one waits for it
    const refused = await eventually(() => get('/v1/conflicts', 250)); // who is not sent away at once waits as well
    const { code, detail } = (await refused.json()) as { code: string; detail: string };
    expect([refused.status, code, refused.headers.get('retry-after')]).toEqual([503, 'overloaded', '1']);
    expect(detail).toContain('Idempotency-Key');

    const delivery = deliver();
    await expect(Promise.race([delivery, get('/v1/conflicts')]).then(({ status }) => status)).resolves.toBe(503);
    await blocker.query('ROLLBACK');
    expect((await Promise.all(first)).map(({ status }) => status)).toEqual([200, 200]);
    expect((await delivery).status).toBe(202);
    await eventually(async () => expect((await get('/v1/conflicts')).status).toBe(200));
  });
});
