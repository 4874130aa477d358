import { AppError } from '@app/common';

/** The kind of this run is not mirrored by this version. */
export class NotMirroredError extends AppError {
  readonly code = 'not_mirrored';
  readonly retryable = false;
  constructor(kind: string) {
    super(`Nothing of kind "${kind}" is mirrored`);
  }
}
