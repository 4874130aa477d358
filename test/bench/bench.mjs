// @ts-check
/**
 * `npm run bench -- [suite …] [--size n] [--repeat n] [--quick] [--profile]`: how fast, beside what the machine could do at most.
 * Prints a table and writes JSON to .cache/bench/; `--profile` also CPU profiles of api and worker. `npm run bench -- figures` writes the tables of all reports into
 * docs/performance.md.
 */
import { parseArgs } from 'node:util';
import { join } from 'node:path';
import { cacheDir, projectRoot } from '../../scripts/lib/paths.mjs';
import { machine } from './harness/machine.mjs';
import { table, writeReport } from './harness/report.mjs';
import { openStage } from './harness/stage.mjs';
import { writeFigures } from './harness/write-figures.mjs';
import { suites } from './suites/index.mjs';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    size: { type: 'string' },
    repeat: { type: 'string' },
    quick: { type: 'boolean', default: false },
    profile: { type: 'boolean', default: false },
  },
});
if (positionals[0] === 'figures') {
  writeFigures(join(projectRoot, 'docs/performance.md'));
} else {
  await run(positionals.length > 0 ? positionals : Object.keys(suites));
}

/** @param {string[]} names */
async function run(names) {
  const unknown = names.filter((name) => !(name in suites));
  if (unknown.length > 0) {
    console.error(`No suite is called ${unknown.join(', ')}. There are: ${Object.keys(suites).join(', ')}.`);
    process.exitCode = 1;
    return;
  }
  for (const name of names) {
    const suite = /** @type {import('./suites/index.mjs').Suite} */ (suites[name]);
    const defaults = values.quick ? suite.quick : suite.usual;
    const size = values.size === undefined ? defaults.size : Number(values.size);
    const repeat = values.repeat === undefined ? defaults.repeat : Number(values.repeat);
    const say = (/** @type {string} */ text) => console.error(`  ${name}: ${text}`);
    const stage = await openStage({ profiles: values.profile ? join(cacheDir, 'bench/profiles') : undefined });
    try {
      const figures = await suite.run(stage, { size, repeat, isQuick: values.quick, say });
      console.log(`\n${name}: ${suite.title}\n\n${table(figures)}\n`);
      for (const { name: what, note } of figures) if (note) console.log(`  ${what}: ${note}`);
      const measuredAt = new Date().toISOString().slice(0, 10);
      const options = { size, repeat, quick: values.quick };
      const facts = { suite: name, measuredAt, machine: machine(), servers: stage.versions, options };
      // Quick runs show that the programs work; their figures mean nothing and must not end in the documentation.
      writeReport({ ...facts, figures }, join(cacheDir, values.quick ? 'bench/quick' : 'bench'));
    } finally {
      await stage.close();
    }
  }
}
