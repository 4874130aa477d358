import { type SharedBudget } from '@app/cache';
import { Clock } from '@app/common';
import { BudgetGate } from './budget-gate.js';

/** Time moves when told to, and wakes whoever waits. */
class HeldClock extends Clock {
  private atMs = 0;
  private sleepers: { untilMs: number; wake: () => void }[] = [];
  override nowMs(): number {
    return this.atMs;
  }
  override async wait(ms: number): Promise<void> {
    if (ms <= 0) return;
    await new Promise<void>((wake) => this.sleepers.push({ untilMs: this.atMs + ms, wake }));
  }
  async advance(ms: number, lateMs = 0): Promise<void> {
    const untilMs = this.atMs + ms;
    for (;;) {
      await settled();
      const [next] = this.sleepers.filter((one) => one.untilMs <= untilMs).sort((a, b) => a.untilMs - b.untilMs);
      if (!next) break;
      this.sleepers = this.sleepers.filter((one) => one !== next);
      this.atMs = Math.max(this.atMs, next.untilMs + lateMs);
      next.wake();
    }
    this.atMs = Math.max(this.atMs, untilMs);
    await settled();
  }
}

async function settled(): Promise<void> {
  for (let i = 0; i < 20; i++) await Promise.resolve();
}

function setup(isLiveBehind: () => boolean = () => false) {
  const clock = new HeldClock();
  let next = 0;
  const asked: boolean[] = [];
  const budget = {
    reserve: async (isUrgent: boolean) => {
      asked.push(isUrgent);
      const slot = Math.max(next, clock.nowMs());
      next = slot + 10;
      return { isGranted: true, inMs: slot - clock.nowMs() };
    },
  } as unknown as SharedBudget;
  const sut = new BudgetGate(budget, clock, isLiveBehind);
  const passed: string[] = [];
  const enter = (name: string, lane: 'live' | 'reconcile', signal?: AbortSignal) =>
    sut.enter(lane, signal).then(
      () => void passed.push(`${name}@${clock.nowMs()}`),
      () => void passed.push(`${name} left`),
    );
  return { sut, clock, passed, enter, asked };
}

describe('BudgetGate', () => {
  it('lets live calls pass before those of a reconciliation that asked earlier', async () => {
    const { clock, passed, enter } = setup();
    for (const name of ['r1', 'r2', 'r3', 'r4']) void enter(name, 'reconcile');
    await clock.advance(5);
    void enter('live', 'live');
    await clock.advance(100);
    expect(passed).toEqual(['r1@0', 'live@10', 'r2@20', 'r3@30', 'r4@40']);
  });

  it('lets a slot go that it woke too late for', async () => {
    const { clock, passed, enter } = setup();
    for (const name of ['a', 'b', 'c']) void enter(name, 'live');
    await clock.advance(1);
    await clock.advance(9, 40);
    await clock.advance(100);
    expect(passed).toHaveLength(3);
    expect(passed[0]).toBe('a@0');
    const [second, third] = passed.slice(1).map((text) => Number(text.split('@')[1]));
    expect(second).toBeGreaterThanOrEqual(50);
    expect((third ?? 0) - (second ?? 0)).toBeGreaterThanOrEqual(10);
  });

  it('asks as urgently as the live calls that wait for a turn behind it', async () => {
    let isLiveBehind = false;
    const { clock, enter, asked } = setup(() => isLiveBehind);
    void enter('a', 'reconcile');
    await clock.advance(100);
    isLiveBehind = true;
    void enter('b', 'reconcile');
    await clock.advance(100);
    expect(asked).toEqual([false, true]);
  });

  it('lets a caller leave who gave up, and serves the next', async () => {
    const { clock, passed, enter } = setup();
    const giveUp = new AbortController();
    for (const name of ['a', 'b']) void enter(name, 'reconcile');
    void enter('c', 'reconcile', giveUp.signal);
    void enter('d', 'reconcile');
    giveUp.abort(new Error('enough'));
    await clock.advance(100);
    expect(passed).toEqual(['c left', 'a@0', 'b@10', 'd@20']);
  });
});
