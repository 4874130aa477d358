import { Module, type DynamicModule, type Type } from '@nestjs/common';
import { AttioSignatureModule } from '@app/attio';
import { DatabaseModule } from '@app/database';
import { QueueModule } from '@app/queue';
import { SyncModule } from '@app/sync';
import { applicationHandlers } from './handlers/application-handlers.js';
import { type WebhookHandler } from './handlers/webhook-handler.js';
import { WebhookHandlersModule } from './handlers/webhook-handlers.module.js';
import { WebhookService } from './webhook.service.js';

/** Accepts Attio's deliveries. */
@Module({})
export class WebhookModule {
  /** @param handlers the installation's own; another list is for tests */
  static with(handlers: Type<WebhookHandler>[] = applicationHandlers): DynamicModule {
    return {
      module: WebhookModule,
      imports: [AttioSignatureModule, DatabaseModule, QueueModule, SyncModule, WebhookHandlersModule.with(handlers)],
      providers: [WebhookService],
      exports: [WebhookService, WebhookHandlersModule],
    };
  }
}
