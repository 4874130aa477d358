// @ts-check
/** Knocks at every route without a good key, and sends bad input of every kind to it: `npm run show:fuzz -- --count 20000 [--seed 1]`. */
import { spawnSync } from 'node:child_process';
import { parseArgs } from 'node:util';

const { values: options } = parseArgs({
  options: {
    count: { type: 'string', default: '20000' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
  },
});
const run = spawnSync('npx', ['jest', '--selectProjects=medium', '--testPathPatterns', 'access-(fuzz|routes)'], {
  stdio: 'inherit',
  env: { ...process.env, FUZZ_COUNT: options.count, FUZZ_SEED: options.seed },
});
process.exitCode = run.status ?? 1;
