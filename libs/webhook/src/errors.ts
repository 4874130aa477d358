import { AppError } from '@app/common';

/** The body is not a webhook delivery. `path` points to the fault; the body itself is not repeated. */
export class WebhookBodyError extends AppError {
  readonly code = 'webhook_body_invalid';
  readonly retryable = false;
  constructor(
    readonly path: string,
    reason: string,
  ) {
    super(`The delivery is not understood at ${path || 'its start'}: ${reason}`);
  }
}

/** This installation is not bound to a workspace yet, so nothing can be accepted. Attio tries again. */
export class WorkspaceUnboundError extends AppError {
  readonly code = 'workspace_unbound';
  readonly retryable = true;
  constructor() {
    super('Attio has not been reached since the first start, so the workspace is not known yet');
  }
}
