import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import { AppError } from './app-error.js';

/** A stored secret cannot be read: its key is not among those given, or it was changed. */
export class SecretUnreadableError extends AppError {
  readonly code = 'secret_unreadable';
  readonly retryable = false;
  constructor(keyId: string) {
    super(`A stored secret was sealed with the key ${keyId}, which is not in SECRETS_KEY or SECRETS_KEY_PREVIOUS`);
  }
}

const SEALED = /^sealed:v1:([0-9a-f]{8}):([A-Za-z0-9_-]+)$/;
const IV_BYTES = 12;
const TAG_BYTES = 16;

/**
 * Secrets at rest: AES-256-GCM, bound to the place they are stored at, so that one row's secret is of no use in another.
 * The first key seals; all of them open. Without a key, and for what was stored before there was one, text is kept as it is.
 */
export class SecretBox {
  private readonly keys: { id: string; key: Buffer }[];

  /** @param keys of 32 bytes, newest first */
  constructor(keys: Buffer[]) {
    this.keys = keys.map((key) => ({ id: createHash('sha256').update(key).digest('hex').slice(0, 8), key }));
  }

  /** @param place e.g. `subscription:<id>` */
  seal(secret: string, place: string): string {
    const [first] = this.keys;
    if (first === undefined) return secret;
    const iv = randomBytes(IV_BYTES);
    const cipher = createCipheriv('aes-256-gcm', first.key, iv).setAAD(Buffer.from(place));
    const sealed = Buffer.concat([iv, cipher.update(secret, 'utf8'), cipher.final(), cipher.getAuthTag()]);
    return `sealed:v1:${first.id}:${sealed.toString('base64url')}`;
  }

  /** @throws SecretUnreadableError */
  open(stored: string, place: string): string {
    const [, id, text] = SEALED.exec(stored) ?? [];
    if (id === undefined || text === undefined) return stored;
    const key = this.keys.find((one) => one.id === id)?.key;
    if (key === undefined) throw new SecretUnreadableError(id);
    const sealed = Buffer.from(text, 'base64url');
    try {
      const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, IV_BYTES), { authTagLength: TAG_BYTES })
        .setAAD(Buffer.from(place))
        .setAuthTag(sealed.subarray(-TAG_BYTES));
      return decipher.update(sealed.subarray(IV_BYTES, -TAG_BYTES)).toString('utf8') + decipher.final('utf8');
    } catch {
      throw new SecretUnreadableError(id);
    }
  }

  /** Whether it is sealed with the first key already, or there is none. */
  isCurrent(stored: string): boolean {
    const [first] = this.keys;
    return first === undefined || SEALED.exec(stored)?.[1] === first.id;
  }
}
