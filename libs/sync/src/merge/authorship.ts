import { type AttioActor, type AttioValue } from '@app/attio';
import { type Authorship } from './merge-attribute.js';
import { valueKeys } from './value-keys.js';

/** Who changed the values in Attio since `base`, as far as the values themselves tell: removals leave no trace. */
export interface RemoteAuthor extends Authorship {
  actor: AttioActor | null;
  /** As Attio wrote it. */
  at: string | null;
}

/** @returns the author of the newest value that the editor had not seen */
export function remoteAuthor(base: readonly AttioValue[], remote: readonly AttioValue[]): RemoteAuthor {
  const seen = new Set(valueKeys(base));
  const keys = valueKeys(remote);
  const fresh = remote.filter((_, index) => !seen.has(keys[index] ?? ''));
  let newest: AttioValue | undefined;
  for (const value of fresh) {
    if (newest === undefined || (value.active_from ?? '') > (newest.active_from ?? '')) newest = value;
  }
  if (newest === undefined) return { isPerson: null, atMs: null, actor: null, at: null };
  const actor = newest.created_by_actor ?? null;
  const atMs = Date.parse(newest.active_from ?? '');
  return {
    isPerson: actor?.type ? actor.type === 'workspace-member' : null,
    atMs: Number.isNaN(atMs) ? null : atMs,
    actor,
    at: newest.active_from ?? null,
  };
}
