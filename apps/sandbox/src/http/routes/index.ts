import { type Route } from '../route.js';
import { attributeRoutes } from './attributes.js';
import { commentRoutes } from './comments.js';
import { entryRoutes } from './entries.js';
import { fileRoutes } from './files.js';
import { listRoutes } from './lists.js';
import { meetingRoutes } from './meetings.js';
import { memberRoutes } from './members.js';
import { noteRoutes } from './notes.js';
import { objectRoutes } from './objects.js';
import { planRoutes } from './plan.js';
import { recordRoutes } from './records.js';
import { searchRoutes } from './search.js';
import { selfRoutes } from './self.js';
import { taskRoutes } from './tasks.js';
import { webhookRoutes } from './webhooks.js';

/** Every endpoint the sandbox serves. */
export const routes: readonly Route[] = [
  ...selfRoutes,
  ...objectRoutes,
  ...attributeRoutes,
  ...searchRoutes,
  ...recordRoutes,
  ...listRoutes,
  ...entryRoutes,
  ...memberRoutes,
  ...noteRoutes,
  ...taskRoutes,
  ...commentRoutes,
  ...meetingRoutes,
  ...fileRoutes,
  ...planRoutes,
  ...webhookRoutes,
];
