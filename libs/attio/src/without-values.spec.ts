import { withoutValues } from './without-values.js';

describe('withoutValues', () => {
  it.each([
    ['texts that were sent', 'No option "Platinum Plus" found.', { tier: 'Platinum Plus' }, 'No option "…" found.'],
    ['texts deep inside', 'ada is taken', { data: { values: { x: [{ value: 'ada' }] } } }, '… is taken'],
    ['numbers', 'Cannot store 12345.', { value: 12345 }, 'Cannot store ….'],
    ['addresses, also those not sent', 'Held by grace@example.com.', undefined, 'Held by …'],
    [
      'structure',
      'Unknown attribute slug: stage',
      { sorts: [{ attribute: 'stage' }] },
      'Unknown attribute slug: stage',
    ],
  ])('handles %s', (_name, message, body, expected) => {
    expect(withoutValues(message, body)).toBe(expected);
  });
});
