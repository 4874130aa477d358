import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { cacheDir, projectRoot } from '../../scripts/lib/paths.mjs';
import { suites } from '../bench/suites/index.mjs';

jest.setTimeout(180_000);

interface Report {
  suite: string;
  machine: object;
  figures: { name: string; unit: string; runs: number[]; median: number; ceiling: { median: number } | null }[];
}

/** Says nothing about speed: a busy machine would decide. */
describe('the benches', () => {
  it('cover every promise about speed', () => {
    const names = ['backfill', 'reconcile', 'webhook', 'freshness', 'memory', 'read', 'push', 'coalesce', 'start'];
    expect(Object.keys(suites).sort()).toEqual([...names, 'growth'].sort());
  });

  it('measure webhooks beside their ceiling and write down the figures', async () => {
    const args = [join(projectRoot, 'test/bench/bench.mjs'), 'webhook', '--quick'];
    const { stdout } = await promisify(execFile)(process.execPath, args, { cwd: projectRoot });
    const report = JSON.parse(readFileSync(join(cacheDir, 'bench/quick/webhook.json'), 'utf8')) as Report;
    expect(report.machine).toEqual({
      cpus: expect.any(Number),
      cpu: expect.any(String),
      memoryGb: expect.any(Number),
      os: expect.any(String),
      node: process.version,
    });
    expect(report.figures[0]?.ceiling?.median).toBeGreaterThan(0);
    for (const { name, runs, median } of report.figures) {
      expect(runs.every(Number.isFinite)).toBe(true);
      expect(Number.isFinite(median)).toBe(true);
      expect(stdout).toContain(name);
    }
  });
});
