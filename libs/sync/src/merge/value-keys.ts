import { canonicalValues, type AttioValue } from '@app/attio';

/** A written value whose meaning only Attio can tell, such as a free-text location: the write form, unread. */
export const UNREAD = 'unread';

/** The meaning of each value as text, in order: equal texts, equal values. */
export function valueKeys(values: readonly AttioValue[]): string[] {
  return values.map(valueKey);
}

/** @returns whether two lists of values mean the same, in the same order */
export function sameValues(a: readonly AttioValue[], b: readonly AttioValue[]): boolean {
  return a.length === b.length && a.every((value, index) => valueKey(value) === valueKey(b[index] ?? value));
}

/** The list without repetitions; the first of equal values stays. */
export function distinctValues(values: readonly AttioValue[]): AttioValue[] {
  const keys = valueKeys(values);
  return values.filter((_, index) => keys.indexOf(keys[index] ?? '') === index);
}

function valueKey(value: AttioValue): string {
  if (UNREAD in value) return `unread ${JSON.stringify(value[UNREAD])}`;
  return canonicalValues(value.attribute_type, [value]);
}
