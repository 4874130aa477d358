import { Inject, Injectable, Logger } from '@nestjs/common';
import { ChangeFeedRepository } from '@app/database';
import { feedConfig, type FeedConfig } from '../feed.config.js';

interface Waiter {
  beyond: bigint;
  wake: () => void;
}

/**
 * Wakes streams when the log grows. One look at Postgres serves all streams of a process, and none is made while nobody
 * waits; whichever process wrote the change, all see it.
 */
@Injectable()
export class FeedWatch {
  private readonly logger = new Logger(FeedWatch.name);
  private readonly waiters = new Set<Waiter>();
  private timer: NodeJS.Timeout | undefined;
  private isFailing = false;

  constructor(
    @Inject(feedConfig.KEY) private readonly config: FeedConfig,
    private readonly feed: ChangeFeedRepository,
  ) {}

  /** @returns when the log has grown beyond the sequence, the time is over or the signal aborts, whichever is first */
  async waitBeyond(beyond: bigint, timeoutMs: number, signal: AbortSignal): Promise<void> {
    if (signal.aborted) return;
    await new Promise<void>((resolve) => {
      const waiter: Waiter = {
        beyond,
        wake: () => {
          clearTimeout(timeout);
          signal.removeEventListener('abort', waiter.wake);
          this.waiters.delete(waiter);
          resolve();
        },
      };
      const timeout = setTimeout(waiter.wake, timeoutMs);
      signal.addEventListener('abort', waiter.wake, { once: true });
      this.waiters.add(waiter);
      this.lookSoon();
    });
  }

  private lookSoon(): void {
    this.timer ??= setTimeout(() => void this.look(), this.config.pollMs);
  }

  private async look(): Promise<void> {
    try {
      const head = this.waiters.size === 0 ? 0n : await this.feed.head();
      for (const waiter of [...this.waiters]) if (waiter.beyond < head) waiter.wake();
      this.isFailing = false;
    } catch (error) {
      if (!this.isFailing) this.logger.warn('the change log cannot be read; streams wait', error);
      this.isFailing = true;
    }
    this.timer = undefined;
    if (this.waiters.size > 0) this.lookSoon();
  }
}
