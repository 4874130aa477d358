import { Module } from '@nestjs/common';
import { ConfigModule } from '@nestjs/config';
import { Clock } from '@app/common';
import { AppCache } from './app-cache.js';
import { cacheConfig } from './cache.config.js';
import { Invalidations } from './invalidations.js';
import { RedisConnection } from './redis-connection.js';
import { SharedBudgets } from './shared-budgets.js';
import { SharedCounters } from './shared-counters.js';

@Module({
  imports: [ConfigModule.forFeature(cacheConfig)],
  providers: [Clock, RedisConnection, Invalidations, AppCache, SharedBudgets, SharedCounters],
  exports: [RedisConnection, AppCache, SharedBudgets, SharedCounters],
})
export class CacheModule {}
