import { Module } from '@nestjs/common';
import { ConfigModule } from '@nestjs/config';
import { AttioModule } from '@app/attio';
import { DatabaseModule } from '@app/database';
import { SyncModule } from '@app/sync';
import { webhookWatchConfig } from './webhook-watch.config.js';
import { WebhookWatchService } from './webhook-watch.service.js';

/** For the worker: watching needs no secret, receiving does. */
@Module({
  imports: [ConfigModule.forFeature(webhookWatchConfig), AttioModule, DatabaseModule, SyncModule],
  providers: [WebhookWatchService],
  exports: [WebhookWatchService],
})
export class WebhookWatchModule {}
