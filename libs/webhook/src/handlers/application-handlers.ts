import { type Type } from '@nestjs/common';
import { type WebhookHandler } from './webhook-handler.js';

/**
 * The handlers of this installation: add a class here. Each is a Nest provider of `WebhookHandlersModule`, so it may inject what
 * that module imports. The api reads this list as well, to store with each delivery which handlers want it.
 */
export const applicationHandlers: Type<WebhookHandler>[] = [];
