import { createHash, randomUUID } from 'node:crypto';
import {
  createTestDatabase,
  createTestRedis,
  startApps,
  startOwnRedis,
  temporaryFolder,
  type TestApps,
  type TestDatabase,
} from '../support/index.js';

jest.setTimeout(60_000);

const LIMIT = 5;
const WINDOW_SECONDS = 600;

describe('the rate limit', () => {
  let database: TestDatabase;
  const started: TestApps[] = [];

  beforeAll(async () => {
    database = await createTestDatabase();
  });
  afterAll(async () => {
    await Promise.all(started.map((apps) => apps.stop()));
    await database?.drop();
  });

  async function start(redisUrl: string): Promise<TestApps> {
    const apps = await startApps({
      databaseUrl: database.url,
      redisUrl,
      attioBaseUrl: 'http://127.0.0.1:9/v2',
      attioApiKey: 'nobody',
      webhookSecret: 'secret',
      apps: ['api'],
      env: {
        API_RATE_LIMIT: String(LIMIT),
        API_RATE_LIMIT_REFUSED: String(LIMIT),
        API_RATE_WINDOW_SECONDS: String(WINDOW_SECONDS),
        WEBHOOK_RATE_LIMIT: '0',
      },
    });
    started.push(apps);
    return apps;
  }

  async function makeKey(): Promise<string> {
    const key = `ats_${randomUUID()}`;
    const hash = createHash('sha256').update(key).digest('hex');
    await database.query(`INSERT INTO api_key (key_id, name, key_hash, scopes) VALUES ($1, 'test', $2, '{read}')`, [
      randomUUID(),
      hash,
    ]);
    return key;
  }

  const ask = (apps: TestApps, key: string) =>
    fetch(`${apps.apiUrl}/v1/changes`, { headers: { authorization: `Bearer ${key}` } });

  async function statuses(count: number, send: (index: number) => Promise<Response>): Promise<number[]> {
    const found: number[] = [];
    for (let index = 0; index < count; index += 1) found.push((await send(index)).status);
    return found;
  }

  it('is per key and shared by all processes: 429 with Retry-After and a problem document', async () => {
    const { url } = await createTestRedis();
    const apps = await Promise.all([start(url), start(url)]);
    const [key, other] = [await makeKey(), await makeKey()];
    const first = await statuses(LIMIT, (index) => ask(apps[index % 2] ?? apps[0], key));
    expect(first).toEqual(Array(LIMIT).fill(200));
    for (const each of apps) {
      const refused = await ask(each, key);
      expect(refused.status).toBe(429);
      expect(refused.headers.get('content-type')).toContain('application/problem+json');
      const seconds = Number(refused.headers.get('retry-after'));
      expect(seconds).toBeGreaterThan(0);
      expect(seconds).toBeLessThanOrEqual(WINDOW_SECONDS);
      expect(await refused.json()).toMatchObject({ code: 'rate_limited', status: 429 });
    }
    const respelled = await fetch(`${apps[0].apiUrl}/%761/changes`, { headers: { authorization: `Bearer ${key}` } });
    expect(respelled.status).toBe(429);
    expect((await ask(apps[0], other)).status).toBe(200);
    // Attio's deliveries and the probes are not counted with them; this one is refused for its signature.
    const deliver = () => fetch(`${apps[0].apiUrl}/webhooks/attio`, { method: 'POST', body: '{}', headers: json });
    expect(await statuses(3 * LIMIT, deliver)).toEqual(Array(3 * LIMIT).fill(401));
    const probe = () => fetch(`${apps[0].apiUrl}/health/live`);
    expect(await statuses(3 * LIMIT, probe)).toEqual(Array(3 * LIMIT).fill(200));
  });

  it('goes on in each process while Redis is away', async () => {
    const redis = await startOwnRedis(temporaryFolder());
    const apps = await start(redis.url);
    const key = await makeKey();
    await redis.stop();
    expect(await statuses(LIMIT + 1, () => ask(apps, key))).toEqual([...Array<number>(LIMIT).fill(200), 429]);
  });
});

const json = { 'content-type': 'application/json' };
