import { Injectable } from '@nestjs/common';
import { PrismaService } from './prisma.service.js';

export interface ApiKeyRow {
  keyId: string;
  name: string;
  scopes: string[];
}

@Injectable()
export class ApiKeyRepository {
  constructor(private readonly prisma: PrismaService) {}

  /** @param keyHash sha-256 of the key, hex */
  async insert(row: ApiKeyRow, keyHash: string): Promise<void> {
    await this.prisma.apiKey.create({ data: { ...row, keyHash } });
  }

  /** @returns the key with this hash, unless it was revoked */
  async findByHash(keyHash: string): Promise<(ApiKeyRow & { keyHash: string }) | null> {
    return this.prisma.apiKey.findFirst({
      where: { keyHash, revokedAt: null },
      select: { keyId: true, name: true, scopes: true, keyHash: true },
    });
  }

  /** Notes the use, at most once a minute: a read must not cost a write. */
  async noteUse(keyId: string): Promise<void> {
    await this.prisma.$executeRaw`
      UPDATE api_key SET last_used_at = now()
       WHERE key_id = ${keyId}::uuid AND (last_used_at IS NULL OR last_used_at < now() - interval '1 minute')`;
  }
}
