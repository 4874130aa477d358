import { createHash } from 'node:crypto';
import { type SortKey, type SortPlace } from '@app/database';
import { z } from 'zod';

const shape = z.tuple([z.string(), z.array(z.union([z.number(), z.string(), z.null()])).max(20), z.guid()]);

/** Binds a cursor to its query: with another filter or order its place would mean nothing. */
export function queryMark(scopeId: string, filter: unknown, sorts: unknown): string {
  return createHash('sha256')
    .update(JSON.stringify([scopeId, filter, sorts]))
    .digest('base64url')
    .slice(0, 10);
}

/** Opaque to callers, so that what it holds may change. */
export function encodePlace(mark: string, { keys, itemId }: SortPlace): string {
  return Buffer.from(JSON.stringify([mark, keys, itemId])).toString('base64url');
}

/**
 * @param sorts of the query: a key per sort, and of its type. Anybody can write a cursor, and the database would fail.
 * @returns the place, or `null` when this is no cursor of ours for this query
 */
export function decodePlace(mark: string, sorts: Pick<SortKey, 'as'>[], cursor: string): SortPlace | null {
  try {
    const [itsMark, keys, itemId] = shape.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')));
    const isFitting = keys.length === sorts.length && sorts.every(({ as }, index) => isKey(as, keys[index]));
    return itsMark === mark && isFitting ? { keys, itemId } : null;
  } catch {
    return null;
  }
}

function isKey(as: SortKey['as'], key: unknown): boolean {
  if (key === null) return true;
  if (as !== 'text') return typeof key === 'number';
  return typeof key === 'string' && !key.includes('\0') && !/\p{Surrogate}/u.test(key);
}
