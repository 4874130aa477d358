import { Inject, Injectable } from '@nestjs/common';
import PQueue from 'p-queue';
import { attioConfig, type AttioConfig } from './attio.config.js';
import { type Lane } from './reading.js';

/** Attio counts reads and writes apart. */
export type Budget = 'read' | 'write';

/** What the limiter needs to know of a call. */
export interface LimitedCall {
  budget: Budget;
  lane: Lane;
  isScored?: boolean;
  signal?: AbortSignal | undefined;
}

const PRIORITY: Record<Lane, number> = { live: 1, reconcile: 0 };

/** How many calls run at once and per second in this process. */
@Injectable()
export class AttioLimiter {
  private readonly queue: PQueue;

  constructor(@Inject(attioConfig.KEY) config: Pick<AttioConfig, 'concurrency' | 'intervalCap'>) {
    this.queue = new PQueue({
      concurrency: config.concurrency,
      intervalCap: config.intervalCap,
      interval: 1_000,
      strict: true,
    });
  }

  async run<T>(call: LimitedCall, send: () => Promise<T>): Promise<T> {
    return this.queue.add(send, { priority: PRIORITY[call.lane], signal: call.signal });
  }

  async slowDown(_call: LimitedCall, _retryAfterMs: number): Promise<void> {}

  countScore(_score: number): void {}
}
