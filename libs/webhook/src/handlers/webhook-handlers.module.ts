import { Module, type DynamicModule, type Type } from '@nestjs/common';
import { DatabaseModule } from '@app/database';
import { QueueModule } from '@app/queue';
import { SyncModule } from '@app/sync';
import { applicationHandlers } from './application-handlers.js';
import { EventHandlingService } from './event-handling.service.js';
import { type WebhookHandler } from './webhook-handler.js';
import { WebhookHandlers } from './webhook-handlers.js';

/** This installation's own handlers. The api needs them to know who wants an event, the worker to run them. */
@Module({})
export class WebhookHandlersModule {
  /** @param handlers the installation's own; another list is for tests */
  static with(handlers: Type<WebhookHandler>[] = applicationHandlers): DynamicModule {
    return {
      module: WebhookHandlersModule,
      imports: [DatabaseModule, QueueModule, SyncModule],
      providers: [
        EventHandlingService,
        ...handlers,
        {
          provide: WebhookHandlers,
          inject: handlers,
          useFactory: (...instances: WebhookHandler[]) => new WebhookHandlers(instances),
        },
      ],
      exports: [EventHandlingService, WebhookHandlers],
    };
  }
}
