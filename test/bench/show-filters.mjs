// @ts-check
/** Compares many generated queries with the sandbox's own answers: `npm run show:filters -- --count 5000 [--seed 1]`. */
import { spawnSync } from 'node:child_process';
import { parseArgs } from 'node:util';

const { values: options } = parseArgs({
  options: { count: { type: 'string', default: '5000' }, seed: { type: 'string' } },
});
const run = spawnSync('npx', ['jest', '--selectProjects=medium', '--testPathPatterns', 'query-filters'], {
  stdio: 'inherit',
  env: { ...process.env, FILTER_COUNT: options.count, ...(options.seed ? { FILTER_SEED: options.seed } : {}) },
});
process.exitCode = run.status ?? 1;
