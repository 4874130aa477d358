// @ts-check
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { dataDir, projectRoot } from '../lib/paths.mjs';
import { UserError } from '../lib/user-error.mjs';

/**
 * What the start program itself wants to know; the apps read their own keys.
 * @typedef {ReturnType<typeof readSettings>} Settings
 */

/** The environment over `.env`. */
export function readSettings() {
  const file = join(projectRoot, '.env');
  if (existsSync(file)) process.loadEnvFile(file);
  // An empty variable means "not set", as in the apps.
  const env = Object.fromEntries(Object.entries(process.env).filter(([, value]) => value !== ''));
  const usesSandbox = !env.ATTIO_API_KEY;
  const folder = dataDir(env);
  return {
    env,
    folder,
    logs: join(folder, 'logs'),
    apiHost: env.API_HOST ?? '127.0.0.1',
    apiPort: portOf(env, 'API_PORT', 3000),
    sandboxPort: portOf(env, 'SANDBOX_PORT', 4010),
    usesSandbox,
    publicUrl: env.PUBLIC_URL?.replace(/\/+$/, ''),
    // A database belongs to one workspace: the sandbox's never mixes with the real one.
    databaseName: usesSandbox ? 'attio_sync_sandbox' : 'attio_sync',
    redisDatabase: usesSandbox ? 1 : 0,
  };
}

/** @param {NodeJS.ProcessEnv} env @param {string} name @param {number} fallback */
function portOf(env, name, fallback) {
  const text = env[name];
  if (text === undefined) return fallback;
  if (/^\d{1,5}$/.test(text) && Number(text) > 0 && Number(text) <= 65_535) return Number(text);
  throw new UserError(`${name} is "${text}", which is not a port between 1 and 65535.`);
}
