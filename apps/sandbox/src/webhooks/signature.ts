import { createHmac } from 'node:crypto';

/** The signature of a delivery: hex HMAC-SHA256 over the raw body, keyed with the secret as text. */
export function sign(secret: string, body: string): string {
  return createHmac('sha256', secret).update(body, 'utf8').digest('hex');
}
