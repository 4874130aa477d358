import { AppError } from '@app/common';

/** No key, an unknown one, or a revoked one. */
export class KeyRefusedError extends AppError {
  readonly code = 'api_key_refused';
  readonly retryable = false;
  constructor() {
    super('Send a valid API key as "Authorization: Bearer <key>"');
  }
}

/** The key is good but has not the scope. */
export class ScopeMissingError extends AppError {
  readonly code = 'api_scope_missing';
  readonly retryable = false;
  constructor(needed: string) {
    super(`This API key has not the scope "${needed}"`);
  }
}
