import fc from 'fast-check';
import { epochMsOf, instantFromEpochMs, parseInstant } from './instant.js';

describe('parseInstant', () => {
  it('cuts nanoseconds to microseconds and fills up what is missing', () => {
    expect(parseInstant('2026-05-16T01:12:25.108880123Z')).toBe('2026-05-16T01:12:25.108880Z');
    expect(parseInstant('2026-05-16T01:12:25Z')).toBe('2026-05-16T01:12:25.000000Z');
  });

  it.each(['', 'yesterday', '2026-13-01T00:00:00Z', '2026-05-16T01:12:25+02:00', '2026-05-16'])(
    'refuses %j',
    (text) => {
      expect(parseInstant(text)).toBeUndefined();
    },
  );
});

describe('instants', () => {
  const epochMs = fc.integer({ min: 0, max: 4_102_444_800_000 });

  it('order as strings as they do in time', () => {
    fc.assert(
      fc.property(epochMs, epochMs, (a, b) => {
        expect(instantFromEpochMs(a) < instantFromEpochMs(b)).toBe(a < b);
      }),
    );
  });

  it('keep milliseconds and microseconds both ways', () => {
    fc.assert(fc.property(epochMs, (ms) => expect(epochMsOf(instantFromEpochMs(ms))).toBe(ms)));
    const instant = parseInstant('2026-05-16T01:12:25.108880Z');
    expect(instant && epochMsOf(instant)).toBeCloseTo(Date.parse('2026-05-16T01:12:25.108Z') + 0.88, 3);
  });
});
