import { createHmac, timingSafeEqual } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { AttioSignatureError } from './errors.js';
import { webhookSecretsConfig, type WebhookSecretsConfig } from './webhook-secrets.config.js';

/** Checks that a delivery comes from Attio. */
@Injectable()
export class AttioSignature {
  // Private to the language, not to the compiler: `inspect` and JSON do not see them.
  readonly #secrets: readonly string[];

  constructor(@Inject(webhookSecretsConfig.KEY) config: WebhookSecretsConfig) {
    this.#secrets = config.secrets;
  }

  /**
   * @param rawBody the bytes as received, before any parsing
   * @param signature header `Attio-Signature` (or `X-Attio-Signature`, which repeats it)
   * @throws AttioSignatureError missing, or made with none of our secrets
   */
  verify(rawBody: Buffer, signature: string | undefined): void {
    if (signature === undefined) throw new AttioSignatureError('the delivery carries no signature');
    if (!verifySignature(rawBody, signature, this.#secrets)) {
      throw new AttioSignatureError('the delivery is signed with none of the live secrets');
    }
  }
}

/**
 * `hex(HMAC_SHA256(secret as text, raw body))`, compared in constant time. The secret looks like hex but is used as text.
 * Source: https://docs.attio.com/rest-api/guides/webhooks (authenticating)
 * @returns whether one of the secrets made the signature
 */
export function verifySignature(rawBody: Buffer, signature: string, secrets: readonly string[]): boolean {
  const given = Buffer.from(signature, 'utf8');
  let isValid = false;
  for (const secret of secrets) {
    const expected = Buffer.from(createHmac('sha256', secret).update(rawBody).digest('hex'), 'utf8');
    // No early exit: the time taken does not tell which secret fits.
    if (given.length === expected.length && timingSafeEqual(given, expected)) isValid = true;
  }
  return isValid;
}
