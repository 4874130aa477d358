import { AppError } from '@app/common';

/** No receipt with this id. */
export class ErasureNotFoundError extends AppError {
  readonly code = 'erasure_not_found';
  readonly retryable = false;
  constructor(erasureId: string) {
    super(`No erasure with id ${erasureId}`);
  }
}

/** It was lifted before, or has not been completed. */
export class ErasureStateError extends AppError {
  readonly code = 'erasure_state';
  readonly retryable = false;
}
