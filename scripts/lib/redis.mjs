// @ts-check
import { existsSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { askPort } from './ports.mjs';
import { findRedisProgram } from './redis-programs.mjs';
import { startService, waitUntilReady } from './service.mjs';

/**
 * @typedef {object} RedisOptions
 * @property {string} folder holds the append-only file
 * @property {number} port
 * @property {string} password
 * @property {string} logFile
 * @property {boolean} [throwAway] keep nothing on disk
 * @property {import('./redis-programs.mjs').RedisProgram} [program] instead of the first that runs here
 */

/**
 * Starts a Redis on the loopback interface only, and waits until it answers. Data that it cannot read is put aside:
 * Redis holds nothing here that Postgres does not know (docs/sync.md).
 * @param {RedisOptions} options
 */
export async function startRedis(options) {
  const program = options.program ?? findRedisProgram();
  mkdirSync(options.folder, { recursive: true, mode: 0o700 });
  try {
    return await start(options, program);
  } catch (error) {
    if (options.throwAway || !program.real || !existsSync(join(options.folder, 'appendonlydir'))) throw error;
    renameSync(join(options.folder, 'appendonlydir'), join(options.folder, `unreadable-${Date.now()}`));
    return start(options, program);
  }
}

/** @param {RedisOptions} options @param {import('./redis-programs.mjs').RedisProgram} program */
async function start({ folder, port, password, logFile, throwAway = false }, program) {
  const args = program.real ? [writeConfig(folder, port, password, throwAway)] : [];
  const service = startService({
    name: 'Redis',
    command: program.command,
    args: [...program.args, ...args],
    env: program.real ? program.env : { ...program.env, JS_REDIS_PORT: String(port), JS_REDIS_PASSWORD: password },
    logFile,
    // The JavaScript server waits for its clients before it ends, and has nothing to save.
    stopSignal: program.real ? 'SIGTERM' : 'SIGKILL',
  });
  await waitUntilReady(service, async () =>
    /^(\+PONG|-NOAUTH)/.test((await askPort(port, '*1\r\n$4\r\nPING\r\n')) ?? ''),
  );
  return { ...service, port, title: program.title, real: program.real, url: `redis://:${password}@127.0.0.1:${port}` };
}

/**
 * In a file and not on the command line, which every user of the machine may read.
 * @param {string} folder @param {number} port @param {string} password @param {boolean} throwAway
 */
function writeConfig(folder, port, password, throwAway) {
  const path = join(folder, 'redis.conf');
  const lines = [
    `port ${port}`,
    'bind 127.0.0.1',
    `requirepass ${password}`,
    `dir "${folder}"`,
    'save ""',
    `appendonly ${throwAway ? 'no' : 'yes'}`,
    'maxmemory-policy noeviction',
    'databases 64',
  ];
  writeFileSync(path, `${lines.join('\n')}\n`, { mode: 0o600 });
  return path;
}
