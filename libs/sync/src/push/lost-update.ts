import { type AttioValue } from '@app/attio';
import { type Instant } from '@app/common';
import { sameValues, valueKeys } from '../merge/value-keys.js';

/** A value that replaces another begins when that one ends; closer together than this is the same moment. */
const GAP_MS = 10;

/** What somebody did after our read and that our write undid. */
export interface LostUpdate {
  /** What stood there, as it would have to be written to restore it; empty when they had cleared it. */
  values: AttioValue[];
  /** Their value; `null` when they took one away, for the history does not say who did. */
  by: AttioValue | null;
}

/**
 * Looks into an attribute's history for what nobody will see again because of our write: Attio has no compare-and-swap,
 * so this is found, not prevented. A value somebody set stands there, ended. A value somebody took away leaves a gap:
 * what we read ended some time before ours began. Pure.
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
      millis(value.active_from) >= millis(since),
  );
  if (isMultiselect) return lostOfList(ended, before, stored);
  const last = ended.sort((a, b) => ((a.active_from ?? '') < (b.active_from ?? '') ? -1 : 1)).at(-1);
  if (last !== undefined && !sameValues([last], stored) && !sameValues([last], before)) {
    return { values: [current(last)], by: last };
  }
  return last === undefined && wasCleared(history, before, stored) ? { values: [], by: null } : null;
}

/**
 * Whether a history is as new as what Attio has: reads may lag, and one that does not show our own write cannot show what
 * was lost by it. Pure.
 * @param before what we read before writing: what is not there any more must have ended
 * @param stored what Attio has
 */
export function isCurrent(
  history: readonly AttioValue[],
  before: readonly AttioValue[],
  stored: readonly AttioValue[],
): boolean {
  const past = new Map(history.map((value) => [startOf(value), value]));
  const now = new Set(stored.map(startOf));
  return (
    stored.every((value) => past.has(startOf(value))) &&
    before.every((value) => now.has(startOf(value)) || typeof past.get(startOf(value))?.active_until === 'string')
  );
}

/**
 * Values of others that a write of ours ended, since what an editor saw. Pure.
 * @param history of a single-value attribute, oldest first
 */
export function replacedByUs(
  history: readonly AttioValue[],
  base: readonly AttioValue[],
  isOurs: (value: AttioValue) => boolean,
): AttioValue[] {
  const [seen] = base;
  return history
    .filter((value, index) => {
      const next = history[index + 1];
      if (next === undefined || isOurs(value) || !isOurs(next) || sameValues([value], [next])) return false;
      return seen === undefined || millis(value.active_from) > millis(seen.active_from);
    })
    .map(current);
}

/** Values somebody added that are gone, and values somebody took away that our write put back. */
function lostOfList(
  ended: AttioValue[],
  before: readonly AttioValue[],
  stored: readonly AttioValue[],
): LostUpdate | null {
  const kept = new Set(valueKeys(stored));
  const known = new Map(before.map((value) => [keyOf(value), value]));
  const lost = ended.filter((value) => !kept.has(keyOf(value)) && !known.has(keyOf(value)));
  // Writing what is there already leaves its time alone, so a later one means that it was gone in between.
  const isBack = (value: AttioValue) => {
    const old = known.get(keyOf(value));
    return typeof old?.active_from === 'string' && millis(value.active_from) > millis(old.active_from);
  };
  const remaining = stored.filter((value) => !isBack(value));
  if (lost.length === 0 && remaining.length === stored.length) return null;
  return { values: [...remaining, ...lost.map(current)], by: lost.at(-1) ?? null };
}

/** Whether a gap lies between the single value we read and the one we wrote. */
function wasCleared(
  history: readonly AttioValue[],
  before: readonly AttioValue[],
  stored: readonly AttioValue[],
): boolean {
  const [old, now] = [before[0], stored[0]];
  if (old === undefined || now === undefined || sameValues([old], [now])) return false;
  const past = history.find(({ active_from: from }) => millis(from) === millis(old.active_from));
  const endedAtMs = Date.parse(past?.active_until ?? '');
  return Date.parse(now.active_from ?? '') - endedAtMs > GAP_MS;
}

function current(value: AttioValue): AttioValue {
  return { ...value, active_until: null };
}

function keyOf(value: AttioValue): string {
  return valueKeys([value])[0] ?? '';
}

/** Values of a list may begin at the same moment. */
function startOf(value: AttioValue): string {
  return `${millis(value.active_from)} ${keyOf(value)}`;
}

/** Attio keeps milliseconds, whatever it prints; two notations of one moment must compare equal. */
function millis(moment: string | null | undefined): string {
  return (moment ?? '').slice(0, 23);
}
