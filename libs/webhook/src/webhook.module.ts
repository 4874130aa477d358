import { Module } from '@nestjs/common';
import { AttioSignatureModule } from '@app/attio';
import { DatabaseModule } from '@app/database';
import { QueueModule } from '@app/queue';
import { SyncModule } from '@app/sync';
import { WebhookHandlersModule } from './handlers/webhook-handlers.module.js';
import { WebhookService } from './webhook.service.js';

/** Accepts Attio's deliveries. */
@Module({
  imports: [AttioSignatureModule, DatabaseModule, QueueModule, SyncModule, WebhookHandlersModule.with()],
  providers: [WebhookService],
  exports: [WebhookService],
})
export class WebhookModule {}
