import fc from 'fast-check';
import { epochMsOf } from '@app/common';
import { AttioClock } from './attio-clock.js';

/** One answer of an Attio whose clock is `offsetMs` ahead of ours. */
function answer(sut: AttioClock, offsetMs: number, sentAtMs: number, thereMs: number, backMs: number): number {
  const receivedAtMs = sentAtMs + thereMs + backMs;
  const dateMs = Math.floor((sentAtMs + thereMs + offsetMs) / 1_000) * 1_000;
  sut.learn(sentAtMs, receivedAtMs, dateMs);
  return receivedAtMs;
}

describe('AttioClock', () => {
  it('always holds the true time between earliest and latest', () => {
    const roundTrip = fc.tuple(fc.integer({ min: 0, max: 5_000 }), fc.nat(900), fc.nat(900));
    fc.assert(
      fc.property(
        fc.integer({ min: -30_000, max: 30_000 }),
        fc.array(roundTrip, { maxLength: 100 }),
        (offsetMs, trips) => {
          const sut = new AttioClock();
          let nowMs = 1_800_000_000_000;
          for (const [pauseMs, thereMs, backMs] of trips)
            nowMs = answer(sut, offsetMs, nowMs + pauseMs, thereMs, backMs);
          expect(epochMsOf(sut.earliestAttioTime(nowMs))).toBeLessThanOrEqual(nowMs + offsetMs);
          expect(epochMsOf(sut.latestAttioTime(nowMs))).toBeGreaterThanOrEqual(nowMs + offsetMs);
        },
      ),
    );
  });

  it('narrows to a few milliseconds with answers spread over the second', () => {
    const sut = new AttioClock();
    const startMs = 1_800_000_000_000;
    for (let i = 0; i < 60; i++) answer(sut, 1_234, startMs + i * 1_017, 5, 5);
    const width = epochMsOf(sut.latestAttioTime(startMs)) - epochMsOf(sut.earliestAttioTime(startMs));
    expect(width).toBeLessThan(60);
  });

  it('starts anew when a clock was set', () => {
    const sut = new AttioClock();
    const nowMs = 1_800_000_000_000;
    for (let i = 0; i < 10; i++) answer(sut, 0, nowMs + i * 300, 1, 1);
    answer(sut, 50_000, nowMs + 4_000, 1, 1);
    expect(epochMsOf(sut.latestAttioTime(nowMs))).toBeGreaterThanOrEqual(nowMs + 50_000);
    expect(epochMsOf(sut.earliestAttioTime(nowMs))).toBeGreaterThan(nowMs + 48_000);
  });
});
