// @ts-check
import { spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/** The oldest Redis that BullMQ supports without remarks. */
const OLDEST_REDIS = { major: 6, minor: 2 };

/**
 * @param {string} command @param {NodeJS.ProcessEnv} env
 * @returns {string | undefined} the version when the program runs here and is new enough
 */
export function redisVersion(command, env) {
  const { status, stdout } = spawnSync(command, ['--version'], { env, encoding: 'utf8' });
  const version = status === 0 ? /v=(\d+)\.(\d+)\.\S+/.exec(stdout) : null;
  if (!version) return undefined;
  const [major = 0, minor = 0] = [Number(version[1]), Number(version[2])];
  const isNewEnough = major > OLDEST_REDIS.major || (major === OLDEST_REDIS.major && minor >= OLDEST_REDIS.minor);
  return isNewEnough ? version[0].slice(2) : undefined;
}

/** @param {string} name @returns {string | undefined} */
export function findOnPath(name) {
  const candidates = (process.env.PATH ?? '').split(delimiter).map((folder) => join(folder, name));
  return candidates.find((path) => {
    try {
      accessSync(path, constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}
