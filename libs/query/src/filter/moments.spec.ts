import { dayMicros, momentMicros } from './moments.js';

describe('momentMicros', () => {
  it.each([
    ['2025-01-01T00:00:00Z', 1_735_689_600e6],
    ['2025-01-01T00:00', 1_735_689_600e6],
    ['2025-01-01T02:00:00+02:00', 1_735_689_600e6],
    ['2024-12-31T19:00:00-0500', 1_735_689_600e6],
    ['2025-01-01T00:00:00.000001000Z', 1_735_689_600e6 + 1],
  ])('reads %s', (text, micros) => {
    expect(momentMicros(text)).toBe(micros);
  });

  it.each([
    '2025-01-01',
    '2025-13-01T00:00:00Z',
    '2024-02-30T10:00:00Z',
    '2025-01-01T24:00:00Z',
    '2025-01-01 00:00:00',
    '',
  ])('takes %j for no moment', (text) => {
    expect(momentMicros(text)).toBeUndefined();
  });
});

describe('dayMicros', () => {
  it.each([
    ['2025', '2025-01-01'],
    ['2025-06', '2025-06-01'],
    ['2024-02-29T23:30:00', '2024-02-29'],
    ['2024-02-29T23:30:00-05:00', '2024-03-01'],
  ])('takes %s for %s', (text, day) => {
    expect(dayMicros(text)).toBe(Date.parse(day) * 1000);
  });

  it.each(['2024-02-30', '2024-13', 'x', '', '24-01-01'])('takes %j for no day', (text) => {
    expect(dayMicros(text)).toBeUndefined();
  });
});
