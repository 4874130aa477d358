import { Module } from '@nestjs/common';
import { ConfigModule } from '@nestjs/config';
import { TerminusModule } from '@nestjs/terminus';
import { AttioModule } from '@app/attio';
import { Clock } from '@app/common';
import { DatabaseModule } from '@app/database';
import { MetricsModule } from '@app/metrics';
import { QueueModule } from '@app/queue';
import { AttioHealth } from './attio-health.js';
import { DatabaseHealth } from './database-health.js';
import { healthConfig } from './health.config.js';
import { InstallationMetrics } from './installation-metrics.js';
import { RedisHealth } from './redis-health.js';
import { SyncHealth } from './sync-health.js';

const indicators = [AttioHealth, DatabaseHealth, RedisHealth, SyncHealth];

/** Readiness of Postgres, Redis and Attio, and what metrics say about the installation. */
@Module({
  imports: [
    ConfigModule.forFeature(healthConfig),
    TerminusModule,
    AttioModule,
    DatabaseModule,
    MetricsModule,
    QueueModule,
  ],
  providers: [Clock, InstallationMetrics, ...indicators],
  exports: [TerminusModule, ...indicators],
})
export class HealthModule {}
