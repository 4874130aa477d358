// @ts-check
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cacheDir, projectRoot } from './paths.mjs';
import { run } from './run.mjs';

const GENERATED = 'libs/database/src/generated';
const BUILT = 'dist/apps/api/src/main.js';
const STAMPS = join(cacheDir, 'build.json');

/**
 * Generates the Prisma client and compiles apps and libs into dist/, each only when what it is made from has changed.
 * @param {{ announce?: (what: string) => void, force?: boolean }} [options]
 */
export async function ensureBuilt({ announce = () => {}, force = false } = {}) {
  const stamps = force ? {} : readStamps();
  const schema = hashContents(['prisma/schema.prisma', 'prisma.config.ts', 'node_modules/prisma/package.json']);
  if (stamps.generated !== schema || !existsSync(join(projectRoot, GENERATED, 'client.ts'))) {
    announce('Generating the database client');
    await run('prisma generate', process.execPath, ['node_modules/prisma/build/index.js', 'generate']);
    writeStamps({ ...stamps, generated: schema });
  }
  const sources = hashTimes(['apps', 'libs', '.swcrc', 'node_modules/@swc/core/package.json']);
  if (stamps.built !== sources || !existsSync(join(projectRoot, BUILT))) {
    announce('Building');
    await compile();
    writeStamps({ generated: schema, built: sources });
  }
}

/** Beside dist/ first, so that a running app never meets half a build. */
async function compile() {
  const next = join(projectRoot, 'dist.next');
  rmSync(next, { recursive: true, force: true });
  try {
    const options = [
      '-d',
      'dist.next',
      '--config-file',
      '.swcrc',
      '--copy-files',
      '--ignore',
      '**/*.spec.ts',
      '--quiet',
    ];
    await run('The build', process.execPath, ['node_modules/@swc/cli/bin/swc.js', 'apps', 'libs', ...options]);
    rmSync(join(projectRoot, 'dist'), { recursive: true, force: true });
    renameSync(next, join(projectRoot, 'dist'));
  } finally {
    rmSync(next, { recursive: true, force: true });
  }
}

/** @param {string[]} paths */
function hashContents(paths) {
  const hash = createHash('sha256');
  for (const path of paths) hash.update(readFileSync(join(projectRoot, path)));
  return hash.digest('hex');
}

/** Names, sizes and times of every file below: enough to see a change, and read in milliseconds. @param {string[]} paths */
function hashTimes(paths) {
  const hash = createHash('sha256');
  /** @param {string} path */
  const add = (path) => {
    const entry = statSync(join(projectRoot, path));
    if (!entry.isDirectory()) hash.update(`${path} ${entry.size} ${entry.mtimeMs}\n`);
    else for (const name of readdirSync(join(projectRoot, path)).sort()) add(`${path}/${name}`);
  };
  for (const path of paths) add(path);
  return hash.digest('hex');
}

/** @returns {{ generated?: string, built?: string }} */
function readStamps() {
  try {
    return JSON.parse(readFileSync(STAMPS, 'utf8'));
  } catch {
    return {};
  }
}

/** @param {{ generated?: string, built?: string }} stamps */
function writeStamps(stamps) {
  mkdirSync(cacheDir, { recursive: true });
  writeFileSync(STAMPS, JSON.stringify(stamps));
}
