import { readdir } from 'node:fs/promises';
import { Inject, Injectable } from '@nestjs/common';
import { HealthIndicatorService, type HealthIndicatorResult } from '@nestjs/terminus';
import { DatabaseProbe } from '@app/database';
import { healthConfig, type HealthConfig } from './health.config.js';
import { withinTime } from './within-time.js';

const TIMEOUT_MS = 2_000;

@Injectable()
export class DatabaseHealth {
  constructor(
    @Inject(healthConfig.KEY) private readonly config: HealthConfig,
    private readonly indicator: HealthIndicatorService,
    private readonly database: DatabaseProbe,
  ) {}

  /** Postgres answers. */
  async postgres(): Promise<HealthIndicatorResult> {
    const session = this.indicator.check('postgres');
    try {
      await withinTime(this.database.ping(), TIMEOUT_MS);
      return session.up();
    } catch {
      return session.down('Postgres does not answer: see DATABASE_URL');
    }
  }

  /** Every migration of this build is applied. */
  async migrations(): Promise<HealthIndicatorResult> {
    const session = this.indicator.check('migrations');
    try {
      const entries = await readdir(this.config.migrationsFolder, { withFileTypes: true });
      const expected = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
      const applied = new Set(await withinTime(this.database.listAppliedMigrations(), TIMEOUT_MS));
      const missing = expected.filter((name) => !applied.has(name));
      return missing.length === 0 ? session.up() : session.down({ message: 'Migrations are missing', missing });
    } catch {
      return session.down('The migrations cannot be compared: Postgres does not answer or was never migrated');
    }
  }
}
