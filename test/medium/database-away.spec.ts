import { createHash, createHmac, randomUUID } from 'node:crypto';
import { PrismaService } from '../../libs/database/src/prisma.service.js';
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
import { PostgresLink } from '../support/postgres-link.js';

jest.setTimeout(60_000);

const KEY = 'ats_reader';
const SECRET = 'secret';
const CONNECT_TIMEOUT_MS = 500;

describe('an api whose Postgres is away', () => {
  let database: TestDatabase;
  let sandbox: TestSandbox;
  let link: PostgresLink;
  let apps: TestApps;

  beforeAll(async () => {
    const [db, redis, attio] = await Promise.all([
      createTestDatabase(),
      createTestRedis(),
      startSandbox(['--people', '3', '--companies', '1', '--deals', '1']),
    ]);
    [database, sandbox] = [db, attio];
    link = await PostgresLink.to(db.url);
    await db.query(`INSERT INTO api_key (key_id, name, key_hash, scopes) VALUES ($1, 'reader', $2, ARRAY['read'])`, [
      randomUUID(),
      createHash('sha256').update(KEY).digest('hex'),
    ]);
    apps = await startApps({
      databaseUrl: link.url,
      redisUrl: redis.url,
      attioBaseUrl: attio.baseUrl,
      attioApiKey: attio.apiKey,
      webhookSecret: SECRET,
      env: { DATABASE_CONNECT_TIMEOUT_MS: String(CONNECT_TIMEOUT_MS), DATABASE_POOL_MAX: '2' },
      apps: ['api'],
    });
  });
  afterAll(async () => {
    await apps?.stop();
    await link?.stop();
    await Promise.all([sandbox?.stop(), database?.drop()]);
  });
  afterEach(async () => {
    link.mend();
    await eventually(async () => expect((await get('/health/ready')).status).toBe(200));
  });

  const get = (path: string) =>
    fetch(apps.apiUrl + path, { headers: { authorization: `Bearer ${KEY}` }, signal: AbortSignal.timeout(10_000) });
  const deliver = (key: string) => {
    const body = JSON.stringify({ webhook_id: randomUUID(), events: [] });
    const signature = createHmac('sha256', SECRET).update(body).digest('hex');
    return fetch(`${apps.apiUrl}/webhooks/attio`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'attio-signature': signature, 'idempotency-key': key },
      body,
      signal: AbortSignal.timeout(10_000),
    });
  };
  const seen = async (response: Response) => {
    const { code } = (await response.json()) as { code: string };
    return { status: response.status, code, retryAfter: response.headers.get('retry-after') };
  };
  const AWAY = { status: 503, code: 'database_unavailable', retryAfter: '5' };

  it.each(['cut', 'silence'] as const)('says so, and takes the delivery when it comes again (%s)', async (how) => {
    const key = randomUUID();
    link[how]();
    await expect(deliver(key).then(seen)).resolves.toEqual(AWAY);
    await expect(get('/v1/objects').then(seen)).resolves.toEqual(AWAY);
    await expect(get('/health/ready').then(({ status }) => status)).resolves.toBe(503);
    link.mend();
    await eventually(async () => expect((await deliver(key)).status).toBe(202));
    await expect(
      database.query(`SELECT 1 FROM delivery WHERE idempotency_key = $1`, [`key:${key}`]),
    ).resolves.toHaveLength(1);
  });

  it('makes nobody wait for ever when all connections are taken', async () => {
    // Both connections of the pool wait for this lock.
    const other = await database.connect();
    await other.query('BEGIN; LOCK TABLE api_key IN ACCESS EXCLUSIVE MODE');
    const waiting = [get('/v1/objects'), get('/v1/objects')];
    await eventually(async () => {
      const [row] = await database.query<{ n: number }>(
        `SELECT count(*)::int AS n FROM pg_stat_activity
          WHERE datname = current_database() AND wait_event_type = 'Lock' AND query LIKE '%api_key%'`,
      );
      expect(row?.n).toBe(2);
    });
    await expect(get('/v1/objects').then(seen)).resolves.toEqual(AWAY);
    await other.query('ROLLBACK');
    await other.end();
    expect((await Promise.all(waiting)).map(({ status }) => status)).toEqual([200, 200]);
  });

  it('has its transactions ended by Postgres when it is gone without a word', async () => {
    const prisma = new PrismaService({ url: link.url, poolMax: 1, connectTimeoutMs: 1_000, secretKeys: [] });
    const [direct, byPrisma] = [
      await prisma.direct.$queryRaw`SHOW idle_in_transaction_session_timeout`,
      await prisma.$queryRaw`SHOW idle_in_transaction_session_timeout`,
    ];
    await prisma.onApplicationShutdown();
    const aMinute = [{ idle_in_transaction_session_timeout: '1min' }];
    expect([direct, byPrisma]).toEqual([aMinute, aMinute]);
  });
});
