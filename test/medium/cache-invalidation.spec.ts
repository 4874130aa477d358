import { AppCache, RedisConnection, SharedBudgets } from '@app/cache';
import { Clock } from '@app/common';
import { Invalidations } from '../../libs/cache/src/invalidations.js';
import { createTestRedis, eventually, startOwnRedis, temporaryFolder, type TestRedis } from '../support/index.js';

const SLOT = { key: 'test:record:1', group: 'test:record:1', ttlSeconds: 60 };

/** What one process has: its own connections, its own memory. */
async function startProcess(redisUrl: string) {
  const config = { redisUrl, timeoutMs: 500, memoryEntries: 100 };
  const redis = new RedisConnection(config);
  const invalidations = new Invalidations(redis);
  const cache = new AppCache(redis, invalidations, config);
  invalidations.onModuleInit();
  await redis.onModuleInit();
  await eventually(() => invalidations.isCurrent('any', invalidations.now()));
  return { cache, redis, budgets: new SharedBudgets(redis, new Clock()), stop: () => redis.onApplicationShutdown() };
}

/** A load that ends when told to. */
function heldLoad(value: string) {
  let finish: () => void = () => undefined;
  const held = new Promise<void>((resolve) => (finish = resolve));
  const load = jest.fn(async () => {
    await held;
    return value;
  });
  return { load, finish };
}

describe('AppCache in two processes', () => {
  let server: TestRedis;
  const stops: (() => Promise<void>)[] = [];
  const start = async (url = server.url) => {
    const one = await startProcess(url);
    stops.push(one.stop);
    return one;
  };

  beforeEach(async () => {
    server = await createTestRedis();
  });
  afterEach(async () => {
    await Promise.all(stops.splice(0).map((stop) => stop()));
  });

  it('loads once for all callers of a process, and not at all where another process has loaded', async () => {
    const [a, b] = [await start(), await start()];
    const { load, finish } = heldLoad('one');
    const answers = Array.from({ length: 50 }, () => a.cache.wrap(SLOT, load));
    finish();
    expect(new Set(await Promise.all(answers))).toEqual(new Set(['one']));
    expect(load).toHaveBeenCalledTimes(1);
    const other = jest.fn(async () => 'two');
    expect(await b.cache.wrap(SLOT, other)).toBe('one');
    expect(other).not.toHaveBeenCalled();
  });

  it('forgets in every process what one of them invalidates', async () => {
    const [a, b] = [await start(), await start()];
    await a.cache.wrap(SLOT, async () => 'old');
    await b.cache.wrap(SLOT, async () => 'old');
    await a.cache.invalidate(SLOT.group);
    expect(await a.cache.wrap(SLOT, async () => 'new')).toBe('new');
    await eventually(async () => (await b.cache.wrap(SLOT, async () => 'new')) === 'new');
  });

  it('stores nowhere what was loaded before a change', async () => {
    const [a, b] = [await start(), await start()];
    const { load, finish } = heldLoad('old');
    const early = a.cache.wrap(SLOT, load);
    await eventually(() => expect(load).toHaveBeenCalled());
    await b.cache.invalidate(SLOT.group);
    finish();
    expect(await early).toBe('old'); // asked before the change
    await eventually(async () => (await a.cache.wrap(SLOT, async () => 'new')) === 'new');
    expect(await b.cache.wrap(SLOT, async () => 'new')).toBe('new');
  });

  it('never gives who asks after a change what was loaded before it', async () => {
    const a = await start();
    const { load, finish } = heldLoad('old');
    const early = a.cache.wrap(SLOT, load);
    await eventually(() => expect(load).toHaveBeenCalled());
    await a.cache.invalidate(SLOT.group);
    const late = a.cache.wrap(SLOT, async () => 'new');
    finish();
    expect(await early).toBe('old');
    expect(await late).toBe('new');
  });

  it('gives each caller a copy of its own', async () => {
    const a = await start();
    await a.cache.wrap(SLOT, async () => ({ name: 'x' }));
    const first = await a.cache.wrap(SLOT, async () => ({ name: 'y' }));
    first.name = 'changed';
    expect(await a.cache.wrap(SLOT, async () => ({ name: 'y' }))).toEqual({ name: 'x' });
  });

  it('loads every time while Redis is away, and remembers again soon after it is back', async () => {
    const folder = temporaryFolder();
    const own = await startOwnRedis(folder);
    const a = await start(own.url);
    await a.cache.wrap(SLOT, async () => 'one');
    await own.stop();
    await eventually(() => !a.redis.isReady);
    expect(await a.cache.wrap(SLOT, async () => 'two')).toBe('two');
    expect(await a.cache.wrap(SLOT, async () => 'three')).toBe('three');
    const again = await startOwnRedis(folder, own.port);
    await eventually(() => a.redis.isReady);
    await eventually(async () => {
      await a.cache.wrap(SLOT, async () => 'four');
      return (await a.cache.wrap(SLOT, async () => 'five')) === 'four';
    });
    await again.stop();
  });
});

