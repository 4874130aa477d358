import { Clock } from '@app/common';
import { LonePace } from './lone-pace.js';

class TestClock extends Clock {
  atMs = 1_000_000;
  override nowMs(): number {
    return this.atMs;
  }
}

describe('LonePace', () => {
  const setup = () => {
    const clock = new TestClock();
    return { clock, sut: new LonePace(clock, 40, 30_000) };
  };

  it('spaces slots evenly, the first one interval from now', () => {
    const { sut } = setup();
    expect([sut.reserveMs(), sut.reserveMs(), sut.reserveMs()]).toEqual([40, 80, 120]);
  });

  it('does not save up slots nobody took', () => {
    const { sut, clock } = setup();
    sut.reserveMs();
    clock.atMs += 60_000;
    expect([sut.reserveMs(), sut.reserveMs()]).toEqual([0, 40]);
  });

  it('pauses after a refusal, goes on more slowly, and recovers', () => {
    const { sut, clock } = setup();
    sut.penalise(2_000);
    expect(sut.reserveMs()).toBe(2_000);
    expect(sut.reserveMs()).toBeCloseTo(2_000 + 40 / 0.85);
    clock.atMs += 60_000;
    sut.reserveMs();
    expect(sut.reserveMs()).toBe(40);
  });
});
