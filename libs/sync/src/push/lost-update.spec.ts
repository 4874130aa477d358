import { type AttioValue } from '@app/attio';
import { parseInstant, type Instant } from '@app/common';
import { findLostUpdate, isCurrent, replacedByUs } from './lost-update.js';

const at = (second: number) => `2026-01-01T10:00:${String(second).padStart(2, '0')}.000000000Z`;
const value = (text: string, from: number, until: number | null = null): AttioValue => ({
  attribute_type: 'text',
  value: text,
  active_from: at(from),
  active_until: until === null ? null : at(until),
});
const readAt = parseInstant(at(10)) as Instant;
const ours = value('ours', 20);

describe('findLostUpdate', () => {
  it('finds the value a person set between our read and our write', () => {
    const history = [value('seen', 5, 15), value('theirs', 15, 20), ours];
    const lost = findLostUpdate(history, [value('seen', 5)], readAt, [ours], false);
    expect(lost?.values).toEqual([value('theirs', 15)]);
  });

  it('finds a value that began and ended in the millisecond of our write', () => {
    const history = [value('seen', 5, 20), value('theirs', 20, 20), ours];
    const lost = findLostUpdate(history, [value('seen', 5)], readAt, [ours], false);
    expect(lost?.values).toEqual([value('theirs', 20)]);
  });

  it('finds it where there was no value before', () => {
    expect(findLostUpdate([value('theirs', 15, 20), ours], [], readAt, [ours], false)?.values[0]).toMatchObject({
      value: 'theirs',
    });
  });

  it.each([
    ['nobody wrote in between', [value('seen', 5, 20), ours]],
    ['the value was there before our read', [value('old', 1, 5), value('seen', 5, 20), ours]],
    ['somebody set it and put the old one back', [value('seen', 5, 12), value('seen', 12, 20), ours]],
    ['somebody set the very value that we wrote', [value('seen', 5, 15), value('ours', 15, 20), ours]],
  ])('finds nothing when %s', (_, history) => {
    expect(findLostUpdate(history, [value('seen', 5)], readAt, [ours], false)).toBeNull();
  });

  it('offers the whole list with the lost addition when a list was replaced', () => {
    const history = [value('a', 1), value('theirs', 15, 20), ours];
    const lost = findLostUpdate(history, [value('a', 1)], readAt, [value('a', 1), ours], true);
    expect(lost?.values.map((one) => one['value'])).toEqual(['a', 'ours', 'theirs']);
  });

  it('finds that somebody cleared it between our read and our write', () => {
    const lost = findLostUpdate([value('seen', 5, 15), ours], [value('seen', 5)], readAt, [ours], false);
    expect(lost).toEqual({ values: [], by: null });
  });

  it('finds that somebody took a value away which our list put back', () => {
    const [a, back] = [value('a', 1), value('theirs', 20)];
    const history = [a, value('theirs', 5, 15), back, ours];
    const lost = findLostUpdate(history, [a, value('theirs', 5)], readAt, [a, back, ours], true);
    expect(lost?.values.map((one) => one['value'])).toEqual(['a', 'ours']);
  });

  it('does not call a removal by ourselves a loss', () => {
    const history = [value('a', 1), value('gone', 5, 20)];
    expect(findLostUpdate(history, [value('a', 1), value('gone', 5)], readAt, [value('a', 1)], true)).toBeNull();
  });
});

describe('replacedByUs', () => {
  const isOurs = (one: AttioValue) => String(one['value']).startsWith('ours');

  it('finds what our writes ended, whatever came after them', () => {
    const history = [
      value('seen', 5, 10),
      value('first', 10, 15),
      value('ours 1', 15, 20),
      value('second', 20, 25),
      value('ours 2', 25, 30),
      value('theirs', 30),
    ];
    expect(replacedByUs(history, [value('seen', 5)], isOurs).map((one) => one['value'])).toEqual(['first', 'second']);
  });

  it.each([
    ['what the editor had seen', [value('seen', 5, 15), value('ours', 15)]],
    ['the very value that we wrote', [value('seen', 5, 10), value('ours', 10, 15), value('ours', 15)]],
    ['what other people replaced', [value('seen', 5, 10), value('a', 10, 12), value('b', 12)]],
  ])('leaves out %s', (_, history) => {
    expect(replacedByUs(history, [value('seen', 5)], isOurs)).toEqual([]);
  });
});

describe('isCurrent', () => {
  const seen = value('seen', 5);

  it('takes no history for whole that lacks our own value, or in which what it replaced goes on', () => {
    expect(isCurrent([], [seen], [ours])).toBe(false);
    expect(isCurrent([seen], [seen], [ours])).toBe(false);
    expect(isCurrent([seen, ours], [seen], [ours])).toBe(false);
    expect(isCurrent([value('seen', 5, 20), ours], [seen], [ours])).toBe(true);
  });

  it('waits for the end of a value that was cleared, and not for one that was left as it is', () => {
    expect(isCurrent([seen], [seen], [])).toBe(false);
    expect(isCurrent([value('seen', 5, 20)], [seen], [])).toBe(true);
    expect(isCurrent([seen], [seen], [seen])).toBe(true);
  });
});
