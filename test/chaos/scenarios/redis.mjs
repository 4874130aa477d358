// @ts-check
import { setTimeout as wait } from 'node:timers/promises';

/** @typedef {import('./scenario.mjs').Scenario} Scenario */

/** @type {Scenario} */
const killedEmpty = {
  name: 'redis-killed',
  title: 'Redis killed and empty when it comes back, every 3–6 s',
  switch: 'sweeper',
  part: 'redis',
  async fault(run, { ms }) {
    const end = Date.now() + ms;
    while (Date.now() < end) {
      await run.servers.redis.kill();
      await wait(run.random.between(200, 1_500));
      await run.servers.redis.start();
      await wait(run.random.between(3_000, 6_000));
    }
  },
};

/** @type {Scenario} */
const paused = {
  name: 'redis-paused',
  title: 'Redis stopped in its tracks (60 s, scaled)',
  switch: 'sweeper',
  part: 'redis',
  needsRealRedis: true,
  async fault(run, { ms }) {
    run.servers.redis.pause();
    await wait(ms);
    run.servers.redis.resume();
  },
};

/** @type {Scenario} */
const outOfMemory = {
  name: 'redis-out-of-memory',
  title: 'Redis out of memory: every write refused',
  switch: 'sweeper',
  part: 'redis',
  needsRealRedis: true,
  async fault(run, { ms }) {
    await run.servers.redis.command('CONFIG', 'SET', 'maxmemory', '1');
    await wait(ms);
    await run.servers.redis.command('CONFIG', 'SET', 'maxmemory', '0');
  },
};

/** @type {Scenario} */
const readOnly = {
  name: 'redis-read-only',
  title: 'Redis read-only, as a replica after a failover',
  switch: 'sweeper',
  part: 'redis',
  needsRealRedis: true,
  async fault(run, { ms }) {
    await run.servers.redis.command('REPLICAOF', '127.0.0.1', '1');
    await wait(ms);
    await run.servers.redis.command('REPLICAOF', 'NO', 'ONE');
  },
};

export const redisScenarios = [killedEmpty, paused, outOfMemory, readOnly];