describe('SharedBudget', () => {
  const SETTINGS = { name: 'test', perSecond: 50, aloneShare: 0.25 };
  let server: TestRedis;
  const stops: (() => Promise<void>)[] = [];
  const open = async (url: string) => {
    const one = await startProcess(url);
    stops.push(one.stop);
    return { budget: one.budgets.open(SETTINGS), score: one.budgets.openScore('test'), redis: one.redis };
  };

  beforeEach(async () => {
    server = await createTestRedis();
  });
  afterEach(async () => {
    await Promise.all(stops.splice(0).map((stop) => stop()));
  });

  /** Takes slots and says when each is, without waiting for it. */
  async function slotsOf(budget: Awaited<ReturnType<typeof open>>['budget'], count: number): Promise<number[]> {
    const slots: number[] = [];
    for (let i = 0; i < count; i++) {
      const slot = await budget.reserve(true, true);
      if (slot.isGranted) slots.push(Date.now() + slot.inMs);
    }
    return slots;
  }

  it('never has two processes in more slots of a second than the budget', async () => {
    const [a, b] = [await open(server.url), await open(server.url)];
    const slots = (await Promise.all([slotsOf(a.budget, 100), slotsOf(b.budget, 100)])).flat().sort((x, y) => x - y);
    expect(slots).toHaveLength(200);
    for (const [i, slot] of slots.entries()) {
      const within = slots.slice(i).filter((other) => other < slot + 1_000);
      expect(within.length).toBeLessThanOrEqual(50);
    }
  });

  it('lets patient work step back while urgent work waits anywhere, but not starve', async () => {
    const [a, b] = [await open(server.url), await open(server.url)];
    expect(await b.budget.reserve(false, false)).toMatchObject({ isGranted: true });
    await a.budget.reserve(true, true);
    expect(await b.budget.reserve(false, false)).toMatchObject({ isGranted: false });
    await eventually(async () => {
      await a.budget.reserve(true, true);
      return (await b.budget.reserve(false, false)).isGranted;
    });
  });

  it('makes all processes pause after a refusal of one', async () => {
    const [a, b] = [await open(server.url), await open(server.url)];
    await a.budget.reserve(true, false);
    await a.budget.penalise(5_000);
    const slot = await b.budget.reserve(true, false);
    expect(slot).toMatchObject({ isGranted: true });
    expect(slot.isGranted && slot.inMs).toBeGreaterThan(4_000);
  });

  it('adds up query scores of all processes over ten seconds', async () => {
    const [a, b] = [await open(server.url), await open(server.url)];
    await a.score.add(100.5);
    await b.score.add(40);
    const { sum, fallsInMs } = await b.score.add(0);
    expect(sum).toBe(141);
    expect(fallsInMs).toBeGreaterThan(8_000);
    expect(fallsInMs).toBeLessThanOrEqual(10_000);
  });

  it('keeps to a share of its own while Redis is away, and counts with the others again when it is back', async () => {
    const folder = temporaryFolder();
    const own = await startOwnRedis(folder);
    const a = await open(own.url);
    await a.budget.reserve(true, false);
    expect(a.budget.isShared).toBe(true);
    await own.stop();
    await eventually(() => !a.redis.isReady);
    const alone = await slotsOf(a.budget, 13);
    expect(a.budget.isShared).toBe(false);
    // A quarter of 50 a second: twelve slots take the better part of a second.
    expect(Number(alone.at(-1)) - Number(alone[0])).toBeGreaterThan(950);
    const again = await startOwnRedis(folder, own.port);
    await eventually(async () => {
      await a.budget.reserve(true, false);
      return a.budget.isShared;
    });
    await again.stop();
  });
});
