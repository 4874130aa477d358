// @ts-check
// Switches off one mechanism of the protocol at a time, in a copy of the project, and runs the suite that has to notice.
// `npm run show:switches`, or `npm run show:switches -- fence belt`
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectRoot } from '../../scripts/lib/paths.mjs';
import { switches, switchOff } from './switches.mjs';

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !switches.some((one) => one.name === name));
if (unknown.length > 0) {
  console.error(`no such switch: ${unknown.join(', ')}; there are ${switches.map(({ name }) => name).join(', ')}`);
  process.exit(2);
}

const copy = mkdtempSync(join(tmpdir(), 'switches-'));
const left = new Set(['node_modules', '.git', '.data', '.cache', 'coverage']);
cpSync(projectRoot, copy, { recursive: true, filter: (path) => !left.has(path.slice(projectRoot.length + 1)) });
symlinkSync(join(projectRoot, 'node_modules'), join(copy, 'node_modules'));

let unnoticed = 0;
try {
  for (const one of switches) {
    if (wanted.length > 0 && !wanted.includes(one.name)) continue;
    const file = join(copy, one.file);
    const source = readFileSync(file, 'utf8');
    writeFileSync(file, switchOff(one, source));
    const failed = failedTests(one);
    writeFileSync(file, source);
    if (failed.length === 0) unnoticed += 1;
    console.log(
      `${failed.length > 0 ? 'noticed  ' : 'UNNOTICED'} ${one.name} (${one.promise}: ${one.what}) by ${one.suite}`,
    );
    for (const title of failed.slice(0, 3)) console.log(`            ✕ ${title.slice(0, 140)}`);
  }
} finally {
  rmSync(copy, { recursive: true, force: true });
}
console.log(`switches whose absence no test noticed: ${unnoticed}`);
process.exitCode = unnoticed === 0 ? 0 : 1;

/** @param {import('./switches.mjs').Switch} one @returns {string[]} titles */
function failedTests({ project, suite }) {
  const bin = (/** @type {string} */ path) => join(projectRoot, 'node_modules', path);
  // Many suites start api and worker as they are built.
  const build = ['apps', 'libs', '-d', 'dist', '--config-file', '.swcrc', '--quiet'];
  execFileSync(process.execPath, [bin('@swc/cli/bin/swc.js'), ...build], { cwd: copy, stdio: 'ignore' });
  const report = join(copy, 'report.json');
  rmSync(report, { force: true });
  spawnSync(
    process.execPath,
    // A test that fails may leave a server open, and jest would wait for it.
    [bin('jest/bin/jest.js'), suite, '--selectProjects', project, '--forceExit', '--json', `--outputFile=${report}`],
    { cwd: copy, stdio: 'ignore', env: process.env },
  );
  if (!existsSync(report)) throw new Error(`${suite} ended without a report`);
  /** @type {{ testResults: { message: string; assertionResults: { status: string; title: string }[] }[] }} */
  const { testResults } = JSON.parse(readFileSync(report, 'utf8'));
  return testResults.flatMap(({ assertionResults, message }) => {
    const failed = assertionResults.filter(({ status }) => status === 'failed').map(({ title }) => title);
    if (assertionResults.length === 0) throw new Error(`${suite} did not run: ${message.slice(0, 500)}`);
    return failed;
  });
}
