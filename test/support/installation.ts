import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { freePort } from '../../scripts/lib/ports.mjs';
import { projectRoot } from '../../scripts/lib/paths.mjs';
import { AnswerCheck } from './answer-check.js';
import { startApps, type TestApps } from './apps.js';
import { createTestDatabase, type TestDatabase } from './database.js';
import { eventually } from './eventually.js';
import { createTestRedis, type TestRedis } from './redis.js';
import { startSandbox, type TestSandbox } from './sandbox.js';

/** Everything a user has: a workspace, api and worker, an API key, and a webhook between them. */
export interface TestInstallation {
  sandbox: TestSandbox;
  database: TestDatabase;
  redis: TestRedis;
  apps: TestApps;
  webhookSecret: string;
  /** A key of all scopes. */
  apiKey: string;
  /** One call of our API with that key; throws unless 2xx and as the OpenAPI document says. */
  get: <T>(path: string) => Promise<T>;
  stop: () => Promise<void>;
}

export interface InstallationOptions {
  /** Flags of the sandbox. */
  sandboxArgs?: string[];
  env?: Record<string, string>;
}

/** Event types the service can do something with; the sandbox wants them named one by one. */
const RECORD_EVENTS = ['record.created', 'record.updated', 'record.deleted', 'record.merged'];

/** Starts an installation on free ports and waits until every object is in the mirror. */
export async function startInstallation(options: InstallationOptions = {}): Promise<TestInstallation> {
  const sandboxArgs = options.sandboxArgs ?? ['--people', '40', '--companies', '15', '--deals', '5'];
  const [sandbox, database, redis] = await Promise.all([
    startSandbox(sandboxArgs),
    createTestDatabase(),
    createTestRedis(),
  ]);
  const apiPort = await freePort();
  const webhook = await sandbox.call<{ data: { secret: string } }>('POST', '/v2/webhooks', {
    data: {
      target_url: `http://127.0.0.1:${apiPort}/webhooks/attio`,
      subscriptions: RECORD_EVENTS.map((event_type) => ({ event_type, filter: null })),
    },
  });
  const webhookSecret = webhook.data.secret;
  // A delivery that was refused comes again within milliseconds instead of minutes.
  await sandbox.call('POST', '/_sandbox/dials', { webhooks: { timeScale: 1_000 } });
  const apps = await startApps({
    databaseUrl: database.url,
    redisUrl: redis.url,
    attioBaseUrl: sandbox.baseUrl,
    attioApiKey: sandbox.apiKey,
    webhookSecret,
    apiPort,
    // The development values are slow on purpose; a test waits for nothing but its own work.
    env: { ATTIO_CONCURRENCY: '10', ATTIO_INTERVAL_CAP: '100', ...options.env },
  });
  const key = makeKey(database.url);
  const check = new AnswerCheck(apps.apiUrl);
  const get = async <T>(path: string): Promise<T> => {
    const response = await fetch(apps.apiUrl + path, { headers: { authorization: `Bearer ${key}` } });
    if (!response.ok) throw new Error(`GET ${path} was answered ${response.status}: ${await response.text()}`);
    const body = (await response.json()) as T;
    const { status, headers } = response;
    await check.assert({ method: 'GET', path, status, contentType: headers.get('content-type'), body });
    return body;
  };
  const stop = async () => {
    await apps.stop();
    await Promise.all([sandbox.stop(), database.drop()]);
  };
  try {
    await untilRecordsAreMirrored(database);
  } catch (error) {
    await stop();
    throw error;
  }
  return { sandbox, database, redis, apps, webhookSecret, apiKey: key, get, stop };
}

function makeKey(databaseUrl: string): string {
  const args = [
    join(projectRoot, 'dist/apps/api/src/keys.js'),
    'create',
    '--name',
    'test',
    '--scopes',
    'read,write,admin',
  ];
  return execFileSync(process.execPath, args, { env: { ...process.env, DATABASE_URL: databaseUrl } })
    .toString()
    .trim();
}

/** Every object's first run has ended. Notes, comments and the like may still be on their way. */
async function untilRecordsAreMirrored(database: TestDatabase): Promise<void> {
  await eventually(
    async () => {
      const runs = await database.query<{ slug: string; state: string; error: string | null }>(
        `SELECT scope_slug AS slug, state, error FROM sync_run WHERE kind = 'record' AND purpose = 'backfill'`,
      );
      if (runs.length === 0) throw new Error('no backfill is queued');
      const open = runs.filter(({ state }) => state !== 'succeeded');
      if (open.length > 0) throw new Error(`backfills are not done: ${JSON.stringify(open)}`);
    },
    { timeoutMs: 90_000 },
  );
}
