// @ts-check
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { isOk, SANDBOX_API_KEY, startApp, startSandboxApp } from '../../../scripts/lib/apps.mjs';
import { migrate } from '../../../scripts/lib/migrator.mjs';
import { projectRoot } from '../../../scripts/lib/paths.mjs';
import { freePort } from '../../../scripts/lib/ports.mjs';
import { startPostgres } from '../../../scripts/lib/postgres.mjs';
import { startRedis } from '../../../scripts/lib/redis.mjs';
import { startService, waitUntilReady } from '../../../scripts/lib/service.mjs';
import { closeWatchdog, removeAtEnd } from '../../../scripts/lib/watchdog.mjs';

/** @typedef {import('../../../scripts/lib/service.mjs').Service} Service */
/** @typedef {Awaited<ReturnType<typeof openStage>>} Stage */
/**
 * A migrated database for one repetition, and connections for looking at it.
 * @typedef {{ name: string, url: string, pool: import('pg').Pool, drop: () => Promise<void> }} Database
 */

export const WEBHOOK_SECRET = 'bench-secret';
const TEMPLATE = 'bench_template';

/**
 * Servers of the bench's own, as `npm start` starts them: a Postgres that waits for the disk at every commit, a Redis,
 * and the built programs in production mode.
 * @param {{ profiles?: string | undefined }} [options] a folder for CPU profiles of api and worker
 */
