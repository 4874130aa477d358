import { Module } from '@nestjs/common';
import { ConfigModule } from '@nestjs/config';
import { CacheModule } from '@app/cache';
import { rateConfig } from './rate.config.js';
import { RateService } from './rate.service.js';

/** Limits of requests: apart from the keys, which the CLI makes without Redis. */
@Module({
  imports: [CacheModule, ConfigModule.forFeature(rateConfig)],
  providers: [RateService],
  exports: [RateService],
})
export class RateModule {}
