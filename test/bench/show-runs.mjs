// @ts-check
// `npm run show:runs [-- --rows 200000 --kills 10 --large 1000000]`: what a backfill survives and what it costs. Starts
// Postgres, Redis and the page server of its own, and the built worker; prints one line per claim and exits with 1 when
// one does not hold.
import { spawn, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { Redis } from 'ioredis';
import pg from 'pg';
import { projectRoot } from '../../scripts/lib/paths.mjs';
import { freePort } from '../../scripts/lib/ports.mjs';
import { startTestServers } from '../support/servers.mjs';

const PAGES_AT_ONCE = 8;
const PAGE = 500;

/** @param {string} name @param {number} fallback */
function option(name, fallback) {
  const at = process.argv.indexOf(`--${name}`);
  return at === -1 ? fallback : Number(process.argv[at + 1]);
}

let failed = 0;
/** @param {string} claim @param {boolean} holds @param {string} figures */
function show(claim, holds, figures) {
  if (!holds) failed += 1;
  console.log(`${holds ? 'yes' : 'NO '}  ${claim}: ${figures}`);
}

const { servers, stop } = await startTestServers();
/** @type {import('node:child_process').ChildProcess[]} */
const children = [];

/** @param {string[]} args @param {NodeJS.ProcessEnv} [env] */
function start(args, env = process.env) {
  const child = spawn(process.execPath, args, { cwd: projectRoot, env, stdio: 'ignore' });
  children.push(child);
  return child;
}

/** A database, a page server with so many rows, and how to run the programs on them. @param {number} rows */
async function stage(rows) {
  const name = `attio_sync_show_${rows}`;
  const admin = new pg.Client({ connectionString: servers.databaseUrl });
  await admin.connect();
  await admin.query(`CREATE DATABASE ${name} TEMPLATE ${servers.template}`);
  await admin.end();
  const url = new URL(servers.databaseUrl);
  url.pathname = `/${name}`;
  const port = await freePort();
  const server = start(['test/bench/serve-pages.mjs', '--rows', String(rows), '--port', String(port)]);
  const origin = `http://127.0.0.1:${port}`;
  const env = {
    PATH: process.env.PATH,
    DATABASE_URL: url.href,
    REDIS_URL: servers.redisUrl,
    QUEUE_PREFIX: name,
    ATTIO_API_KEY: 'pages',
    ATTIO_BASE_URL: `${origin}/v2`,
    ATTIO_CONCURRENCY: '16',
    ATTIO_INTERVAL_CAP: '125',
    RUNS_PAGES_AT_ONCE: String(PAGES_AT_ONCE),
    RUNS_LEASE_MS: '2000',
    RUNS_CONFIRM_AFTER_MS: '100',
  };
  const pool = new pg.Pool({ connectionString: url.href, max: 2 });
  pool.on('error', () => {}); // the server goes before it when something else has failed
  const run = async () => {
    const { rows: found } = await pool.query(
      `SELECT state, pages_done, rows_seen::int AS rows, rows_written::int AS written, requests_used, certificate, error,
              extract(epoch FROM finished_at - started_at)::float8 AS seconds
         FROM sync_run WHERE kind = 'record' ORDER BY created_at LIMIT 1`,
    );
    return found[0];
  };
  /** @returns {Promise<{ distinctPages: number, repeatedPages: number }>} */
  const stats = async () => /** @type {any} */ (await (await fetch(`${origin}/_stats`)).json());
  for (;;) {
    if (
      await stats().then(
        () => true,
        () => false,
      )
    )
      break;
    await wait(50);
  }
  const close = async () => {
    await pool.end();
    server.kill('SIGKILL');
  };
  return { env, run, stats, pool, close };
}

/** @param {import('node:child_process').ChildProcess} child */
async function killed(child) {
  child.kill('SIGKILL');
  if (child.exitCode === null && child.signalCode === null) await new Promise((resolve) => child.once('exit', resolve));
}

/** Resident memory in MB. @param {number | undefined} pid */
function residentMb(pid) {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  return Math.round(Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1024);
}

const WORKER = ['--enable-source-maps', join(projectRoot, 'dist/apps/worker/src/main.js')];

/** @param {number} rows @param {number} kills */
async function showKills(rows, kills) {
  const { env, run, stats, pool, close } = await stage(rows);
  const redis = new Redis(servers.redisUrl);
  const pages = Math.ceil(rows / (PAGE - 1));
  let worker = start(WORKER, env);
  let inFlight = 0;
  for (let kill = 1; kill <= kills; kill++) {
    const at = Math.floor((pages * kill) / (kills + 1));
    while (((await run())?.pages_done ?? 0) < at) await wait(10);
    await killed(worker);
    await wait(200); // what the page server is still answering
    const asked = (await stats()).distinctPages;
    inFlight += asked - (await run()).pages_done;
    // Every second time Redis is lost as well.
    if (kill % 2 === 0) await redis.flushall();
    worker = start(WORKER, env);
  }
  while (!['succeeded', 'failed', 'stopped'].includes((await run()).state)) await wait(100);
  const ended = await run();
  await killed(worker);
  redis.disconnect();
  const { repeatedPages, distinctPages } = await stats();
  const bound = kills * PAGES_AT_ONCE;
  show(
    `${rows} records, worker killed ${kills} times (Redis wiped ${Math.floor(kills / 2)} times): run ends complete`,
    ended.state === 'succeeded' && ended.rows === rows,
    `${ended.state}, ${ended.rows} rows in ${Math.round(ended.seconds)} s`,
  );
  // The end of the list is read twice on purpose.
  show(
    'pages read twice are no more than those in flight at the kills',
    repeatedPages <= inFlight + 1 && repeatedPages <= bound + 1,
    `${repeatedPages} of ${distinctPages} pages twice; in flight at the kills ${inFlight}; bound ${bound}`,
  );
  const verify = spawnSync(
    process.execPath,
    [join(projectRoot, 'dist/apps/cli/src/main.js'), 'verify', 'people', '--json'],
    {
      env: { ...env, QUEUE_PREFIX: 'show-verify' },
      encoding: 'utf8',
    },
  );
  const certificate = JSON.parse(verify.stdout.trim() || '{}');
  show(
    'verify says equal, and both digests are those of the backfill',
    verify.status === 0 && certificate.is_equal && certificate.digest.mirror === ended.certificate.digest.attio,
    `${certificate.digest?.attio} / ${certificate.digest?.mirror}, exit code ${verify.status}`,
  );
  const { rows: counted } = await pool.query('SELECT count(*)::int AS n FROM change_log');
  show('the backfill wrote no change-log rows', counted[0].n === 0, `${counted[0].n} rows`);
  await close();
}

/** @param {number} rows @returns {Promise<{ mb: number, seconds: number, state: string }>} the highest memory while scanning */
async function memoryOf(rows) {
  const { env, run, close } = await stage(rows);
  const worker = start(WORKER, env);
  let mb = 0;
  for (;;) {
    await wait(100);
    const now = await run();
    if (now?.pages_done > 0) mb = Math.max(mb, residentMb(worker.pid));
    if (now && ['succeeded', 'failed', 'stopped'].includes(now.state)) {
      await killed(worker);
      await close();
      return { mb, seconds: now.seconds, state: now.state };
    }
  }
}

try {
  const large = option('large', 1_000_000);
  const rows = option('rows', 200_000);
  if (rows > 0) await showKills(rows, option('kills', 10));
  if (large > 0) {
    const small = await memoryOf(large / 10);
    const big = await memoryOf(large);
    show(
      `memory is flat between ${large / 10} and ${large} records`,
      big.state === 'succeeded' && big.mb < small.mb * 1.25,
      `${small.mb} MB and ${big.mb} MB at most; ${Math.round(large / 10 / small.seconds)} and ${Math.round(large / big.seconds)} rows/s`,
    );
  }
} finally {
  for (const child of children) child.kill('SIGKILL');
  await stop();
}
process.exitCode = failed === 0 ? 0 : 1;