export async function openStage({ profiles } = {}) {
  const nodeArgs = profiles ? ['--cpu-prof', `--cpu-prof-dir=${profiles}`] : [];
  const folder = mkdtempSync(join(tmpdir(), 'attio-sync-bench-'));
  removeAtEnd(folder);
  const log = (/** @type {string} */ name) => join(folder, `${name}.log`);
  const secret = { password: 'bench', folder: join(folder, 'postgres') };
  const [postgres, redis] = await Promise.all([
    startPostgres({ ...secret, port: await freePort(), logFile: log('postgres') }),
    startRedis({ folder: join(folder, 'redis'), port: await freePort(), password: 'bench', logFile: log('redis') }),
  ]);
  if (!redis.real) throw new Error('Figures need a real Redis: set REDIS_URL or install one.');
  await migrate(postgres.url(TEMPLATE));
  const admin = new pg.Client({ connectionString: postgres.url('postgres') });
  await admin.connect();
  const { rows } = await admin.query('SHOW server_version');
  let databases = 0;
  /** @type {Set<Service>} */
  const running = new Set();

  /** @returns {Promise<Database>} */
  async function newDatabase() {
    const name = `bench_${databases++}`;
    await admin.query(`CREATE DATABASE ${name} TEMPLATE ${TEMPLATE}`);
    const url = postgres.url(name);
    const pool = connections(url, 2);
    const drop = async () => {
      await pool.end();
      await admin.query(`DROP DATABASE ${name} WITH (FORCE)`);
      await admin.query('CHECKPOINT'); // its pages are not written during the next repetition
    };
    return { name, url, pool, drop };
  }

  /** @template {Service} S @param {S} service @returns {S} */
  function kept(service) {
    running.add(service);
    void service.exited.then(() => running.delete(service));
    return service;
  }

  /**
   * What an app needs. @param {{ name: string, url: string }} database @param {string} baseUrl of Attio
   * @param {Record<string, string>} [more]
   */
  function environment(database, baseUrl, more) {
    const { PATH, HOME, TMPDIR, TZ, NODE_OPTIONS } = process.env;
    return {
      ...{ PATH, HOME, TMPDIR, TZ, NODE_OPTIONS },
      NODE_ENV: 'production',
      LOG_LEVEL: 'info',
      DATABASE_URL: database.url,
      REDIS_URL: redis.url,
      QUEUE_PREFIX: database.name,
      ATTIO_API_KEY: SANDBOX_API_KEY,
      ATTIO_BASE_URL: baseUrl,
      ATTIO_WEBHOOK_SECRET: WEBHOOK_SECRET,
      // All of what Attio allows; the production default leaves most of it to others.
      ATTIO_INTERVAL_CAP: '100',
      ATTIO_CONCURRENCY: '10',
      // One call for every record and entry: a matter of hours, in which nothing else would be seen.
      SYNC_COMMENT_SCAN: 'off',
      // One key asks as fast as it can, and Attio's deliveries come by the thousand.
      API_RATE_LIMIT: '0',
      WEBHOOK_RATE_LIMIT: '0',
      ...more,
    };
  }

  /** @param {Database} database @param {string} baseUrl @param {Record<string, string>} [more] @returns {Promise<Service>} */
  async function startWorker(database, baseUrl, more) {
    const logFile = log(`worker-${Date.now()}-${running.size}`);
    const worker = kept(startApp('worker', { env: environment(database, baseUrl, more), logFile, nodeArgs }));
    await waitUntilReady(worker, async () => readFileSync(logFile, 'utf8').includes('worker is ready'));
    return worker;
  }

  /** @param {Database} database @param {string} baseUrl @param {Record<string, string>} [more] */
  async function startApi(database, baseUrl, more) {
    const port = more?.API_PORT ?? String(await freePort());
    const env = environment(database, baseUrl, { ...more, API_PORT: port });
    const service = kept(startApp('api', { env, logFile: log(`api-${port}`), nodeArgs }));
    const origin = `http://127.0.0.1:${port}`;
    await waitUntilReady(service, () => isOk(`${origin}/health/ready`));
    const args = [join(projectRoot, 'dist/apps/api/src/keys.js'), 'create', '--name', 'bench'];
    const made = spawnSync(process.execPath, [...args, '--scopes', 'read,write,admin'], { env, encoding: 'utf8' });
    const headers = { authorization: `Bearer ${made.stdout.trim()}`, 'content-type': 'application/json' };
    return { ...service, origin, headers };
  }

  /** The stand-in for Attio, with all attributes of people. @param {{ rows: number, latencyMs?: number }} shape */
  async function startPages({ rows, latencyMs = 0 }) {
    const port = await freePort();
    const origin = `http://127.0.0.1:${port}`;
    const options = ['--full', '--rows', String(rows), '--latency', String(latencyMs), '--port', String(port)];
    const args = [join(projectRoot, 'test/bench/serve-pages.mjs'), ...options];
    const command = { name: 'pages', command: process.execPath, args, logFile: log('pages') };
    const service = kept(startService({ ...command, stopSignal: 'SIGTERM' }));
    await waitUntilReady(service, () => isOk(`${origin}/_stats`));
    const call = async (/** @type {string} */ path, /** @type {object} */ body) => {
      const response = await fetch(origin + path, { method: 'POST', body: JSON.stringify(body) });
      return /** @type {Record<string, number>} */ (await response.json());
    };
    return {
      ...service,
      baseUrl: `${origin}/v2`,
      control: (/** @type {object} */ change) => call('/_control', change),
      stats: () => call('/_stats', {}),
    };
  }

  /** @param {string[]} args */
  async function startSandbox(args) {
    const service = kept(await startSandboxApp({ port: await freePort(), logFile: log('sandbox'), args }));
    const { origin } = new URL(service.baseUrl);
    /** @type {(path: string, body?: unknown) => Promise<any>} */
    const call = async (path, body) => {
      const headers = { authorization: `Bearer ${SANDBOX_API_KEY}`, 'content-type': 'application/json' };
      const method = body === undefined ? 'GET' : 'POST';
      const response = await fetch(origin + path, { method, headers, body: JSON.stringify(body) });
      if (!response.ok) throw new Error(`${path} was answered ${response.status}: ${await response.text()}`);
      return response.json();
    };
    return { ...service, call };
  }

  async function close() {
    for (const service of running) await service.stop();
    await admin.end();
    await Promise.all([redis.stop(), postgres.stop()]);
    await closeWatchdog();
  }
  const versions = { postgres: String(rows[0].server_version), redis: redis.title };
  return { folder, versions, newDatabase, environment, startWorker, startApi, startPages, startSandbox, close };
}

/**
 * Connections of the bench itself. What becomes of idle ones does not matter: their database may be dropped first.
 * @param {string} connectionString @param {number} max
 */
export function connections(connectionString, max) {
  const pool = new pg.Pool({ connectionString, max });
  pool.on('error', () => {});
  pool.on('connect', (client) => void client.on('error', () => {}));
  return pool;
}
