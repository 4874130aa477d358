import { AppError } from '@app/common';

/** Attio says `active: false`: the token is unknown or revoked. */
export class TokenInactiveError extends AppError {
  readonly code = 'attio_token_inactive';
  readonly retryable = false;
  constructor() {
    super('Attio does not know this token (any more). Make a new one in the workspace settings and set ATTIO_API_KEY.');
  }
}

/** The token belongs to another workspace than the rows of this database. */
export class ForeignWorkspaceError extends AppError {
  readonly code = 'workspace_foreign';
  readonly retryable = false;
  constructor(boundTo: string, token: string) {
    super(
      `This database mirrors the workspace ${boundTo}, but the token belongs to ${token}. ` +
        'Use a token of that workspace, or another database.',
    );
  }
}
