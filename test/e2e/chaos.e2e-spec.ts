import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { projectRoot } from '../../scripts/lib/paths.mjs';

jest.setTimeout(300_000);

interface Result {
  scenario: string;
  changes: number;
  writes: number;
  verdict: Record<string, string[]>;
}

/** The first three faults every installation meets. `npm run chaos` plays all of them, for longer. */
const SELECTION = ['worker-killed', 'redis-killed', 'timeout-after-commit'];
const CLEAN = { lost: [], doubled: [], stale: [], falseDeletes: [], other: [] };

describe('a whole installation under load and faults', () => {
  it.each(SELECTION)('loses, doubles and deletes nothing: %s', async (scenario) => {
    const harness = spawn(
      process.execPath,
      [join(projectRoot, 'test/chaos/main.mjs'), '--scenario', scenario, '--seconds', '6', '--json'],
      { cwd: projectRoot, stdio: ['ignore', 'pipe', 'pipe'] },
    );
    const [stdout, stderr] = await Promise.all([text(harness.stdout), text(harness.stderr), once(harness, 'close')]);
    const line = stdout.split('\n').find((one) => one.startsWith('{'));
    if (line === undefined) throw new Error(`${scenario} gave no result: ${stderr.slice(-2_000)}`);
    const result = JSON.parse(line) as Result;
    expect({ scenario: result.scenario, ...result.verdict }).toEqual({ scenario, ...CLEAN });
    // A run without load would be clean as well.
    expect(Math.min(result.changes, result.writes)).toBeGreaterThan(20);
  });
});
