// @ts-check
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { Redis } from 'ioredis';
import pg from 'pg';
import { migrate } from '../../../scripts/lib/migrator.mjs';
import { freePort } from '../../../scripts/lib/ports.mjs';
import { startPostgres } from '../../../scripts/lib/postgres.mjs';
import { startRedis } from '../../../scripts/lib/redis.mjs';

const PASSWORD = 'chaos';
const NEVER_MS = 600_000;

/** The harness's own Postgres. Durable, unlike the tests' servers: what it confirmed must survive its `kill -9`. */
class OwnPostgres {
  #template = `chaos_template_${randomBytes(4).toString('hex')}`;
  /** @type {Awaited<ReturnType<typeof startPostgres>> | undefined} */
  #service;

  /** @param {string} folder @param {number} port */
  constructor(folder, port) {
    this.folder = folder;
    this.port = port;
  }

  async start() {
    const { folder, port } = this;
    const logFile = join(folder, 'postgres.log');
    this.#service = await startPostgres({ folder: join(folder, 'postgres'), port, password: PASSWORD, logFile });
  }

  /** @param {NodeJS.Signals} [signal] SIGINT ends it in order, SIGKILL does not */
  async stop(signal = 'SIGINT') {
    this.#service?.kill(signal);
    await this.#service?.exited;
  }

  /** @param {string} database */
  url(database) {
    return `postgresql://postgres:${PASSWORD}@127.0.0.1:${this.port}/${database}`;
  }

  /** A migrated, empty database; the first call makes the template that all are copies of. @param {string} name */
  async createDatabase(name) {
    const known = await this.admin('SELECT 1 FROM pg_database WHERE datname = $1', [this.#template]);
    if (known.length === 0) await migrate(this.url(this.#template));
    await this.admin(`CREATE DATABASE ${name} TEMPLATE ${this.#template}`);
    return this.url(name);
  }

  /** @param {string} name */
  async dropDatabase(name) {
    await this.admin(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
  }

  /** Cuts every connection to a database but the caller's own kind. @param {string} name */
  async cut(name) {
    await this.admin(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
        WHERE datname = $1 AND application_name NOT LIKE 'chaos%'`,
      [name],
    );
  }

  /** Whether a database takes new connections, of anybody. @param {string} name @param {boolean} isAllowed */
  async allow(name, isAllowed) {
    await this.admin(`ALTER DATABASE ${name} ALLOW_CONNECTIONS ${isAllowed}`);
  }

  /** @param {string} sql @param {unknown[]} [values] */
  async admin(sql, values) {
    return query(this.url('postgres'), sql, values);
  }
}

/** The harness's own Redis: it keeps nothing, so that a start after a kill finds it empty. */
class OwnRedis {
  /** @type {Awaited<ReturnType<typeof startRedis>> | undefined} */
  #service;

  /** @param {string} folder @param {number} port */
  constructor(folder, port) {
    this.folder = folder;
    this.port = port;
  }

  async start() {
    const { folder, port } = this;
    const options = { folder: join(folder, 'redis'), port, password: PASSWORD, logFile: join(folder, 'redis.log') };
    this.#service = await startRedis({ ...options, throwAway: true });
  }

  /** Whether it is Redis itself, and not the server written in JavaScript that machines without one get. */
  get isReal() {
    return this.#service?.real ?? false;
  }

  get url() {
    return `redis://:${PASSWORD}@127.0.0.1:${this.port}`;
  }

  async kill() {
    this.#service?.kill('SIGKILL');
    await this.#service?.exited;
  }

  /** It answers nobody until `resume`, and refuses no connection. */
  pause() {
    this.#service?.kill('SIGSTOP');
  }

  resume() {
    this.#service?.kill('SIGCONT');
  }

  /** One command on a connection of its own. @param {string} name @param {...string} args */
  async command(name, ...args) {
    const redis = new Redis(this.url, { maxRetriesPerRequest: 1, retryStrategy: () => null });
    redis.on('error', () => {}); // told by the command
    try {
      return await redis.call(name, ...args);
    } finally {
      redis.disconnect();
    }
  }
}

/** Starts both on free ports. @param {string} folder holds their data and logs */
export async function startServers(folder) {
  const postgres = new OwnPostgres(folder, await freePort());
  const redis = new OwnRedis(folder, await freePort());
  await Promise.all([postgres.start(), redis.start()]);
  const stop = async () => {
    redis.resume();
    await Promise.all([postgres.stop(), redis.kill()]);
  };
  return { postgres, redis, stop };
}

/**
 * One statement on a connection of its own, tried again while the server is away: the harness breaks the server itself.
 * @param {string} url @param {string} sql @param {unknown[]} [values]
 * @returns {Promise<any[]>}
 */
export async function query(url, sql, values) {
  const deadline = Date.now() + NEVER_MS;
  for (;;) {
    const client = new pg.Client({ connectionString: url, application_name: 'chaos', connectionTimeoutMillis: 5_000 });
    client.on('error', () => {}); // told by the query
    try {
      await client.connect();
      return (await client.query(sql, values)).rows;
    } catch (error) {
      if (!isAway(error) || Date.now() > deadline) throw error;
      await wait(100);
    } finally {
      await client.end().catch(() => {});
    }
  }
}

/** The server is down, starting, stopping, or refuses this database for now. @param {unknown} error */
function isAway(error) {
  const code = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
  const text = error instanceof Error ? error.message : '';
  return /^(ECONN|EPIPE|57P0|08|55000|53300)/.test(code) || /terminated|timeout|not accepting/.test(text);
}
