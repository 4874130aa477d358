import { type Route } from '../route.js';
import { attributeRoutes } from './attributes.js';
import { objectRoutes } from './objects.js';
import { recordRoutes } from './records.js';
import { selfRoutes } from './self.js';
import { webhookRoutes } from './webhooks.js';

/** Every endpoint the sandbox serves. */
export const routes: readonly Route[] = [
  ...selfRoutes,
  ...objectRoutes,
  ...attributeRoutes,
  ...recordRoutes,
  ...webhookRoutes,
];
