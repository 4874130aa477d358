// @ts-check
/**
 * Shows that the request budget holds: four client processes ask a local server for more than the budget allows, the
 * server counts what arrives. Then the server fails for thirty seconds, and the calls that still reach it are counted.
 *
 *   node scripts/bench/budget.mjs [--seconds 20] [--outage 30] [--clients 4]
 */
import { fork, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { freePort } from '../lib/ports.mjs';
import { startRedis } from '../lib/redis.mjs';
import { startCountingServer } from './counting-server.mjs';

const { values: options } = parseArgs({
  options: {
    seconds: { type: 'string', default: '20' },
    outage: { type: 'string', default: '30' },
    clients: { type: 'string', default: '4' },
  },
});
const READS_PER_SECOND = 100;
const WRITES_PER_SECOND = 25;
/** Counting starts when all clients are up and the pace is steady. */
const WARM_UP_MS = 3_000;
const built = '.cache/bench';

const swc = spawnSync('npx', ['swc', 'libs', '-d', built, '--config-file', '.swcrc', '--quiet'], { stdio: 'inherit' });
if (swc.status !== 0) process.exit(1);
const folder = mkdtempSync(join(tmpdir(), 'attio-sync-bench-'));
const redis = await startRedis({
  folder,
  port: await freePort(),
  password: 'bench',
  logFile: join(folder, 'redis.log'),
  throwAway: true,
});
const server = await startCountingServer({ readsPerSecond: READS_PER_SECOND, writesPerSecond: WRITES_PER_SECOND });
console.log(
  `${options.clients} client processes, ${redis.title}, budget ${READS_PER_SECOND} reads/s and ${WRITES_PER_SECOND} writes/s`,
);

/** @type {import('node:child_process').ChildProcess[]} */
const clients = [];
try {
  await showBudget();
  await showBreaker();
} finally {
  for (const client of clients) client.kill('SIGKILL');
  await server.stop();
  await redis.stop();
  rmSync(folder, { recursive: true, force: true });
}

async function showBudget() {
  await Promise.all(Array.from({ length: Number(options.clients) }, () => startClient('hammer')));
  await pause(WARM_UP_MS);
  server.reset();
  const startedAt = performance.now();
  await pause(Number(options.seconds) * 1_000);
  const seconds = (performance.now() - startedAt) / 1_000;
  const { reads, writes, refused } = server.counted();
  await stopClients();
  report('reads', reads, READS_PER_SECOND, seconds);
  report('writes', writes, WRITES_PER_SECOND, seconds);
  console.log(`429 answers: ${refused}; longest stall of the counting server: ${server.longestStallMs()} ms`);
  if (maxInWindow(reads) > READS_PER_SECOND || maxInWindow(writes) > WRITES_PER_SECOND) process.exitCode = 1;
}

async function showBreaker() {
  const client = await startClient('hammer');
  await pause(WARM_UP_MS);
  server.fail(true);
  server.reset();
  await pause(Number(options.outage) * 1_000);
  const { reads, writes } = server.counted();
  const closed = new Promise((resolve) =>
    client.on('message', (message) => message === 'closed' && resolve(undefined)),
  );
  server.fail(false);
  const backAt = performance.now();
  await closed;
  const recoveryMs = Math.round(performance.now() - backAt);
  await stopClients();
  console.log(
    `breaker: ${options.outage} s of 503 answers let ${reads.length + writes.length} calls through; closed ${recoveryMs} ms after the end`,
  );
}

/** @param {string} name @param {number[]} arrivals milliseconds @param {number} budget @param {number} seconds */
function report(name, arrivals, budget, seconds) {
  const used = (100 * arrivals.length) / (budget * seconds);
  console.log(
    `${name}: ${arrivals.length} in ${seconds.toFixed(1)} s, at most ${maxInWindow(arrivals)} in any second (budget ${budget}), ${used.toFixed(1)} % of the budget used`,
  );
}

/** The most arrivals in any window of one second, wherever it starts. @param {number[]} arrivals */
function maxInWindow(arrivals) {
  let most = 0;
  for (let end = 0, start = 0; end < arrivals.length; end++) {
    while (Number(arrivals[end]) - Number(arrivals[start]) >= 1_000) start++;
    most = Math.max(most, end - start + 1);
  }
  return most;
}

/** @param {string} mode @returns {Promise<import('node:child_process').ChildProcess>} when it makes calls */
function startClient(mode) {
  const env = {
    ...process.env,
    APP_ENV: 'bench',
    REDIS_URL: redis.url,
    ATTIO_API_KEY: 'bench',
    ATTIO_BASE_URL: server.url,
    ATTIO_CONCURRENCY: '40',
    ATTIO_INTERVAL_CAP: '125',
    ATTIO_READS_PER_SECOND: String(READS_PER_SECOND),
    ATTIO_WRITES_PER_SECOND: String(WRITES_PER_SECOND),
  };
  const client = fork(join(import.meta.dirname, 'hammering-client.mjs'), [mode, built], { env });
  clients.push(client);
  return new Promise((resolve, reject) => {
    client.on('message', (message) => message === 'ready' && resolve(client));
    client.on('exit', (code) => reject(new Error(`a client ended with ${code} before it made a call`)));
  });
}

async function stopClients() {
  const running = clients.splice(0);
  await Promise.all(
    running.map((client) => new Promise((resolve) => client.once('exit', resolve) && client.kill('SIGKILL'))),
  );
}

/** @param {number} ms */
function pause(ms) {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
