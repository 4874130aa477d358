import { Module } from '@nestjs/common';
import { ConfigModule } from '@nestjs/config';
import { TerminusModule } from '@nestjs/terminus';
import { AttioModule } from '@app/attio';
import { Clock } from '@app/common';
import { DatabaseModule } from '@app/database';
import { QueueModule } from '@app/queue';
import { AttioHealth } from './attio-health.js';
import { DatabaseHealth } from './database-health.js';
import { healthConfig } from './health.config.js';
import { RedisHealth } from './redis-health.js';
import { SyncHealth } from './sync-health.js';

const indicators = [AttioHealth, DatabaseHealth, RedisHealth, SyncHealth];

/** Readiness of Postgres, Redis and Attio. */
@Module({
  imports: [ConfigModule.forFeature(healthConfig), TerminusModule, AttioModule, DatabaseModule, QueueModule],
  providers: [Clock, ...indicators],
  exports: [TerminusModule, ...indicators],
})
export class HealthModule {}
