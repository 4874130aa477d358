import { type SharedBudgets } from '@app/cache';
import { Clock } from '@app/common';
import { AttioLimiter, type LimitedCall } from './attio-limiter.js';

/** Waits end at once, and time is what has been waited. */
class TestClock extends Clock {
  waitedMs = 0;
  override nowMs(): number {
    return this.waitedMs;
  }
  override async wait(ms: number): Promise<void> {
    this.waitedMs += ms;
  }
}

function setup({ intervalCap = 100, concurrency = 2, queryScorePer10Seconds = 1_000 } = {}) {
  const clock = new TestClock();
  const penalties: [string, number][] = [];
  const taken: string[] = [];
  let parts: { atMs: number; score: number }[] = [];
  const shared = {
    open: ({ name }: { name: string }) => ({
      isShared: true,
      reserve: async () => {
        taken.push(name);
        return { isGranted: true, inMs: 0 };
      },
      penalise: async (pauseMs: number) => void penalties.push([name, pauseMs]),
    }),
    openScore: () => ({
      add: async (score: number) => {
        parts = [...parts, { atMs: clock.nowMs(), score }].filter((part) => part.atMs > clock.nowMs() - 10_000);
        const sum = parts.reduce((total, part) => total + part.score, 0);
        return { sum, fallsInMs: Number(parts.find((part) => part.score > 0)?.atMs) + 10_000 - clock.nowMs() };
      },
    }),
  } as unknown as SharedBudgets;
  const settings = { concurrency, intervalCap, readsPerSecond: 100, writesPerSecond: 25, aloneShare: 0.25 };
  const sut = new AttioLimiter({ ...settings, queryScorePer10Seconds }, shared, clock);
  return { sut, clock, penalties, taken };
}

const READ: LimitedCall = { budget: 'read', lane: 'reconcile' };

describe('AttioLimiter', () => {
  it('lets a merge wait for the pace of merges before it waits for the budget of writes', async () => {
    const { sut, taken } = setup();
    await sut.run({ budget: 'write', lane: 'live', pace: 'merge' }, async () => undefined);
    expect(taken.slice(0, 2)).toEqual(['attio:merge', 'attio:write']);
    taken.length = 0;
    await sut.run({ budget: 'write', lane: 'live' }, async () => undefined);
    expect(taken).not.toContain('attio:merge');
  });

  it('gets everything through under a small cap, second by second', async () => {
    const { sut } = setup({ intervalCap: 5, concurrency: 20 });
    const startedAtMs = performance.now();
    const done: number[] = [];
    const call = async () => void done.push(performance.now() - startedAtMs);
    await Promise.all(Array.from({ length: 8 }, () => sut.run(READ, call)));
    expect(done.filter((ms) => ms < 900)).toHaveLength(5);
    expect(done).toHaveLength(8);
  });

  it('has no more calls under way than configured, reads and writes apart, live first', async () => {
    const { sut } = setup({ concurrency: 1 });
    const order: string[] = [];
    let finish: () => void = () => undefined;
    const held = new Promise<void>((resolve) => (finish = resolve));
    const run = (name: string, call: LimitedCall, work = async () => undefined as void) =>
      sut.run(call, async () => {
        order.push(name);
        await work();
      });
    const first = run('first', READ, () => held);
    const scan = run('scan', READ);
    const live = run('live', { budget: 'read', lane: 'live' });
    await run('write', { budget: 'write', lane: 'reconcile' });
    expect(order).toEqual(['first', 'write']);
    finish();
    await Promise.all([first, scan, live]);
    expect(order).toEqual(['first', 'write', 'live', 'scan']);
  });

  it('holds scored queries back until the scores of ten seconds allow another, and only those', async () => {
    const { sut, clock } = setup({ queryScorePer10Seconds: 100 });
    sut.countScore(150);
    await sut.run(READ, async () => undefined);
    expect(clock.nowMs()).toBe(0);
    await sut.run({ ...READ, isScored: true }, async () => undefined);
    expect(clock.nowMs()).toBeGreaterThanOrEqual(10_000);
  });

  it('learns a lower score limit from a refused query', async () => {
    const { sut, clock, penalties } = setup();
    sut.countScore(500);
    await sut.slowDown({ ...READ, isScored: true }, 1_000);
    expect(penalties).toEqual([['attio:read', 1_000]]);
    await sut.run({ ...READ, isScored: true }, async () => undefined);
    expect(clock.nowMs()).toBeGreaterThanOrEqual(10_000);
  });

  it('lets a caller go who gives up while waiting', async () => {
    const { sut } = setup({ concurrency: 1 });
    void sut.run(READ, () => new Promise(() => undefined));
    const giveUp = new AbortController();
    const waiting = sut.run({ ...READ, signal: giveUp.signal }, async () => undefined);
    const reason = new Error('enough');
    giveUp.abort(reason);
    await expect(waiting).rejects.toBe(reason);
  });
});
