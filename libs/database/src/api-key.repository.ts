import { Injectable } from '@nestjs/common';
import { DatabaseAwayError } from './database-away.js';
import { Gathering } from './gathering.js';
import { PrismaService } from './prisma.service.js';

export interface ApiKeyRow {
  keyId: string;
  name: string;
  scopes: string[];
}

export interface ApiKeyInfo extends ApiKeyRow {
  createdAt: Date;
  lastUsedAt: Date | null;
  revokedAt: Date | null;
  rotatedAt: Date | null;
  previousValidUntil: Date | null;
}

/** A key and the hash it was found by. */
interface FoundKey extends ApiKeyRow {
  keyHash: string;
}

/** Statements that look for keys at a time; requests that come meanwhile share the next one. */
const FINDING_AT_ONCE = 2;
const FOUND_TOGETHER = 100;

@Injectable()
export class ApiKeyRepository {
  private readonly finding: Gathering<string, FoundKey | null>;

  constructor(private readonly prisma: PrismaService) {
    this.finding = new Gathering((hashes) => this.findAll(hashes), {
      atOnce: FINDING_AT_ONCE,
      most: FOUND_TOGETHER,
      isOfOneItem: () => false,
      // Whoever waits for a statement waits for a connection, and no longer than for that.
      patience: {
        ms: prisma.connectTimeoutMs,
        error: () => new DatabaseAwayError(new Error('no statement for keys ended in time')),
      },
    });
  }

  /** @param keyHash sha-256 of the key, hex */
  async insert(row: ApiKeyRow, keyHash: string): Promise<void> {
    await this.prisma.apiKey.create({ data: { ...row, keyHash } });
  }

  /**
   * Asked before every request. Those that come at the same time share a statement, which begins after each of them came:
   * a key that was revoked before a request is not let in by an answer from before.
   * @returns the key with this hash, unless it was revoked; for a while after a rotation also by the hash before it.
   * `keyHash` is the one that was found, for the caller to compare
   */
  async findByHash(keyHash: string): Promise<FoundKey | null> {
    return this.finding.do(keyHash);
  }

  /** Straight to the driver: Prisma's own way to the same two index look-ups takes a millisecond. */
  private async findAll(hashes: string[]): Promise<(FoundKey | null)[]> {
    const asked = [...new Set(hashes)];
    const rows = await this.prisma.direct.prepared('find_api_keys').$queryRaw<FoundKey[]>`
      SELECT key_id AS "keyId", name, scopes, hash AS "keyHash"
        FROM api_key, unnest(${asked}::text[]) AS hash
       WHERE revoked_at IS NULL
         AND (key_hash = hash OR (previous_key_hash = hash AND previous_valid_until > now()))`;
    const found = new Map(rows.map((row) => [row.keyHash, row]));
    return hashes.map((hash) => found.get(hash) ?? null);
  }

  /** Oldest first, revoked ones included. */
  async list(): Promise<ApiKeyInfo[]> {
    return this.prisma.apiKey.findMany({
      orderBy: { createdAt: 'asc' },
      omit: { keyHash: true, previousKeyHash: true },
    });
  }

  async find(keyId: string): Promise<ApiKeyInfo | null> {
    return this.prisma.apiKey.findUnique({ where: { keyId }, omit: { keyHash: true, previousKeyHash: true } });
  }

  /**
   * Puts a new hash in the place of the old one, which is let in until `previousValidUntil`.
   * @returns `false` when there is no such key, or it was revoked
   */
  async rotate(keyId: string, keyHash: string, previousValidUntil: Date): Promise<boolean> {
    const rotated = await this.prisma.$executeRaw`
      UPDATE api_key
         SET previous_key_hash = key_hash, previous_valid_until = ${previousValidUntil}, key_hash = ${keyHash},
             rotated_at = now()
       WHERE key_id = ${keyId}::uuid AND revoked_at IS NULL`;
    return rotated === 1;
  }

  /** For good, at once, with the hash before it. @returns `false` when there is no such key */
  async revoke(keyId: string): Promise<boolean> {
    const revoked = await this.prisma.$executeRaw`
      UPDATE api_key SET revoked_at = coalesce(revoked_at, now()) WHERE key_id = ${keyId}::uuid`;
    return revoked === 1;
  }

  /** Notes the use, at most once a minute: a read must not cost a write. */
  async noteUse(keyId: string): Promise<void> {
    await this.prisma.$executeRaw`
      UPDATE api_key SET last_used_at = now()
       WHERE key_id = ${keyId}::uuid AND (last_used_at IS NULL OR last_used_at < now() - interval '1 minute')`;
  }
}
