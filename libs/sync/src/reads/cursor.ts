import { z } from 'zod';

const shape = z.tuple([z.literal('after'), z.guid()]);

/** Opaque to callers, so that what it holds may change. */
export function encodeCursor(afterId: string): string {
  return Buffer.from(JSON.stringify(['after', afterId])).toString('base64url');
}

/** @returns the id, or `null` when this is no cursor of ours */
export function decodeCursor(cursor: string): string | null {
  try {
    return shape.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')))[1];
  } catch {
    return null;
  }
}
