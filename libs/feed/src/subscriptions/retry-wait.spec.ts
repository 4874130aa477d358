import { retryWaitMs } from './retry-wait.js';

const limits = { retryFirstMs: 2_000, retryLongestMs: 600_000 };

describe('retryWaitMs', () => {
  it('doubles up to the longest wait, a little more or less', () => {
    expect([0, 1, 2, 8, 9, 50].map((attempts) => retryWaitMs(attempts, limits, null, 0.5))).toEqual([
      2_000, 4_000, 8_000, 512_000, 600_000, 600_000,
    ]);
    expect(retryWaitMs(0, limits, null, 0)).toBe(1_600);
    expect(retryWaitMs(0, limits, null, 1)).toBe(2_400);
  });

  it('waits as long as the receiver asks, but not longer than the longest', () => {
    expect(retryWaitMs(0, limits, 30_000, 0.5)).toBe(30_000);
    expect(retryWaitMs(0, limits, 9_999_999, 0.5)).toBe(600_000);
  });
});
