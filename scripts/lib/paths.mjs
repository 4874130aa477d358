// @ts-check
import { fileURLToPath } from 'node:url';
import { resolve } from 'node:path';

/** The checkout: the folder with package.json. */
export const projectRoot = fileURLToPath(new URL('../..', import.meta.url)).replace(/[\\/]$/, '');

/** Things that can be fetched or computed again; safe to delete. */
export const cacheDir = resolve(projectRoot, '.cache');

/** Where the embedded servers keep their data: `.data/`, or the folder named by ATTIO_SYNC_DATA_DIR. */
export function dataDir(env = process.env) {
  return resolve(projectRoot, env.ATTIO_SYNC_DATA_DIR || '.data');
}
