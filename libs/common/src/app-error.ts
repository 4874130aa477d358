/**
 * Base of every failure we name. `code` is stable and safe to show; `retryable` says whether the same work may succeed
 * later without anybody changing anything. Messages carry ids and outcomes, never tokens or contact fields.
 */
export abstract class AppError extends Error {
  abstract readonly code: string;
  abstract readonly retryable: boolean;
  /** Nobody's fault: something that work needs is away, and nothing was tried. A job is put off and keeps its attempts. */
  readonly isOutage: boolean = false;

  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = new.target.name;
  }
}
