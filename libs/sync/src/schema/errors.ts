import { AppError } from '@app/common';

/** No object or list of this slug or id is known. */
export class UnknownCollectionError extends AppError {
  readonly code = 'unknown_object';
  readonly retryable = false;
  constructor(name: string) {
    super(`No object with slug or id "${name.slice(0, 100)}" is known`);
  }
}

/** A record has an attribute that even a fresh schema does not name: one of the two readings is behind. Read again. */
export class UnknownAttributeError extends AppError {
  readonly code = 'unknown_attribute';
  readonly retryable = true;
  constructor(recordId: string) {
    super(`Record ${recordId} has an attribute that the schema does not name yet`);
  }
}
