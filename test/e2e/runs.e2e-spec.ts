import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { projectRoot } from '../../scripts/lib/paths.mjs';
import { recordId, startPageServer } from '../bench/page-server.mjs';
import {
  createTestDatabase,
  createTestRedis,
  eventually,
  startApps,
  type TestApps,
  type TestDatabase,
  type TestRedis,
} from '../support/index.js';

jest.setTimeout(90_000);

interface Run {
  id: string;
  state: string;
  scope_slug: string;
  rows_seen: number;
}

describe('runs over HTTP', () => {
  let server: Awaited<ReturnType<typeof startPageServer>>;
  let database: TestDatabase;
  let redis: TestRedis;
  let apps: TestApps;
  let key: string;

  beforeAll(async () => {
    [server, database, redis] = await Promise.all([
      startPageServer({ rows: 1_200 }),
      createTestDatabase(),
      createTestRedis(),
    ]);
    apps = await startApps({
      databaseUrl: database.url,
      redisUrl: redis.url,
      attioBaseUrl: server.baseUrl,
      attioApiKey: 'pages',
      webhookSecret: 'secret',
      env: { ATTIO_CONCURRENCY: '8', ATTIO_INTERVAL_CAP: '100', RUNS_CONFIRM_AFTER_MS: '50', SYNC_READ_LAG_MS: '0' },
    });
    const args = [join(projectRoot, 'dist/apps/api/src/keys.js'), 'create', '--name', 'e2e', '--scopes', 'admin'];
    const env = { PATH: process.env['PATH'], DATABASE_URL: database.url };
    key = spawnSync(process.execPath, args, { env, encoding: 'utf8' }).stdout.trim();
  });
  afterAll(async () => {
    await apps.stop();
    await server.stop();
    await database.drop();
  });

  const call = async (method: string, path: string, body?: unknown) => {
    const response = await fetch(apps.apiUrl + path, {
      method,
      headers: {
        authorization: `Bearer ${key}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    return { status: response.status, text: await response.text() };
  };
  const data = async <T>(method: string, path: string, body?: unknown) => {
    const { status, text } = await call(method, path, body);
    if (status > 299) throw new Error(`${status}: ${text}`);
    return (JSON.parse(text) as { data: T }).data;
  };
  const endOf = (id: string) =>
    eventually(
      async () => {
        const run = await data<Run>('GET', `/v1/sync/runs/${id}`);
        return ['queued', 'running'].includes(run.state) ? false : run;
      },
      { timeoutMs: 30_000, everyMs: 100 },
    );

  it('fills the mirror by itself, and shows the run', async () => {
    await eventually(
      async () => {
        const runs = await data<Run[]>('GET', '/v1/sync/runs');
        return runs.find((run) => run.scope_slug === 'people' && run.state === 'succeeded')?.rows_seen === 1_200;
      },
      { timeoutMs: 60_000, everyMs: 200 },
    );
  });

  it('verifies on demand, streams the progress to its end, and hands out the certificate', async () => {
    await database.query('DELETE FROM mirror_item WHERE item_id = $1', [recordId(70)]);
    const run = await data<Run>('POST', '/v1/sync/runs', { object: 'people', purpose: 'verify' });
    // The stream ends with the run: no waiting beside it.
    const { text } = await call('GET', `/v1/sync/runs/${run.id}/events`);
    expect(text).toMatch(/event: end\ndata: \{"id":/);
    expect(await data('GET', `/v1/sync/runs/${run.id}/certificate`)).toMatchObject({
      is_equal: false,
      differences: { missing: 1, unrepaired: 1, listed: [{ id: recordId(70), found: 'missing' }] },
    });
    expect(await data('GET', `/v1/objects/people/records/${recordId(70)}/diff`)).toMatchObject({ is_equal: false });
    expect(await data('GET', '/v1/admin/alerts')).toMatchObject([{ code: 'drift' }]);
    const report = await call('GET', '/health');
    expect(report.text).toContain('"codes":["drift"]');
  });

  it('loses nothing but seconds with a wiped Redis', async () => {
    server.control.latencyMs = 300;
    const run = await data<Run>('POST', '/v1/sync/runs', { kind: 'record', object: 'people', purpose: 'reconcile' });
    await redis.wipe();
    server.control.latencyMs = 0;
    expect(await endOf(run.id)).toMatchObject({ state: 'succeeded', rows_seen: 1_200 });
    expect(await data('GET', `/v1/sync/runs/${run.id}/certificate`)).toMatchObject({ is_equal: true });
    expect(await data('GET', '/v1/admin/alerts')).toEqual([]);
  });

  it('begins what a wiped Redis knows nothing of', async () => {
    await apps.kill('worker');
    const run = await data<Run>('POST', '/v1/sync/runs', { kind: 'record', object: 'people', purpose: 'verify' });
    await redis.wipe();
    await apps.start('worker');
    expect(await endOf(run.id)).toMatchObject({ state: 'succeeded', rows_seen: 1_200 });
  });

  it('refuses what it cannot do, with a path', async () => {
    expect(await call('POST', '/v1/sync/runs', { purpose: 'verify' })).toMatchObject({ status: 400 });
    expect((await call('POST', '/v1/sync/runs', { object: 'people', purpose: 'guess' })).text).toContain(
      '"path":"purpose"',
    );
    expect((await call('POST', '/v1/sync/runs', { object: 'nothing_like_it' })).status).toBe(404);
    expect((await call('GET', `/v1/sync/runs/${recordId(1)}`)).status).toBe(404);
    expect((await call('GET', `/v1/sync/runs/${recordId(1)}/events`)).status).toBe(404);
  });
});
