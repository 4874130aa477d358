import { randomUUID, timingSafeEqual } from 'node:crypto';
import { Injectable, Logger } from '@nestjs/common';
import { ApiKeyRepository } from '@app/database';
import { allows, hashApiKey, makeApiKey, type ApiScope } from './api-key.js';
import { KeyRefusedError, ScopeMissingError } from './errors.js';

/** The use of a key is noted to the minute: asking Postgres more often would change nothing. */
const NOTE_EVERY_MS = 60_000;

/** Who calls, as far as the key tells. */
export interface Caller {
  keyId: string;
  name: string;
  scopes: string[];
}

/** Lets internal apps in. */
@Injectable()
export class AccessService {
  private readonly logger = new Logger(AccessService.name);
  private readonly notedAtMs = new Map<string, number>();

  constructor(private readonly keys: ApiKeyRepository) {}

  /**
   * @param key as sent by the caller
   * @throws KeyRefusedError none, unknown or revoked: which of them is not told
   * @throws ScopeMissingError a good key that may not do this
   */
  async authorize(key: string | undefined, needed: ApiScope): Promise<Caller> {
    if (!key) throw new KeyRefusedError();
    const keyHash = hashApiKey(key);
    const row = await this.keys.findByHash(keyHash);
    if (row === null || !timingSafeEqual(Buffer.from(row.keyHash), Buffer.from(keyHash))) throw new KeyRefusedError();
    if (!allows(row.scopes, needed)) throw new ScopeMissingError(needed);
    this.noteUse(row.keyId);
    return { keyId: row.keyId, name: row.name, scopes: row.scopes };
  }

  private noteUse(keyId: string): void {
    const nowMs = Date.now();
    if (nowMs - (this.notedAtMs.get(keyId) ?? -Infinity) < NOTE_EVERY_MS) return;
    this.notedAtMs.set(keyId, nowMs);
    this.keys.noteUse(keyId).catch(() => {
      this.notedAtMs.delete(keyId);
      this.logger.warn('the use of an API key could not be noted');
    });
  }

  /** @returns the key, which is shown this once: only its hash is stored */
  async createKey(name: string, scopes: ApiScope[]): Promise<{ keyId: string; key: string }> {
    const key = makeApiKey();
    const keyId = randomUUID();
    await this.keys.insert({ keyId, name, scopes }, hashApiKey(key));
    return { keyId, key };
  }
}
