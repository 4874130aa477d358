import { AppError } from '@app/common';

/** No such conflict. */
export class ConflictNotFoundError extends AppError {
  readonly code = 'conflict_not_found';
  readonly retryable = false;
  constructor(conflictId: string) {
    super(`No conflict with id ${conflictId}`);
  }
}

/** The conflict is in a state, or of a kind, in which this cannot be done. */
export class ConflictStateError extends AppError {
  readonly code = 'conflict_state';
  readonly retryable = false;
}
