import { type INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { AccessService } from '@app/access';
import { AppLogger } from '@app/common';
import { RunService } from '@app/sync';
import { apiConfig } from '../../apps/api/src/api.config.js';
import { freePort } from '../../scripts/lib/ports.mjs';
import { createApp } from '../../apps/api/src/create-app.js';
import { AppModule as WorkerModule } from '../../apps/worker/src/app.module.js';
import {
  AnswerCheck,
  createTestDatabase,
  createTestRedis,
  eventually,
  startApps,
  startSandbox,
  type TestApps,
  type TestDatabase,
  type TestSandbox,
} from '../support/index.js';
import { startAttioProxy, type AttioProxy } from './push-proxy.js';

export interface Answer<T> {
  status: number;
  body: T;
  headers: Headers;
}

/** Ticket as the api shows it; what the tests look at. */
export interface Ticket {
  id: string;
  state: string;
  visible: boolean;
  item_id: string;
  provisional_id: string | null;
  code: string | null;
  holder_id: string | null;
  message: string | null;
  attributes: Record<string, { result: string; rule: string }> | null;
}

export interface PushHarness {
  /** Origin of the first api. */
  apiUrl: string;
  sandbox: TestSandbox;
  proxy: AttioProxy;
  database: TestDatabase;
  /** Origin of the first api. */
  url: string;
  /** A key of all scopes. */
  key: string;
  /** What holds every answer of `call` against the document. */
  check: AnswerCheck;
  /**
   * Calls the api; with several processes, one after the other in turn. Any status is an answer, as long as it is as the
   * OpenAPI document says.
   */
  call: <T>(method: string, path: string, body?: unknown, headers?: Record<string, string>) => Promise<Answer<T>>;
  /** As `call`, for 2xx; gives what stands under `data`. */
  data: <T>(method: string, path: string, body?: unknown, headers?: Record<string, string>) => Promise<T>;
  /** A person, or `system`, does something in Attio. */
  act: <T = Record<string, string>>(action: Record<string, unknown>) => Promise<T>;
  /** Writing calls that reached the sandbox and were not refused. */
  writes: () => AttioProxy['calls'];
  /** The api processes, when there are any. */
  apis: TestApps[];
  startWorker: () => Promise<INestApplicationContext>;
  stopWorkers: () => Promise<void>;
  stop: () => Promise<void>;
}

export interface PushHarnessOptions {
  /** Api processes of their own that answer `call` in turn, in place of the one in this process. */
  apiProcesses?: number;
  workers?: number;
  sandboxArgs?: string[];
  env?: Record<string, string>;
  /** What is in Attio before the mirror is filled. */
  prepare?: (sandbox: TestSandbox) => Promise<void>;
  /** Lets Attio tell us of changes, as in life. */
  webhooks?: boolean;
}

/** Api and worker in this process, on a Postgres and Redis of their own, with a proxy before the sandbox. */
export async function startPushHarness(options: PushHarnessOptions = {}): Promise<PushHarness> {
  const [sandbox, database, redis] = await Promise.all([
    startSandbox(options.sandboxArgs ?? ['--people', '30', '--companies', '10', '--deals', '10']),
    createTestDatabase(),
    createTestRedis(),
  ]);
  await sandbox.call('POST', '/_sandbox/dials', { limits: { enabled: false }, effects: { companyFromEmail: false } });
  await options.prepare?.(sandbox);
  const proxy = await startAttioProxy(sandbox.origin);
  const firstPort = await freePort();
  const webhookSecret = options.webhooks ? await subscribe(sandbox, firstPort) : 'unused';
  const env: Record<string, string> = {
    DATABASE_URL: database.url,
    REDIS_URL: redis.url,
    ATTIO_API_KEY: sandbox.apiKey,
    ATTIO_BASE_URL: proxy.baseUrl,
    ATTIO_WEBHOOK_SECRET: webhookSecret,
    ATTIO_CONCURRENCY: '16',
    ATTIO_INTERVAL_CAP: '125',
    ATTIO_TIMEOUT_MS: '2000',
    PUSH_MERGE_GRACE_MS: '300',
    SYNC_COMMENT_SCAN: 'off',
    ...options.env,
  };
  Object.assign(process.env, env);
  const workers: INestApplicationContext[] = [];
  const startWorker = async () => {
    const worker = await NestFactory.createApplicationContext(WorkerModule, { logger, abortOnError: false });
    workers.push(worker);
    return worker;
  };
  const stopWorkers = async () => {
    await Promise.all(workers.splice(0).map((worker) => worker.close()));
  };
  const logger = new AppLogger('test', process.env['PUSH_TEST_LOG'] ?? 'silent');
  const api = await createApp({ ...apiConfig(), port: 0 }, logger);
  await api.listen(firstPort, '127.0.0.1');
  const processes: TestApps[] = [];
  for (let index = 0; index < (options.apiProcesses ?? 0); index++) {
    const connection = { databaseUrl: database.url, redisUrl: redis.url, attioApiKey: sandbox.apiKey };
    const attio = { attioBaseUrl: proxy.baseUrl, webhookSecret };
    processes.push(
      await startApps({ apps: ['api'], ...connection, ...attio, ...(options.env && { env: options.env }) }),
    );
  }
  const urls = processes.length > 0 ? processes.map(({ apiUrl }) => apiUrl) : [await api.getUrl()];
  const first = await startWorker();
  await waitForMirror(first);
  if (options.workers === 0) await stopWorkers();
  for (let index = 1; index < (options.workers ?? 1); index++) await startWorker();
  const { key } = await api.get(AccessService).createKey('test', ['read', 'write', 'admin']);

  const check = new AnswerCheck(urls[0] ?? '');
  let turn = 0;
  const call = async <T>(method: string, path: string, body?: unknown, headers: Record<string, string> = {}) => {
    const response = await fetch(`${urls[turn++ % urls.length]}${path}`, {
      method,
      headers: {
        authorization: `Bearer ${key}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const { status } = response;
    const contentType = response.headers.get('content-type');
    const text = await response.text();
    const answer = (contentType?.includes('json') ? JSON.parse(text) : null) as T;
    await check.assert({ method, path, status, contentType, body: answer });
    return { status, body: answer, headers: response.headers };
  };
  const data = async <T>(method: string, path: string, body?: unknown, headers?: Record<string, string>) => {
    const answer = await call<{ data: T }>(method, path, body, headers);
    if (answer.status > 299) throw new Error(`${method} ${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
    return answer.body.data;
  };
  return {
    apiUrl: urls[0] ?? '',
    sandbox,
    proxy,
    database,
    url: urls[0] ?? '',
    key,
    check,
    call,
    data,
    act: (action) => sandbox.call('POST', '/_sandbox/act', action),
    writes: () =>
      proxy.calls.filter(
        ({ method, path, status }) =>
          method !== 'GET' && !/\/(query|search)$/.test(path) && (status === null || status < 300),
      ),
    apis: processes,
    startWorker,
    stopWorkers,
    stop: async () => {
      await stopWorkers();
      await Promise.all([api.close(), ...processes.map((one) => one.stop())]);
      await Promise.all([proxy.stop(), sandbox.stop()]);
      await database.drop();
    },
  };
}

/** Every kind of change is told, some of it at once and never refused for its rate. */
async function subscribe(sandbox: TestSandbox, port: number): Promise<string> {
  const types = ['record.created', 'record.updated', 'record.deleted', 'record.merged'];
  await sandbox.call('POST', '/_sandbox/dials', {
    webhooks: { timeScale: 1_000, ratePerTarget: 1_000, allowHttpTargets: true },
  });
  const { data } = await sandbox.call<{ data: { secret: string } }>('POST', '/v2/webhooks', {
    data: {
      target_url: `http://127.0.0.1:${port}/webhooks/attio`,
      subscriptions: types.map((event_type) => ({ event_type, filter: null })),
    },
  });
  return data.secret;
}

/** How often a show repeats its case: a few times in CI, as often as asked for with `PUSH_COUNT`. */
export function showCount(inCi: number): number {
  return Number(process.env['PUSH_COUNT'] ?? inCi);
}

/** Runs the work for 0 … count-1, some at a time. */
export async function atOnce(count: number, width: number, work: (index: number) => Promise<void>): Promise<void> {
  let next = 0;
  const lane = async () => {
    while (next < count) await work(next++);
  };
  await Promise.all(Array.from({ length: Math.min(width, count) }, lane));
}

/** @returns the most of these moments that lie within any window of this length */
export function mostWithin(momentsMs: number[], windowMs: number): number {
  const sorted = [...momentsMs].sort((a, b) => a - b);
  let first = 0;
  return sorted.reduce((most, atMs, index) => {
    while (atMs - (sorted[first] ?? 0) >= windowMs) first++;
    return Math.max(most, index - first + 1);
  }, 0);
}

/** One line per claim, for people who read the show. */
export function report(title: string, figures: Record<string, unknown>): void {
  const line = Object.entries(figures).map(([name, value]) => `${name} ${String(value)}`);
  process.stdout.write(`${title}: ${line.join(', ')}\n`);
}

async function waitForMirror(worker: INestApplicationContext): Promise<void> {
  const runs = worker.get(RunService, { strict: false });
  await eventually(
    async () => {
      const all = (await runs.list(100)).filter(
        ({ kind }) => kind === 'record' || kind === 'entry' || kind === 'member',
      );
      expect(all.length).toBeGreaterThan(0);
      expect(
        all.filter(({ state }) => state !== 'succeeded').map(({ scopeSlug, error }) => [scopeSlug, error]),
      ).toEqual([]);
    },
    { timeoutMs: 120_000 },
  );
}
