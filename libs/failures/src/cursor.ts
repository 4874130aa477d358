import { AppError } from '@app/common';
import { z } from 'zod';

/** Postgres knows no year 0, and anybody can write a cursor. */
const FIRST_YEAR = '0001';
const shape = z.tuple([z.literal('delivery'), z.iso.datetime().refine((text) => text >= FIRST_YEAR), z.guid()]);

class DeliveryCursorError extends AppError {
  readonly code = 'cursor_invalid';
  readonly retryable = false;
  readonly path = 'cursor';
  constructor() {
    super('The cursor is not one of ours: start from the first page');
  }
}

/** Opaque to callers, so that what it holds may change. */
export function encodeDeliveryCursor({ receivedAt, deliveryId }: { receivedAt: Date; deliveryId: string }): string {
  return Buffer.from(JSON.stringify(['delivery', receivedAt.toISOString(), deliveryId])).toString('base64url');
}

/** @throws DeliveryCursorError */
export function decodeDeliveryCursor(cursor: string): { receivedAt: Date; deliveryId: string } {
  try {
    const [, receivedAt, deliveryId] = shape.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')));
    return { receivedAt: new Date(receivedAt), deliveryId };
  } catch {
    throw new DeliveryCursorError();
  }
}
