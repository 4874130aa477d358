// @ts-check
// Random changes by people in the sandbox, with lost, doubled, late deliveries and lagging reads: does the mirror end
// equal to Attio after one reconciliation? `npm run show:convergence -- --seeds 20 --changes 10000`
import { spawn } from 'node:child_process';
import { parseArgs } from 'node:util';
import { projectRoot } from '../lib/paths.mjs';

const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '20' },
    'first-seed': { type: 'string', default: '1' },
    changes: { type: 'string', default: '10000' },
    /** Deliveries wait a random part of this. */
    'shuffle-ms': { type: 'string', default: '60000' },
    /** Reads show the state of up to so long ago. */
    'stale-ms': { type: 'string', default: '3000' },
    /** Length of the time in which the changes are made. */
    'spread-ms': { type: 'string', default: '60000' },
  },
});

const sizes = Object.entries(values).map(([name, value]) => [
  `CONVERGENCE_${name.toUpperCase().replaceAll('-', '_')}`,
  String(value),
]);
const jest = spawn(
  process.execPath,
  ['node_modules/jest/bin/jest.js', '--selectProjects', 'medium', '--testPathPatterns', 'convergence-random'],
  {
    cwd: projectRoot,
    stdio: 'inherit',
    env: { ...process.env, ...Object.fromEntries(sizes) },
  },
);
jest.on('exit', (code) => {
  process.exitCode = code ?? 1;
});
