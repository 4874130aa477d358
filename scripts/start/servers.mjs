// @ts-check
import { connect } from 'node:net';
import { join } from 'node:path';
import { freePortFrom } from '../lib/ports.mjs';
import { startPostgres } from '../lib/postgres.mjs';
import { startRedis } from '../lib/redis.mjs';
import { findRedisProgram } from '../lib/redis-programs.mjs';
import { keptSecret, readJson, writePrivately } from '../lib/secrets.mjs';
import { UserError } from '../lib/user-error.mjs';

/** @typedef {{ url: string, title: string }} Server */

/**
 * Postgres and Redis: the person's own where DATABASE_URL and REDIS_URL name them, else embedded ones that keep their
 * data in the data folder. The embedded ones move to another port when theirs is taken.
 * @param {import('./settings.mjs').Settings} settings
 * @param {import('./supervisor.mjs').Supervisor} supervisor
 * @returns {Promise<{ postgres: Server, redis: Server }>}
 */
export async function provideServers(settings, supervisor) {
  const portsFile = join(settings.folder, 'ports.json');
  const kept = /** @type {{ postgres?: number, redis?: number }} */ (readJson(portsFile) ?? {});
  const ports = {
    postgres: await freePortFrom(kept.postgres ?? 55432),
    redis: await freePortFrom(kept.redis ?? 56379),
  };
  writePrivately(portsFile, JSON.stringify(ports));
  const [postgres, redis] = await Promise.all([
    providePostgres(settings, supervisor, ports.postgres),
    provideRedis(settings, supervisor, ports.redis),
  ]);
  return { postgres, redis };
}

/**
 * @param {import('./settings.mjs').Settings} settings @param {import('./supervisor.mjs').Supervisor} supervisor
 * @param {number} port @returns {Promise<Server>}
 */
async function providePostgres({ env, folder, logs, databaseName }, supervisor, port) {
  if (env.DATABASE_URL) return { url: env.DATABASE_URL, title: `yours, ${addressOf(env.DATABASE_URL)}` };
  const password = keptSecret(join(folder, 'postgres.password'));
  const options = { folder: join(folder, 'postgres'), port, password, logFile: join(logs, 'postgres.log') };
  const postgres = await supervisor.keep(() => startPostgres(options));
  return { url: postgres.url(databaseName), title: `embedded, port ${port}, process ${postgres.pid}` };
}

/**
 * @param {import('./settings.mjs').Settings} settings @param {import('./supervisor.mjs').Supervisor} supervisor
 * @param {number} port @returns {Promise<Server>}
 */
async function provideRedis({ env, folder, logs, redisDatabase }, supervisor, port) {
  if (env.REDIS_URL) {
    await assertListening(env.REDIS_URL);
    return { url: env.REDIS_URL, title: `yours, ${addressOf(env.REDIS_URL)}` };
  }
  const password = keptSecret(join(folder, 'redis.password'));
  const options = {
    folder: join(folder, 'redis'),
    port,
    password,
    logFile: join(logs, 'redis.log'),
    program: findRedisProgram(),
  };
  const redis = await supervisor.keep(() => startRedis(options));
  return { url: `${redis.url}/${redisDatabase}`, title: `${redis.title}, port ${port}, process ${redis.pid}` };
}

/** @param {string} url @returns {Promise<void>} */
function assertListening(url) {
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    const socket = connect({ host: hostname, port: Number(port || 6379), timeout: 5_000 });
    const fail = () => {
      socket.destroy();
      reject(
        new UserError(
          `Redis at ${addressOf(url)} does not answer: check REDIS_URL, or leave it out to use an embedded one.`,
        ),
      );
    };
    socket.once('connect', () => {
      socket.destroy();
      resolve();
    });
    socket.once('error', fail);
    socket.once('timeout', fail);
  });
}

/** Without user and password. @param {string} url */
function addressOf(url) {
  const { host, pathname } = new URL(url);
  return `${host}${pathname === '/' ? '' : pathname}`;
}
