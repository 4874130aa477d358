import { type AttioValue } from '@app/attio';
import { type Instant } from '@app/common';
import { sameValues, valueKeys } from '../merge/value-keys.js';

/** A value that somebody set after our read and that our write ended. */
export interface LostUpdate {
  /** What stood there, as it would have to be written to restore it. */
  values: AttioValue[];
  by: AttioValue;
}

/**
 * Looks into an attribute's history for a value nobody will see again because of our write: Attio has no
 * compare-and-swap, so this is found, not prevented. Pure.
 * @param history all values, past ones included
 * @param before what we read before writing
 * @param readAt the moment of that reading
 * @param stored what Attio has after the write
 */
export function findLostUpdate(
  history: readonly AttioValue[],
  before: readonly AttioValue[],
  readAt: Instant,
  stored: readonly AttioValue[],
  isMultiselect: boolean,
): LostUpdate | null {
  const seen = new Set(before.map(({ active_from }) => active_from));
  const since = isMultiselect ? readAt : (before[0]?.active_from ?? readAt);
  const ended = history.filter(
    (value) =>
      typeof value.active_until === 'string' &&
      !seen.has(value.active_from) &&
      millis(value.active_from) >= millis(since) &&
      millis(value.active_until) > millis(value.active_from),
  );
  if (isMultiselect) {
    const kept = new Set(valueKeys(stored));
    const known = new Set(valueKeys(before));
    const lost = ended.filter((value) => valueKeys([value]).every((key) => !kept.has(key) && !known.has(key)));
    const newest = lost.at(-1);
    return newest === undefined ? null : { values: [...stored, ...lost.map(current)], by: newest };
  }
  const last = ended.sort((a, b) => ((a.active_from ?? '') < (b.active_from ?? '') ? -1 : 1)).at(-1);
  if (last === undefined || sameValues([last], stored) || sameValues([last], before)) return null;
  return { values: [current(last)], by: last };
}

function current(value: AttioValue): AttioValue {
  return { ...value, active_until: null };
}

/** Attio keeps milliseconds, whatever it prints; two notations of one moment must compare equal. */
function millis(moment: string | null | undefined): string {
  return (moment ?? '').slice(0, 23);
}
