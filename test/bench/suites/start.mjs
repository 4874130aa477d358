// @ts-check
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { figure } from '../harness/figures.mjs';
import { filledDatabase } from '../harness/runs.mjs';
import { projectRoot } from '../../../scripts/lib/paths.mjs';
import { freePort } from '../../../scripts/lib/ports.mjs';

const READY = 'Attio Sync is ready.';

/** @type {import('./index.mjs').Suite} */
export const start = {
  title: 'until it is ready',
  usual: { size: 500, repeat: 5 },
  quick: { size: 50, repeat: 1 },
  run: async (stage, { size, repeat, say }) => {
    const pages = await stage.startPages({ rows: size });
    const { database, worker } = await filledDatabase(stage, pages.baseUrl);
    await worker.stop();
    /** @type {Record<'worker' | 'api' | 'all', number[]>} */
    const seconds = { worker: [], api: [], all: [] };
    for (let round = 1; round <= repeat; round++) {
      seconds.worker.push(await timed(() => stage.startWorker(database, pages.baseUrl)));
      seconds.api.push(await timed(() => stage.startApi(database, pages.baseUrl)));
    }
    await pages.stop();
    await database.drop();
    const env = {
      ...process.env,
      ATTIO_SYNC_DATA_DIR: join(stage.folder, 'installation'),
      API_PORT: String(await freePort()),
      SANDBOX_PORT: String(await freePort()),
      ...{ ATTIO_API_KEY: '', DATABASE_URL: '', REDIS_URL: '' },
    };
    const first = await npmStart(env); // makes the data folders
    for (let round = 1; round <= repeat; round++) seconds.all.push(await npmStart(env));
    say(`${JSON.stringify(seconds)}; the first start ${first.toFixed(1)} s`);
    const suite = 'start';
    const below = (/** @type {number} */ most) => ({
      text: `< ${most} s`,
      holds: (/** @type {number} */ median) => median < most,
    });
    return [
      figure({ suite, name: '`npm start`, second time', unit: 's', runs: seconds.all, goal: below(10) }),
      figure({ suite, name: 'worker', unit: 's', runs: seconds.worker, goal: below(2) }),
      figure({ suite, name: 'api', unit: 's', runs: seconds.api }),
    ];
  },
};

/** Seconds until a service is ready; it is stopped again. @param {() => Promise<{ stop: () => Promise<void> }>} begin */
async function timed(begin) {
  const startedAt = performance.now();
  const service = await begin();
  const took = (performance.now() - startedAt) / 1_000;
  await service.stop();
  return took;
}

/** From the command to its summary. @param {NodeJS.ProcessEnv} env @returns {Promise<number>} seconds */
async function npmStart(env) {
  const startedAt = performance.now();
  const child = spawn('npm', ['start'], { cwd: projectRoot, env, stdio: ['ignore', 'pipe', 'pipe'], detached: true });
  let text = '';
  child.stderr.on('data', (chunk) => (text += chunk));
  const ended = once(child, 'exit');
  const took = await new Promise((resolve, reject) => {
    child.stdout.on('data', (chunk) => {
      text += chunk;
      if (text.includes(READY)) resolve((performance.now() - startedAt) / 1_000);
    });
    void ended.then(() => reject(new Error(`npm start ended:\n${text}`)));
  });
  // To the whole group, as Ctrl-C does.
  process.kill(-Number(child.pid), 'SIGINT');
  await ended.catch(() => {});
  await until(() => !readFileSync(`/proc/loadavg`, 'utf8').startsWith('x'));
  return took;
}

/** @param {() => boolean} holds */
async function until(holds) {
  while (!holds()) await new Promise((resolve) => setTimeout(resolve, 50));
}
