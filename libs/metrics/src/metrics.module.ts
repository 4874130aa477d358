import { Module } from '@nestjs/common';
import { ConfigModule } from '@nestjs/config';
import { Metrics } from './metrics.js';
import { metricsConfig } from './metrics.config.js';
import { ScrapeAccess } from './scrape-access.js';

/** Instruments, and who may read them. */
@Module({
  imports: [ConfigModule.forFeature(metricsConfig)],
  providers: [Metrics, ScrapeAccess],
  exports: [ConfigModule, Metrics, ScrapeAccess],
})
export class MetricsModule {}
