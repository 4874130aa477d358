import { AppError } from '@app/common';

/** The cursor was not made by this feed. */
export class FeedCursorError extends AppError {
  readonly code = 'cursor_invalid';
  readonly retryable = false;
  /** @param path the parameter that held it */
  constructor(readonly path: string) {
    super('The cursor is not one of this feed: take one from an event, a page or /v1/changes/snapshot');
  }
}

/** The place was given up: what came behind it was removed because it was old. Nothing may be skipped in silence. */
export class FeedExpiredError extends AppError {
  readonly code = 'cursor_expired';
  readonly retryable = false;
  /** @param path the parameter that held it */
  constructor(readonly path: string) {
    super(
      'Changes behind this place are no longer kept. Take a new cursor from /v1/changes/snapshot, read the records, then follow it',
    );
  }
}

/** The filter names something the schema does not have. */
export class FeedFilterError extends AppError {
  readonly code = 'feed_filter_invalid';
  readonly retryable = false;
  constructor(
    readonly path: string,
    message: string,
  ) {
    super(message);
  }
}

/** This process holds as many streams as it may. */
export class FeedFullError extends AppError {
  readonly code = 'feed_full';
  readonly retryable = true;
  constructor(most: number) {
    super(`This process serves ${most} streams already: try again later, or read pages`);
  }
}
