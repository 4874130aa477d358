import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { projectRoot } from '../../scripts/lib/paths.mjs';

/** A short selection, at a pace a busy machine can hold; `npm run chaos` plays all of them, and for longer. */
const ARGUMENTS = [
  ...['--scenario', 'worker-killed,redis-killed,timeout-after-commit'],
  ...['--seconds', '6', '--changes', '10', '--writes', '5', '--json'],
];

jest.setTimeout(300_000);

interface Result {
  scenario: string;
  isClean: boolean;
  verdict: Record<string, string[]>;
}

describe('an installation whose parts are killed', () => {
  it('loses nothing, doubles nothing and ends as Attio is', async () => {
    const chaos = spawn(process.execPath, [join(projectRoot, 'test/chaos/main.mjs'), ...ARGUMENTS]);
    let [out, told] = ['', ''];
    chaos.stdout.on('data', (bytes: Buffer) => (out += bytes.toString()));
    chaos.stderr.on('data', (bytes: Buffer) => (told += bytes.toString()));
    await once(chaos, 'close');
    const results = out
      .split('\n')
      .filter((line) => line.startsWith('{'))
      .map((line) => JSON.parse(line) as Result);
    const faults = results.map(({ scenario, verdict }) => [scenario, Object.values(verdict).flat()]);
    expect({ faults, told }).toEqual({
      faults: ['worker-killed', 'redis-killed', 'timeout-after-commit'].map((scenario) => [scenario, []]),
      told: '',
    });
  });
});
