import { type Sandbox } from '../sandbox.js';
import { registerDials } from './dial-routes.js';
import { registerTruth } from './truth-routes.js';
import { registerWebhooks } from './webhook-routes.js';
import { registerWorkspace } from './workspace-routes.js';

/** The control API under `/_sandbox`. It needs no token: the sandbox is a tool, not a service. */
export function registerControl(sandbox: Sandbox): void {
  registerWorkspace(sandbox);
  registerTruth(sandbox);
  registerDials(sandbox);
  registerWebhooks(sandbox);
}
