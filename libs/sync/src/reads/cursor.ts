import { z } from 'zod';

const shape = z.tuple([z.literal('after'), z.string(), z.guid()]);

/** Opaque to callers, so that what it holds may change. */
export function encodeCursor(scopeId: string, afterId: string): string {
  return Buffer.from(JSON.stringify(['after', scopeId, afterId])).toString('base64url');
}

/** @returns the id, or `null` when this is no cursor of ours for this object */
export function decodeCursor(scopeId: string, cursor: string): string | null {
  try {
    const [, itsScopeId, afterId] = shape.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')));
    return itsScopeId === scopeId ? afterId : null;
  } catch {
    return null;
  }
}
