import { Injectable } from '@nestjs/common';
import { PrismaService } from './prisma.service.js';

/** What health asks of Postgres. */
@Injectable()
export class DatabaseProbe {
  constructor(private readonly prisma: PrismaService) {}

  /** @throws when Postgres does not answer */
  async ping(): Promise<void> {
    await this.prisma.$queryRaw`SELECT 1`;
  }

  /** @returns how long the first of those in this process who wait for a connection has waited; 0 when nobody waits */
  longestWaitMs(): number {
    return this.prisma.longestWaitMs();
  }

  /** @returns names of the migrations this database has finished */
  async listAppliedMigrations(): Promise<string[]> {
    const rows = await this.prisma.$queryRaw<{ name: string }[]>`
      SELECT migration_name AS name FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL`;
    return rows.map((row) => row.name);
  }
}
