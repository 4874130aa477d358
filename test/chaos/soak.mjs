// @ts-check
// `npm run soak -- --minutes 30`: steady load without faults, and whether memory, tables and lag stay flat. Prints
// slopes over the later two thirds of the time, when caches and pools are warm; then checks the data as a chaos run does.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { projectRoot } from '../../scripts/lib/paths.mjs';
import { runProgram } from '../../scripts/lib/user-error.mjs';
import { closeWatchdog } from '../../scripts/lib/watchdog.mjs';
import { latencies } from './check/figures.mjs';
import { snapshot } from './check/log.mjs';
import { isClean, judge } from './check/verdict.mjs';
import { converge } from './rig/converge.mjs';
import { Run } from './rig/run.mjs';
import { startServers } from './rig/servers.mjs';

const SAMPLE_MS = 5_000;
const CONVERGE_MS = 60_000;

/** @type {import('./scenarios/scenario.mjs').Scenario} */
const nothing = {
  name: 'soak',
  title: 'Nothing is broken',
  switch: '',
  fault: async (_run, { ms }) => void (await wait(ms)),
};

runProgram(async () => {
  const { values } = parseArgs({
    options: {
      minutes: { type: 'string', default: '30' },
      changes: { type: 'string', default: '25' },
      writes: { type: 'string', default: '10' },
      json: { type: 'boolean', default: false },
    },
  });
  const folder = mkdtempSync(join(tmpdir(), 'attio-sync-soak-'));
  // Children do not keep us running, and there are moments in which we wait for nothing else.
  const alive = setInterval(() => {}, 60_000);
  const servers = await startServers(folder);
  const seconds = Number(values.minutes) * 60;
  const run = new Run(servers, {
    scenario: nothing,
    seed: 1,
    seconds,
    changesPerSecond: Number(values.changes),
    writesPerSecond: Number(values.writes),
    root: join(projectRoot, 'dist'),
    folder: join(folder, 'run'),
  });
  try {
    await run.begin();
    const before = await snapshot(run);
    /** @type {Record<string, number>[]} */
    const samples = [];
    const sampling = setInterval(() => void sample(run).then((one) => samples.push(one)), SAMPLE_MS);
    await run.work();
    clearInterval(sampling);
    const convergence = await converge(run, CONVERGE_MS);
    const { verdict } = await judge(run, before, convergence);
    const rates = run.parts().load.rates();
    const { visible } = await latencies(run);
    const slopes = slopesOf(samples);
    const counts = Object.entries(verdict).map(([name, faults]) => `${name} ${faults.length}`);
    if (values.json) console.log(JSON.stringify({ minutes: seconds / 60, rates, visible, slopes, verdict, samples }));
    else {
      console.log(
        `${(seconds / 60).toFixed(1)} minutes at ${rates.changes.toFixed(1)} changes and ${rates.writes.toFixed(1)} writes a second: ${counts.join(', ')}`,
      );
      console.log(`p99 visible ${visible.during} ms`);
      console.log('figure                         first      last      slope per minute');
      for (const { name, first, last, perMinute } of slopes) {
        console.log(
          `${name.padEnd(26)} ${round(first).padStart(9)} ${round(last).padStart(9)} ${round(perMinute).padStart(12)}`,
        );
      }
    }
    for (const fault of Object.values(verdict).flat().slice(0, 10)) console.log(`  ${fault}`);
    process.exitCode = isClean(verdict) ? 0 : 1;
  } finally {
    await run.end();
    await servers.stop();
    rmSync(folder, { recursive: true, force: true });
    await closeWatchdog();
    clearInterval(alive);
  }
});

/** @param {Run} run @returns {Promise<Record<string, number>>} */
async function sample(run) {
  const { apps } = run.parts();
  /** @type {Record<string, number>} */
  const figures = { minute: (Date.now() - run.parts().load.startedAtMs) / 60_000 };
  for (const name of apps.names) figures[`rss ${name} (MB)`] = residentMegabytes(apps.pid(name) ?? 0);
  const redis = String(await run.servers.redis.command('INFO', 'memory'));
  figures['redis (MB)'] = Number(/used_memory:(\d+)/.exec(redis)?.[1] ?? 0) / 2 ** 20;
  const tables = await run.query(
    `SELECT relname AS name, pg_total_relation_size(oid) / 1048576.0 AS size FROM pg_class
      WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace
        AND relname IN ('delivery', 'delivery_event', 'change_log', 'local_edit', 'dirty_mark', 'mirror_item')`,
  );
  for (const { name, size } of tables) figures[`table ${name} (MB)`] = Number(size);
  const [open] = await run.query(
    `SELECT (SELECT count(*) FROM dirty_mark)::int AS marks,
            (SELECT coalesce(max(extract(epoch FROM clock_timestamp() - first_marked_at)) * 1000, 0) FROM dirty_mark)::float8 AS lag,
            (SELECT count(*) FROM local_edit WHERE state IN ('pending', 'pushing'))::int AS edits`,
  );
  return { ...figures, 'open marks': open.marks, 'oldest mark (ms)': open.lag, 'open edits': open.edits };
}

/** Least squares over the later two thirds. @param {Record<string, number>[]} samples */
function slopesOf(samples) {
  const later = samples.slice(Math.floor(samples.length / 3));
  const names = Object.keys(later[0] ?? {}).filter((name) => name !== 'minute');
  return names.map((name) => {
    const points = later.map((one) => [one['minute'] ?? 0, one[name] ?? 0]);
    const mean = (/** @type {number} */ at) => points.reduce((sum, point) => sum + (point[at] ?? 0), 0) / points.length;
    const [x, y] = [mean(0), mean(1)];
    const over = points.reduce((sum, [a = 0, b = 0]) => sum + (a - x) * (b - y), 0);
    const under = points.reduce((sum, [a = 0]) => sum + (a - x) ** 2, 0);
    return {
      name,
      first: points[0]?.[1] ?? 0,
      last: points.at(-1)?.[1] ?? 0,
      perMinute: under === 0 ? 0 : over / under,
    };
  });
}

/** @param {number} pid */
function residentMegabytes(pid) {
  try {
    return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024;
  } catch {
    return 0; // not Linux
  }
}

/** @param {number} value */
function round(value) {
  return value.toFixed(Math.abs(value) < 10 ? 2 : 0);
}
