// @ts-check
// `npm run chaos:switches`: plays every scenario with a build that lacks the mechanism the scenario rests on. Each must
// fail: a check that never fails proves nothing. Exits with 1 when one is clean all the same.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { runProgram } from '../../scripts/lib/user-error.mjs';
import { closeWatchdog } from '../../scripts/lib/watchdog.mjs';
import { play } from './play.mjs';
import { addSwitchToReport } from './report/report.mjs';
import { startServers } from './rig/servers.mjs';
import { chooseScenarios } from './scenarios/index.mjs';
import { buildWithout, explain, mechanisms } from './switches.mjs';

/** What is broken does not mend itself: there is no point in a long wait. */
const CONVERGE_MS = 25_000;

runProgram(async () => {
  const { values } = parseArgs({
    options: {
      scenario: { type: 'string', default: 'all' },
      seed: { type: 'string', default: '1' },
      /** Further seeds are tried while nothing is noticed: some faults need luck. */
      tries: { type: 'string', default: '3' },
      seconds: { type: 'string', default: '15' },
      report: { type: 'boolean', default: false },
      list: { type: 'boolean', default: false },
    },
  });
  if (values.list)
    return console.log(
      Object.keys(mechanisms)
        .map((name) => `${name.padEnd(16)} ${explain(name)}`)
        .join('\n'),
    );
  const folder = mkdtempSync(join(tmpdir(), 'attio-sync-chaos-'));
  // Children do not keep us running, and there are moments in which we wait for nothing else.
  const alive = setInterval(() => {}, 60_000);
  const servers = await startServers(folder);
  /** @type {Map<string, string>} */
  const builds = new Map();
  let unnoticed = 0;
  try {
    for (const scenario of chooseScenarios(values.scenario)) {
      const root = builds.get(scenario.switch) ?? buildWithout(scenario.switch);
      builds.set(scenario.switch, root);
      const first = Number(values.seed);
      let row = await without(first);
      for (let seed = first + 1; !row.noticed && seed < first + Number(values.tries); seed += 1)
        row = await without(seed);
      if (!row.noticed) unnoticed += 1;
      const counts = Object.entries(row.counts).map(([name, count]) => `${name} ${count}`);
      console.log(
        `${row.noticed ? 'noticed  ' : 'UNNOTICED'} ${scenario.name} without ${scenario.switch}: ${counts.join(', ')}; ${row.fault}`,
      );
      if (values.report) addSwitchToReport(row);

      async function without(/** @type {number} */ seed) {
        const pace = { seconds: Number(values.seconds), changesPerSecond: 25, writesPerSecond: 10 };
        const runFolder = join(folder, `${scenario.name}-${seed}`);
        const shown = await play(servers, {
          scenario,
          seed,
          ...pace,
          root,
          folder: runFolder,
          convergeMs: CONVERGE_MS,
        }).then(
          ({ verdict }) => verdict,
          // A build that cannot even fill its mirror has failed as well.
          (error) => ({
            lost: [],
            doubled: [],
            stale: [],
            falseDeletes: [],
            other: [String(error.message).slice(0, 200)],
          }),
        );
        const counts = Object.fromEntries(Object.entries(shown).map(([name, faults]) => [name, faults.length]));
        const [fault = ''] = Object.values(shown).flat();
        return { mechanism: scenario.switch, scenario: scenario.name, seed, noticed: fault !== '', counts, fault };
      }
    }
  } finally {
    await servers.stop();
    rmSync(folder, { recursive: true, force: true });
    await closeWatchdog();
    clearInterval(alive);
  }
  console.log(`scenarios that did not notice: ${unnoticed}`);
  process.exitCode = unnoticed === 0 ? 0 : 1;
});
