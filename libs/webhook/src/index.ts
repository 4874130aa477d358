export { WebhookBodyError, WorkspaceUnboundError } from './errors.js';
export { eventTypes } from './event-routes.js';
export { WebhookModule } from './webhook.module.js';
export { WebhookService, type ReceivedDelivery } from './webhook.service.js';
