import { AppError } from '@app/common';

/** Attio's own codes for queries it does not answer. */
export type RefusalCode =
  | 'validation_type'
  /** Ours: Attio's saved views are not mirrored. */
  | 'filter_view_unsupported'
  | 'filter_error'
  | 'unknown_filter_attribute_slug'
  | 'invalid_filter_operator'
  | 'invalid_filter_field';

/** The query is refused as Attio refuses it: with its code, and the path of the fault in the body. */
export class QueryRefusedError extends AppError {
  readonly retryable = false;
  readonly path: string;

  constructor(
    readonly code: RefusalCode,
    message: string,
    path: (string | number)[],
  ) {
    super(message);
    this.path = path.join('.');
  }
}

/** No object or list of this slug or id is known. */
export class UnknownQueryTargetError extends AppError {
  readonly retryable = false;
  readonly code: 'unknown_object' | 'unknown_list';
  constructor(kind: 'object' | 'list', name: string) {
    super(`No ${kind} with slug or id "${name.slice(0, 100)}" is known`);
    this.code = kind === 'object' ? 'unknown_object' : 'unknown_list';
  }
}

/** The cursor was not made by this service, or for another query. */
export class BadQueryCursorError extends AppError {
  readonly code = 'cursor_invalid';
  readonly retryable = false;
  readonly path = 'cursor';
  constructor() {
    super('The cursor is not one of ours, or of another query: start from the first page');
  }
}

/** `expand` or `fields` names what the object does not have. */
export class UnknownFieldError extends AppError {
  readonly code = 'unknown_field';
  readonly retryable = false;
  constructor(
    readonly path: 'expand' | 'fields',
    message: string,
  ) {
    super(message);
  }
}

/** The mirror had no such live record then. */
export class NoSuchRecordError extends AppError {
  readonly code = 'record_not_found';
  readonly retryable = false;
  constructor(recordId: string) {
    super(`No record with id ${recordId}`);
  }
}

/** The moment lies before the mirror's first complete reading of the object, or ahead. */
export class MomentUnknownError extends AppError {
  readonly code = 'moment_unknown';
  readonly retryable = false;
  readonly path = 'as_of';
}
