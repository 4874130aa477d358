export { eventTypes } from './event-routes.js';
export { EventHandlingService } from './handlers/event-handling.service.js';
export { type HandledEvent, type WebhookHandler } from './handlers/webhook-handler.js';
export { WebhookHandlersModule } from './handlers/webhook-handlers.module.js';
export { WebhookModule } from './webhook.module.js';
export { webhookWatchConfig } from './watch/webhook-watch.config.js';
export { WebhookWatchModule } from './watch/webhook-watch.module.js';
export { WebhookWatchService } from './watch/webhook-watch.service.js';
export { WebhookService, type ReceivedDelivery } from './webhook.service.js';
