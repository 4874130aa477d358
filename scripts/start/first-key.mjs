// @ts-check
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../lib/paths.mjs';
import { run } from '../lib/run.mjs';
import { writePrivately } from '../lib/secrets.mjs';

/**
 * @param {string} file keeps the key; the database knows only its hash
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<string>} the API key for first use, made when there is none
 */
export async function ensureFirstKey(file, env) {
  return existsSync(file) ? readFileSync(file, 'utf8').trim() : makeFirstKey(file, env);
}

/** @param {string} file @param {NodeJS.ProcessEnv} env */
export async function makeFirstKey(file, env) {
  const program = join(projectRoot, 'dist/apps/api/src/keys.js');
  const args = [program, 'create', '--name', 'first-use', '--scopes', 'read,write,admin'];
  const key = (await run('Making an API key', process.execPath, args, env)).trim();
  writePrivately(file, `${key}\n`);
  return key;
}
