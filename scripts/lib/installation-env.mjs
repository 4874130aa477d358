// @ts-check
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readSettings } from '../start/settings.mjs';
import { SANDBOX_API_KEY } from './apps.mjs';
import { readJson } from './secrets.mjs';

/**
 * Where `npm start` has put its embedded servers and its sandbox, as the variables the apps read. Only what is not set
 * already: somebody's own servers win.
 * @returns {Record<string, string>}
 */
export function installationEnv() {
  const { env, folder, usesSandbox, sandboxPort, databaseName, redisDatabase } = readSettings();
  const ports = /** @type {{ postgres?: number, redis?: number }} */ (readJson(join(folder, 'ports.json')) ?? {});
  /** @type {Record<string, string>} */
  const found = {};
  const secret = (/** @type {string} */ name) => readFileSync(join(folder, `${name}.password`), 'utf8').trim();
  if (!env.DATABASE_URL && ports.postgres && existsSync(join(folder, 'postgres.password'))) {
    found.DATABASE_URL = `postgresql://postgres:${secret('postgres')}@127.0.0.1:${ports.postgres}/${databaseName}`;
  }
  if (!env.REDIS_URL && ports.redis && existsSync(join(folder, 'redis.password'))) {
    found.REDIS_URL = `redis://:${secret('redis')}@127.0.0.1:${ports.redis}/${redisDatabase}`;
  }
  if (usesSandbox) {
    found.ATTIO_API_KEY = SANDBOX_API_KEY;
    if (!env.ATTIO_BASE_URL) found.ATTIO_BASE_URL = `http://127.0.0.1:${sandboxPort}/v2`;
  }
  return found;
}
