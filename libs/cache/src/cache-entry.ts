/**
 * What both cache levels hold. `group` names what an invalidation names; `epoch` is this process's count of
 * invalidations when the load began, `generation` the group's mark in Redis at that moment: an entry whose mark is no
 * longer the group's was loaded before a change and is dead, wherever it lies.
 */
export interface CacheEntry<T = unknown> {
  group: string;
  epoch: number;
  generation: string;
  expiresAtMs: number;
  value: T;
}

/** Keyv's own envelope around a value. */
export interface Stored<T> {
  value?: T;
  expires?: number;
}

export function isEntry(value: unknown): value is CacheEntry {
  return typeof value === 'object' && value !== null && 'group' in value && 'epoch' in value;
}
