import { createHmac, randomBytes } from 'node:crypto';

const PREFIX = 'whsec_';
/** Between the 24 and 64 bytes the specification asks for. */
const SECRET_BYTES = 32;

/** A new signing secret: `whsec_` and base64. */
export function makeSecret(): string {
  return PREFIX + randomBytes(SECRET_BYTES).toString('base64');
}

/**
 * The headers of the Standard Webhooks specification, 1.0.0 (github.com/standard-webhooks/standard-webhooks).
 * @param secrets during a rotation two: the receiver accepts the message when one signature fits
 * @param timestampMs of this attempt, so that receivers can refuse old messages
 */
export function signedHeaders(
  message: { id: string; body: string },
  secrets: string[],
  timestampMs: number,
): Record<string, string> {
  const timestamp = String(Math.floor(timestampMs / 1000));
  const signatures = secrets.map((secret) => {
    const key = Buffer.from(secret.slice(PREFIX.length), 'base64');
    return `v1,${createHmac('sha256', key).update(`${message.id}.${timestamp}.${message.body}`).digest('base64')}`;
  });
  return { 'webhook-id': message.id, 'webhook-timestamp': timestamp, 'webhook-signature': signatures.join(' ') };
}
