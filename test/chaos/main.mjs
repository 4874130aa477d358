// @ts-check
// `npm run chaos -- --scenario all --seed 1`: breaks a whole installation on purpose and looks what became of the data.
// See README.md in this folder.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectRoot } from '../../scripts/lib/paths.mjs';
import { runProgram } from '../../scripts/lib/user-error.mjs';
import { closeWatchdog } from '../../scripts/lib/watchdog.mjs';
import { readOptions, USAGE } from './options.mjs';
import { play } from './play.mjs';
import { sentences } from './report/sentences.mjs';
import { addToReport } from './report/report.mjs';
import { startServers } from './rig/servers.mjs';
import { chooseScenarios, scenarios } from './scenarios/index.mjs';
import { buildWithout } from './switches.mjs';

const SECONDS = { random: 12, others: 24 };

runProgram(async () => {
  const options = readOptions(process.argv.slice(2));
  if (options.help) return console.log(USAGE);
  if (options.list) return console.log(scenarios.map(({ name, title }) => `${name.padEnd(26)} ${title}`).join('\n'));
  const chosen = chooseScenarios(options.scenario);
  const root = options.without === undefined ? join(projectRoot, 'dist') : buildWithout(options.without);
  const folder = mkdtempSync(join(tmpdir(), 'attio-sync-chaos-'));
  // Children do not keep us running, and there are moments in which we wait for nothing else.
  const alive = setInterval(() => {}, 60_000);
  const servers = await startServers(folder);
  const endsAtMs = Date.now() + (options.minutes ?? 0) * 60_000;
  let failed = 0;
  let runs = 0;
  try {
    for (let seed = options.seed; seed < options.seed + options.count || Date.now() < endsAtMs; seed += 1) {
      for (const scenario of chosen) {
        if (scenario.needsRealRedis && !servers.redis.isReal) {
          console.error(`${scenario.name} is left out: it needs a real Redis`);
          continue;
        }
        const runFolder = join(folder, `${scenario.name}-${seed}`);
        const seconds = options.seconds ?? (scenario.name === 'random' ? SECONDS.random : SECONDS.others);
        const { changesPerSecond, writesPerSecond } = options;
        const pace = { seconds, changesPerSecond, writesPerSecond };
        runs += 1;
        const result = await play(servers, { scenario, seed, ...pace, root, folder: runFolder }).catch(console.error);
        if (!result?.isClean) failed += 1;
        if (!result) continue;
        console.log(options.json ? JSON.stringify(result) : sentences(result, options));
        if (options.report) addToReport(result);
        if (result.isClean && !options.keep) rmSync(runFolder, { recursive: true, force: true });
      }
    }
  } finally {
    await servers.stop();
    if (failed === 0 && !options.keep) rmSync(folder, { recursive: true, force: true });
    else console.error(`The logs are kept in ${folder}`);
    await closeWatchdog();
    clearInterval(alive);
  }
  if (!options.json) console.log(`${runs} runs, ${failed} failed`);
  process.exitCode = failed === 0 ? 0 : 1;
});

mkdirSync(join(projectRoot, '.cache'), { recursive: true });
