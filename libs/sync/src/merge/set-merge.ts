import { type AttioValue } from '@app/attio';
import { valueKeys } from './value-keys.js';

/**
 * B + added by either side − removed by either side. Attio's order stays; what was added here goes to the end, or to
 * the front when the editor put it first, because the first value is the primary one.
 */
export function mergeSets(
  base: readonly AttioValue[],
  local: readonly AttioValue[],
  remote: readonly AttioValue[],
): AttioValue[] {
  const baseKeys = new Set(valueKeys(base));
  const localKeys = valueKeys(local);
  const wanted = new Set(localKeys);
  const there = new Set(valueKeys(remote));
  const remoteKeys = valueKeys(remote);
  const kept = remote.filter((_, index) => {
    const key = remoteKeys[index] ?? '';
    return wanted.has(key) || !baseKeys.has(key);
  });
  const isAddition = (key: string) => !baseKeys.has(key) && !there.has(key);
  const firstKept = localKeys.findIndex((key) => !isAddition(key));
  const front: AttioValue[] = [];
  const back: AttioValue[] = [];
  const seen = new Set<string>();
  local.forEach((value, index) => {
    const key = localKeys[index] ?? '';
    if (!isAddition(key) || seen.has(key)) return;
    seen.add(key);
    (firstKept !== -1 && index < firstKept ? front : back).push(value);
  });
  return [...front, ...kept, ...back];
}
