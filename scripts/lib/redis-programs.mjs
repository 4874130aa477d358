// @ts-check
import { fileURLToPath } from 'node:url';
import { findOnPath, redisVersion } from './executables.mjs';
import { debianRedis } from './redis-debian.mjs';

/**
 * @typedef {object} RedisProgram
 * @property {string} title what a person is told, e.g. `redis-server 7.0.15`
 * @property {string} command
 * @property {string[]} args come before ours
 * @property {NodeJS.ProcessEnv} env
 * @property {boolean} real `false` for the JavaScript server, which keeps nothing on disk
 */

/**
 * The first Redis that runs here: one on the PATH, Debian's package unpacked into the cache folder (nothing is installed),
 * a server written in JavaScript from npm (slow and in memory, but everywhere). EMBEDDED_REDIS=js takes the last at once.
 * @returns {RedisProgram}
 */
export function findRedisProgram() {
  if (process.env.EMBEDDED_REDIS === 'js') return jsRedis();
  return redisOnPath() ?? debianRedis() ?? jsRedis();
}

/** @returns {RedisProgram | undefined} */
function redisOnPath() {
  for (const name of ['redis-server', 'valkey-server']) {
    const command = findOnPath(name);
    const version = command && redisVersion(command, process.env);
    if (version) return { title: `${name} ${version}`, command, args: [], env: process.env, real: true };
  }
  return undefined;
}

/** @returns {RedisProgram} */
function jsRedis() {
  const title = 'js-redis-server (pure JavaScript: slow, in memory)';
  return {
    title,
    command: process.execPath,
    args: [fileURLToPath(new URL('redis-js.mjs', import.meta.url))],
    env: process.env,
    real: false,
  };
}
