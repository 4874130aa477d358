import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { ApiKeyRepository, type ApiKeyInfo } from '@app/database';
import { hashApiKey, makeApiKey, type ApiScope } from './api-key.js';
import { KeyNotFoundError } from './errors.js';

/** A key as it is shown: what it may do and when it was last used, never the key itself. */
export interface KeyView {
  id: string;
  name: string;
  scopes: string[];
  created_at: string;
  /** To the minute; `null` for a key never used. */
  last_used_at: string | null;
  rotated_at: string | null;
  /** The key before the last rotation is let in until then. */
  previous_valid_until: string | null;
  revoked_at: string | null;
}

/** The keys of internal apps: made, rotated, revoked. */
@Injectable()
export class KeysService {
  constructor(private readonly keys: ApiKeyRepository) {}

  /** @returns the key, which is shown this once: only its hash is stored */
  async create(name: string, scopes: ApiScope[]): Promise<KeyView & { key: string }> {
    const key = makeApiKey();
    const keyId = randomUUID();
    await this.keys.insert({ keyId, name, scopes }, hashApiKey(key));
    return { ...(await this.get(keyId)), key };
  }

  /** Oldest first, revoked ones included. */
  async list(): Promise<KeyView[]> {
    return (await this.keys.list()).map(keyView);
  }

  /** @throws KeyNotFoundError */
  async get(keyId: string): Promise<KeyView> {
    const row = await this.keys.find(keyId);
    if (row === null) throw new KeyNotFoundError(keyId);
    return keyView(row);
  }

  /**
   * Makes a new key with the same id, name and scopes.
   * @param graceMs how long the old one is let in as well, so that apps can change over
   * @returns the new key, shown this once
   * @throws KeyNotFoundError unknown or revoked
   */
  async rotate(keyId: string, graceMs: number): Promise<KeyView & { key: string }> {
    const key = makeApiKey();
    const isLive = await this.keys.rotate(keyId, hashApiKey(key), new Date(Date.now() + graceMs));
    if (!isLive) throw new KeyNotFoundError(keyId);
    return { ...(await this.get(keyId)), key };
  }

  /** At once and for good. Revoking twice changes nothing. @throws KeyNotFoundError */
  async revoke(keyId: string): Promise<KeyView> {
    if (!(await this.keys.revoke(keyId))) throw new KeyNotFoundError(keyId);
    return this.get(keyId);
  }
}

function keyView(row: ApiKeyInfo): KeyView {
  return {
    id: row.keyId,
    name: row.name,
    scopes: row.scopes,
    created_at: row.createdAt.toISOString(),
    last_used_at: row.lastUsedAt?.toISOString() ?? null,
    rotated_at: row.rotatedAt?.toISOString() ?? null,
    previous_valid_until: row.previousValidUntil?.toISOString() ?? null,
    revoked_at: row.revokedAt?.toISOString() ?? null,
  };
}
