// @ts-check
// `npm run audit`: known holes in the packages that are deployed. Fails on heavy ones. A registry that gives no answer
// is said clearly and fails nothing, unless `--strict` asks for an answer.
import { execFile } from 'node:child_process';
import { parseArgs } from 'node:util';
import { readAudit } from './lib/audit-report.mjs';
import { projectRoot } from './lib/paths.mjs';
import { runProgram } from './lib/user-error.mjs';

const PATIENCE_MS = 60_000;

runProgram(async () => {
  const { values } = parseArgs({ options: { strict: { type: 'boolean', default: false } } });
  const { state, lines } = readAudit(await askNpm());
  for (const line of lines) console.log(line);
  if (state === 'unasked') console.log('NOT AUDITED: the registry did not say which packages have known holes.');
  else console.log(state === 'holes' ? 'There are known holes of weight.' : 'No known hole of weight.');
  process.exitCode = state === 'holes' || (state === 'unasked' && values.strict) ? 1 : 0;
});

/** npm's report; it ends with an error when it found something, and when it could not ask. @returns {Promise<string>} */
function askNpm() {
  const options = { cwd: projectRoot, timeout: PATIENCE_MS, maxBuffer: 64 * 1024 * 1024 };
  return new Promise((resolve) => {
    execFile('npm', ['audit', '--omit=dev', '--json'], options, (_error, stdout) => resolve(stdout));
  });
}
