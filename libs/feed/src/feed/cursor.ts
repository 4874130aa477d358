import { z } from 'zod';
import { FeedCursorError } from './errors.js';

const shape = z.tuple([z.literal('changes'), z.string().regex(/^\d{1,18}$/)]);

/** Opaque to callers, so that what it holds may change. */
export function encodeFeedCursor(sequence: bigint): string {
  return Buffer.from(JSON.stringify(['changes', String(sequence)])).toString('base64url');
}

/**
 * @param path the parameter the cursor came in, for the error
 * @throws FeedCursorError not one of ours
 */
export function decodeFeedCursor(cursor: string, path: string): bigint {
  try {
    return BigInt(shape.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')))[1]);
  } catch {
    throw new FeedCursorError(path);
  }
}
