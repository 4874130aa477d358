import { AttioAuthError, type AttioError, AttioRateLimitError, AttioUnavailableError } from './errors.js';

export interface RetrySettings {
  maxRetries: number;
  maxRetryWaitMs: number;
}

const FIRST_BACKOFF_MS = 250;
const LONGEST_BACKOFF_MS = 10_000;
/** An HTTP date ends at the second, and clocks differ. */
const RATE_LIMIT_JITTER_MS = 500;
/** Good keys are refused now and then under load [3p]: two spaced tries, then it is believed. */
const AUTH_RETRIES = 2;
const AUTH_PAUSE_MS = 1_000;

/** What to repeat, and when: the table of reference section 11.3. */
export class AttioRetry {
  constructor(
    private readonly settings: RetrySettings,
    private readonly random: () => number = Math.random,
  ) {}

  /**
   * @param attempt attempts made so far, from 1
   * @param isRepeatable whether the same request twice leaves the same state
   * @returns the pause before the next attempt in milliseconds; `undefined` when the error stands
   */
  waitMs(error: AttioError, attempt: number, isRepeatable: boolean): number | undefined {
    if (attempt > this.settings.maxRetries) return undefined;
    // Refused before it was processed: also a create may come back.
    if (error instanceof AttioRateLimitError) {
      if (error.retryAfterMs > this.settings.maxRetryWaitMs) return undefined;
      return error.retryAfterMs + this.random() * RATE_LIMIT_JITTER_MS;
    }
    if (error instanceof AttioUnavailableError) {
      return isRepeatable || !error.outcomeUnknown ? this.backoffMs(attempt) : undefined;
    }
    if (error instanceof AttioAuthError && error.status === 401 && attempt <= AUTH_RETRIES) {
      return AUTH_PAUSE_MS * attempt * (1 + this.random());
    }
    return undefined;
  }

  /** Doubles, with the upper half left to chance so that processes which failed together do not come back together. */
  private backoffMs(attempt: number): number {
    const topMs = Math.min(FIRST_BACKOFF_MS * 2 ** (attempt - 1), LONGEST_BACKOFF_MS, this.settings.maxRetryWaitMs);
    return topMs * (0.5 + this.random() / 2);
  }
}
