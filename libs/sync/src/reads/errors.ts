import { AppError } from '@app/common';

/** The mirror has no such live record. */
export class RecordNotFoundError extends AppError {
  readonly code = 'record_not_found';
  readonly retryable = false;
  constructor(recordId: string) {
    super(`No record with id ${recordId}`);
  }
}

/** The cursor was not made by this service, or for another object. */
export class BadCursorError extends AppError {
  readonly code = 'cursor_invalid';
  readonly retryable = false;
  readonly path = 'cursor';
  constructor() {
    super('The cursor is not one of ours, or of another object: start from the first page');
  }
}
