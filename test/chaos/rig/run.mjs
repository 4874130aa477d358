// @ts-check
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { freePort } from '../../../scripts/lib/ports.mjs';
import { Apps } from './apps.mjs';
import { castFrom } from './cast.mjs';
import { Editors } from './editors.mjs';
import { Load } from './load.mjs';
import { People } from './people.mjs';
import { Random } from './random.mjs';
import { Sandbox } from './sandbox.mjs';
import { callJson } from './json.mjs';
import { query } from './servers.mjs';

/**
 * @typedef {object} RunOptions
 * @property {import('../scenarios/scenario.mjs').Scenario} scenario
 * @property {number} seed
 * @property {number} seconds of load
 * @property {number} changesPerSecond
 * @property {number} writesPerSecond
 * @property {string} root the build to run
 * @property {string} folder for logs
 */

const SIZE = { people: 150, companies: 40, deals: 15 };
const BACKFILL_MS = 90_000;

/** Deliveries that were refused come again within fractions of a second, and are given up after minutes. */
const DELIVERIES = { timeScale: 4_000, ratePerTarget: 50, maxRetries: 12, timeoutMs: 5_000 };

/** One installation under chaos: a workspace, a database, an api and workers, and the load on them. */
export class Run {
  /** When the faults began and ended; everything is well again from then on. */
  faultFromMs = 0;
  faultToMs = 0;
  /** Notes of the scenario for its own claims. @type {Record<string, any>} */
  notes = {};
  /** For scenarios that stand in between. @type {string | undefined} */
  apiDatabaseUrl;
  /** @type {string | undefined} */
  attioBaseUrl;

  /**
   * @param {Awaited<ReturnType<typeof import('./servers.mjs').startServers>>} servers
   * @param {RunOptions} options
   */
  constructor(servers, options) {
    this.servers = servers;
    this.options = options;
    this.random = new Random(options.seed * 1_000_003 + nameNumber(options.scenario.name));
    this.database = `chaos_${randomBytes(6).toString('hex')}`;
    this.apiKey = `ats_${randomBytes(32).toString('base64url')}`;
  }

  /** Starts everything and waits until the mirror is full. */
  async begin() {
    const { options, servers } = this;
    mkdirSync(options.folder, { recursive: true });
    const { scenario, seed } = options;
    const apiPort = await freePort();
    const [databaseUrl, sandbox] = await Promise.all([
      servers.postgres.createDatabase(this.database),
      Sandbox.start(options.folder, { ...SIZE, ...scenario.size, seed }),
      servers.redis.command('FLUSHALL'),
    ]);
    this.databaseUrl = databaseUrl;
    this.sandbox = sandbox;
    await sandbox.dials({ webhooks: DELIVERIES, effects: { companyFromEmail: false } });
    await scenario.prepare?.(this);
    const webhookSecret = await sandbox.subscribe(`http://127.0.0.1:${apiPort}/webhooks/attio`);
    const attioBaseUrl = this.attioBaseUrl ?? sandbox.baseUrl;
    this.apps = new Apps({
      root: options.root,
      folder: options.folder,
      apiPort,
      workers: scenario.workers ?? 1,
      env: { ...environment({ sandbox, servers, databaseUrl, webhookSecret, attioBaseUrl }), ...scenario.env },
      apiEnv: this.apiDatabaseUrl === undefined ? {} : { DATABASE_URL: this.apiDatabaseUrl },
    });
    const keyHash = createHash('sha256').update(this.apiKey).digest('hex');
    await this.query('INSERT INTO api_key (key_id, name, key_hash, scopes) VALUES ($1, $2, $3, $4)', [
      randomUUID(),
      'chaos',
      keyHash,
      ['read', 'write', 'admin'],
    ]);
    await this.apps.startAllReady();
    if (scenario.duringBackfill) await scenario.duringBackfill(this);
    await this.#untilMirrored();
    const cast = await castFrom(sandbox);
    await scenario.beforeLoad?.(this);
    this.cast = cast;
    const dice = () => this.random.fork();
    this.people = new People(sandbox, dice(), cast);
    this.editors = new Editors({ apiUrl: this.apps.apiUrl, apiKey: this.apiKey }, dice(), cast);
    const pace = { changesPerSecond: options.changesPerSecond, writesPerSecond: options.writesPerSecond };
    this.load = new Load(this.people, this.editors, { ...pace, ...scenario.pace });
    await sandbox.call('DELETE', '/_sandbox/calls');
    return this;
  }

