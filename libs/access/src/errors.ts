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

/** More requests in the window than allowed. */
export class RateLimitedError extends AppError {
  readonly code = 'rate_limited';
  readonly retryable = true;
  /** Fastify's name for it. */
  readonly statusCode = 429;
  constructor(readonly retryAfterSeconds: number) {
    super(`Too many requests: come back in ${retryAfterSeconds} s`);
  }
}

/** No such key, or one that was revoked and so cannot be rotated. */
export class KeyNotFoundError extends AppError {
  readonly code = 'api_key_not_found';
  readonly retryable = false;
  constructor(keyId: string) {
    super(`No live API key with id ${keyId}`);
  }
}
