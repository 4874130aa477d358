import { Injectable } from '@nestjs/common';

/** The time, as a collaborator: tests hand in a clock they hold. */
@Injectable()
export class Clock {
  /** Wall clock, milliseconds since 1970. */
  nowMs(): number {
    return Date.now();
  }

  /** Resolves after `ms` milliseconds, or at once when the signal aborts. */
  async wait(ms: number, signal?: AbortSignal): Promise<void> {
    if (ms <= 0 || signal?.aborted) return;
    await new Promise<void>((resolve) => {
      const done = () => {
        clearTimeout(timer);
        signal?.removeEventListener('abort', done);
        resolve();
      };
      const timer = setTimeout(done, ms);
      signal?.addEventListener('abort', done, { once: true });
    });
  }
}
