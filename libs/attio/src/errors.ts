import { AppError } from '@app/common';

/** What Attio said about a failure: never the request, never the token. */
export interface AttioFailure {
  /** HTTP status; absent when no answer came. */
  status?: number;
  /** Attio's `code`, e.g. `uniqueness_conflict`. */
  attioCode?: string;
  /** `x-attio-execution-id`, for Attio's support. */
  executionId?: string;
  /** Method and route template, e.g. `GET /objects/{object}`: no ids. */
  route?: string;
  cause?: unknown;
}

/** Base of every failure that leaves the Attio layer. Callers branch on the class, never on status or text. */
export abstract class AttioError extends AppError {
  readonly status?: number;
  readonly attioCode?: string;
  readonly executionId?: string;
  readonly route?: string;

  constructor(message: string, failure: AttioFailure = {}) {
    super(message, failure.cause === undefined ? undefined : { cause: failure.cause });
    if (failure.status !== undefined) this.status = failure.status;
    if (failure.attioCode !== undefined) this.attioCode = failure.attioCode;
    if (failure.executionId !== undefined) this.executionId = failure.executionId;
    if (failure.route !== undefined) this.route = failure.route;
  }
}

/** Over a limit; the request was not processed. Come back after the pause. */
export class AttioRateLimitError extends AttioError {
  readonly code = 'attio_rate_limited';
  readonly retryable = true;
  constructor(
    readonly retryAfterMs: number,
    failure?: AttioFailure,
  ) {
    super(`Attio asked for a pause of ${retryAfterMs} ms`, failure);
  }
}

/** The thing does not exist (any more): deleted, or merged into another. */
export class AttioNotFoundError extends AttioError {
  readonly code = 'attio_not_found';
  readonly retryable = false;
}

/** The record is being merged: neither readable nor deleted. Come back, then look for `record.merged`. */
export class AttioMergeInProgressError extends AttioError {
  readonly code = 'attio_merge_in_progress';
  readonly retryable = true;
}

/** A unique value is held by another record (or slug, option, webhook): look up the holder, never repeat blindly. */
export class AttioUniquenessError extends AttioError {
  readonly code = 'attio_uniqueness_conflict';
  readonly retryable = false;
}

/** One fault of a refused body. `message` never repeats a value that we sent. */
export interface AttioValidationFault {
  code: string;
  path: string[];
  message: string;
}

/** Refused for good: this payload will never pass. Park it with code, path and faults. */
export class AttioValidationError extends AttioError {
  readonly code = 'attio_refused';
  readonly retryable = false;
  constructor(
    message: string,
    failure: AttioFailure,
    /** Into the request, from filter errors. */
    readonly path: string[] = [],
    readonly validationErrors: AttioValidationFault[] = [],
  ) {
    super(message, failure);
  }
}

/** The token is unknown, revoked, lacks a scope, or the plan lacks the feature. Stop the workspace and tell somebody. */
export class AttioAuthError extends AttioError {
  readonly code = 'attio_unauthorized';
  readonly retryable = false;
}

/** No usable answer: 5xx, network, time-out, an answer cut short. */
export class AttioUnavailableError extends AttioError {
  readonly code = 'attio_unavailable';
  readonly retryable = true;
  constructor(
    message: string,
    failure: AttioFailure,
    /** `true`: a write may have been stored. Look for it before a second try. */
    readonly outcomeUnknown: boolean,
  ) {
    super(message, failure);
  }
}

/** A 2xx answer of a shape we do not know: our schema or Attio's API has changed. A write has been stored. */
export class AttioResponseError extends AttioError {
  readonly code = 'attio_unexpected_answer';
  readonly retryable = false;
}

/**
 * Unsorted rows did not come in ascending id order, on which an anchored scan stands: nothing says any more that none
 * is missing. Scan by creation time instead (`scanByCreation`).
 */
export class AttioUnorderedError extends AttioError {
  readonly code = 'attio_unordered_rows';
  readonly retryable = false;
}

/** Attio has failed so often that no call is let through. Pause until `AttioBreaker.untilClosed()`. */
export class AttioCircuitOpenError extends AttioError {
  readonly code = 'attio_circuit_open';
  readonly retryable = true;
  override readonly isOutage = true;
  constructor(failure?: AttioFailure) {
    super('Attio is failing; calls are held back until it answers again', failure);
  }
}

/** The delivery was not signed with one of our secrets. */
export class AttioSignatureError extends AttioError {
  readonly code = 'attio_bad_signature';
  readonly retryable = false;
}