  /** The load, with the scenario's faults in its middle part: "during", and what comes later is "after". */
  async work() {
    const { seconds, scenario } = this.options;
    this.parts().load.start();
    await wait(seconds * 100);
    this.faultFromMs = Date.now();
    await scenario.fault(this, { ms: seconds * 600 });
    await this.heal();
    this.faultToMs = Date.now();
    const left = this.parts().load.startedAtMs + seconds * 1_000 - Date.now();
    await wait(Math.max(seconds * 200, left));
    await this.parts().load.stop();
  }

  /** Everything runs and answers as it should. */
  async heal() {
    const { redis, postgres } = this.servers;
    redis.resume();
    await postgres.allow(this.database, true);
    if (redis.isReal) {
      await redis.command('CONFIG', 'SET', 'maxmemory', '0');
      await redis.command('REPLICAOF', 'NO', 'ONE');
    }
    const { sandbox, apps } = this.parts();
    await sandbox.call('DELETE', '/_sandbox/faults');
    await sandbox.dials({
      webhooks: { dropRate: 0, duplicateRate: 0, delayMinMs: 0, delayMaxMs: 0, shuffleMs: 0 },
      reads: { staleMs: 0 },
      merge: { delayMs: 0 },
    });
    await apps.startAllReady();
  }

  /** What `begin` made; throws before it. */
  parts() {
    const { sandbox, apps, load, people, editors, cast, databaseUrl } = this;
    if (!sandbox || !apps || !load || !people || !editors || !cast || !databaseUrl)
      throw new Error('the run has not begun');
    return { sandbox, apps, load, people, editors, cast, databaseUrl };
  }

  /** One statement on this run's database. @param {string} sql @param {unknown[]} [values] */
  query(sql, values) {
    return query(this.databaseUrl ?? '', sql, values);
  }

  /** One call of our own API, for what scenarios ask of it. @param {string} method @param {string} path @param {unknown} [body] */
  async api(method, path, body) {
    return callJson(`${this.apps?.apiUrl}${path}`, method, this.apiKey, body);
  }

  /** What every connection of the apps is doing, for a run that got stuck. */
  async activity() {
    const rows = await this.query(
      `SELECT state, wait_event, left(regexp_replace(query, '\\s+', ' ', 'g'), 150) AS query,
              round(extract(epoch FROM clock_timestamp() - state_change)::numeric, 1) AS seconds, count(*)::int AS n
         FROM pg_stat_activity WHERE datname = current_database() AND application_name <> 'chaos'
        GROUP BY 1, 2, 3, 4 ORDER BY 4 DESC LIMIT 40`,
    );
    return rows.map((row) => JSON.stringify(row)).join('\n');
  }

  async end() {
    this.load?.abandon();
    await this.options.scenario.cleanUp?.(this);
    await this.apps?.stop();
    await this.sandbox?.stop();
    await this.servers.postgres.dropDatabase(this.database);
  }

  async #untilMirrored() {
    const deadline = Date.now() + BACKFILL_MS;
    for (;;) {
      const [row] = await this.query(
        `SELECT count(*)::int AS runs, count(*) FILTER (WHERE state <> 'succeeded')::int AS open,
                max(error) AS error FROM sync_run WHERE purpose = 'backfill'`,
      );
      if (row.runs > 0 && row.open === 0) return;
      if (Date.now() > deadline) throw new Error(`the mirror was not filled in time: ${JSON.stringify(row)}`);
      await wait(50);
    }
  }
}

/**
 * Development's pace is slow on purpose; leases are shorter than by default, so that a run need not wait long for the
 * work of the dead.
 * @param {{ sandbox: Sandbox, servers: Run['servers'], databaseUrl: string, webhookSecret: string, attioBaseUrl: string }} parts
 */
function environment({ sandbox, servers, databaseUrl, webhookSecret, attioBaseUrl }) {
  return {
    NODE_ENV: 'production',
    LOG_LEVEL: 'info',
    API_HOST: '127.0.0.1',
    DATABASE_URL: databaseUrl,
    REDIS_URL: servers.redis.url,
    ATTIO_BASE_URL: attioBaseUrl,
    ATTIO_API_KEY: sandbox.apiKey,
    ATTIO_WEBHOOK_SECRET: webhookSecret,
    ATTIO_CONCURRENCY: '10',
    ATTIO_INTERVAL_CAP: '50',
    ATTIO_TIMEOUT_MS: '3000',
    SYNC_LEASE_MS: '5000',
    PUSH_LEASE_MS: '5000',
    RUNS_LEASE_MS: '5000',
    RUNS_CONFIRM_AFTER_MS: '500',
    RUNS_RETRY_MS: '200',
    SYNC_COMMENT_SCAN: 'off',
    SCHEDULES: '{"*":"off"}',
    WEBHOOK_REPAIR: 'false',
  };
}

/** @param {string} name */
function nameNumber(name) {
  return [...name].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) >>> 0, 7) % 1_000;
}
