// @ts-check
import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { Redis } from 'ioredis';
import { migrate } from '../../scripts/lib/migrator.mjs';
import { freePort } from '../../scripts/lib/ports.mjs';
import { startPostgres } from '../../scripts/lib/postgres.mjs';
import { startRedis } from '../../scripts/lib/redis.mjs';
import { closeWatchdog, removeAtEnd } from '../../scripts/lib/watchdog.mjs';

/**
 * Where the tests find their servers; passed on to the test processes through the environment.
 * @typedef {object} TestServers
 * @property {string} databaseUrl the server's own database; tests make others beside it
 * @property {string} redisUrl without a database number
 * @property {string} template a migrated database to copy
 */

/**
 * Starts a throw-away Postgres and Redis on free ports, or takes those of TEST_DATABASE_URL and TEST_REDIS_URL, and
 * makes the migrated template database.
 * @returns {Promise<{ servers: TestServers, stop: () => Promise<void> }>}
 */
export async function startTestServers(env = process.env) {
  const folder = mkdtempSync(join(tmpdir(), 'attio-sync-test-'));
  removeAtEnd(folder);
  const [postgres, redis] = await Promise.all([
    env.TEST_DATABASE_URL ? undefined : startOwnPostgres(folder),
    env.TEST_REDIS_URL ? undefined : startOwnRedis(folder),
  ]);
  const databaseUrl = postgres?.url('postgres') ?? String(env.TEST_DATABASE_URL);
  const redisUrl = redis?.url ?? String(env.TEST_REDIS_URL);
  await assertRedis(redisUrl);
  const template = `attio_sync_template_${randomBytes(4).toString('hex')}`;
  const templateUrl = new URL(databaseUrl);
  templateUrl.pathname = `/${template}`;
  await migrate(templateUrl.href);
  const stop = async () => {
    await dropDatabase(databaseUrl, template);
    await Promise.all([redis?.stop(), postgres?.stop()]);
    await closeWatchdog();
  };
  return { servers: { databaseUrl, redisUrl, template }, stop };
}

/**
 * A Postgres of the caller's own, to be killed and started again.
 * @param {string} folder @param {number} [port]
 */
export async function startOwnPostgres(folder, port) {
  mkdirSync(folder, { recursive: true });
  return startPostgres({
    folder: join(folder, 'postgres'),
    port: port ?? (await freePort()),
    password: 'test',
    logFile: join(folder, 'postgres.log'),
    throwAway: true,
  });
}

/**
 * A Redis of the caller's own, to be killed and started again.
 * @param {string} folder @param {number} [port]
 */
export async function startOwnRedis(folder, port) {
  mkdirSync(folder, { recursive: true });
  return startRedis({
    folder: join(folder, 'redis'),
    port: port ?? (await freePort()),
    password: 'test',
    logFile: join(folder, 'redis.log'),
    throwAway: true,
  });
}

/** @param {string} serverUrl @param {string} name */
export async function dropDatabase(serverUrl, name) {
  const client = new pg.Client({ connectionString: serverUrl });
  await client.connect();
  try {
    await client.query(`DROP DATABASE IF EXISTS ${pg.escapeIdentifier(name)} WITH (FORCE)`);
  } finally {
    await client.end();
  }
}

/** @param {string} url */
async function assertRedis(url) {
  const redis = new Redis(url, { lazyConnect: true, maxRetriesPerRequest: 0, retryStrategy: () => null });
  redis.on('error', () => {}); // told by connect()
  try {
    await redis.connect();
  } catch (error) {
    const { hostname, port } = new URL(url);
    throw new Error(`The tests need Redis, and ${hostname}:${port || 6379} (TEST_REDIS_URL) does not answer.`, {
      cause: error,
    });
  } finally {
    redis.disconnect();
  }
}
