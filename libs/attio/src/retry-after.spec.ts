import { retryAfterMs } from './retry-after.js';

const NOW = Date.parse('2026-05-16T01:00:00.250Z');

describe('retryAfterMs', () => {
  it.each([
    ['an HTTP date', 'Sat, 16 May 2026 01:00:01 GMT', 750],
    ['seconds', '3', 3_000],
    ['fractions of a second', '0.5', 500],
    ['a date that has passed', 'Sat, 16 May 2026 00:59:00 GMT', 0],
    ['nonsense', 'soon', 1_000],
    ['nothing', null, 1_000],
  ])('reads %s', (_name, header, expected) => {
    expect(retryAfterMs(header, NOW)).toBe(expected);
  });

  it("measures a date against the answer's own date, whatever our clock says", () => {
    expect(retryAfterMs('Sat, 16 May 2026 01:00:01 GMT', NOW + 60_000, Date.parse('2026-05-16T01:00:00Z'))).toBe(1_000);
  });
});
