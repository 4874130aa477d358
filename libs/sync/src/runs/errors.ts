import { AppError } from '@app/common';

/** The kind of this run is not mirrored by this version. */
export class NotMirroredError extends AppError {
  readonly code = 'not_mirrored';
  readonly retryable = false;
  constructor(kind: string) {
    super(`Nothing of kind "${kind}" is mirrored`);
  }
}

/** There is no such run. */
export class RunNotFoundError extends AppError {
  readonly code = 'run_not_found';
  readonly retryable = false;
  constructor(runId: string) {
    super(`No run with id ${runId}`);
  }
}

/** The run has no certificate: it has not ended, or not well. */
export class NoCertificateError extends AppError {
  readonly code = 'certificate_missing';
  readonly retryable = false;
  constructor(runId: string, state: string) {
    super(`The run ${runId} has no certificate: it is ${state}`);
  }
}

/**
 * Attio answered fewer rows than it has, and called that a success. What such a scan did not show is not gone, so the
 * run fails: a later one tries anew.
 */
export class RowsMissingError extends AppError {
  readonly code = 'rows_missing';
  readonly retryable = false;
  constructor(readonly offset: number) {
    super(`Attio answered fewer rows than it has at offset ${offset}, without an error: the scan proves nothing`);
  }
}

/** Ids did not come in ascending order, which anchoring rests on: the scan goes on by creation time. */
export class ScanOrderError extends AppError {
  readonly code = 'scan_order';
  readonly retryable = true;
  constructor() {
    super('Attio answered ids out of ascending order');
  }
}

/** So many rows of the mirror did not show up that a fault is likelier than their deletion. */
export class SafetyBeltError extends AppError {
  readonly code = 'safety_belt';
  readonly retryable = false;
  constructor(
    readonly extras: number,
    readonly allowed: number,
  ) {
    super(`${extras} rows of the mirror did not show up in Attio, more than ${allowed}: nothing was deleted`);
  }
}

/** The run was cancelled, or another worker has it: whatever this one still holds is of no use. */
export class RunLostError extends Error {}
