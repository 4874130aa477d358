import { Seldom } from './seldom.js';

describe('Seldom', () => {
  it('lets one through in a period, and tells the next how many it held back', () => {
    const seldom = new Seldom(1_000);
    expect([0, 1, 999, 1_000, 1_999, 5_000].map((at) => seldom.pass(5_000 + at))).toEqual([0, null, null, 2, null, 1]);
  });
});
