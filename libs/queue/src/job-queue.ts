import { Injectable, Logger } from '@nestjs/common';
import { getQueueToken } from '@nestjs/bullmq';
import { ModuleRef } from '@nestjs/core';
import { type Queue } from 'bullmq';
import { definitionOf, type JobName, type PayloadOf } from './catalogue.js';

/** A wake-up that takes longer is given up: the sweep will do it. */
const WAKE_TIMEOUT_MS = 2_000;
/** While equal wake-ups go on coming, one is sent this often: a busy inbox would spend its time on waking. */
const WAKE_EVERY_MS = 20;
/** How often a lost Redis is mentioned. */
const COMPLAINT_INTERVAL_MS = 30_000;

/** Asks for work. */
@Injectable()
export class JobQueue {
  private readonly logger = new Logger(JobQueue.name);
  private readonly underWay = new Map<string, { again: boolean }>();
  private complainedAtMs = 0;

  constructor(private readonly moduleRef: ModuleRef) {}

  /**
   * Wakes a worker for a job. Never fails and is never waited for: what the job stands for is in Postgres already, and
   * a lost wake-up costs the time until the next sweep. Equal wake-ups of one moment become one; the first of them is
   * sent at once.
   */
  wake<N extends JobName>(name: N, payload: PayloadOf<N>): void {
    const definition = definitionOf(name);
    if (definition === undefined) throw new Error(`No job is called ${name}`);
    const key = definition.key(payload);
    const pending = this.underWay.get(key);
    if (pending) {
      pending.again = true;
      return;
    }
    const state = { again: false };
    this.underWay.set(key, state);
    void this.add(definition, name, payload, key)
      .catch((error: unknown) => this.complain(error))
      .finally(() => {
        if (!state.again) this.underWay.delete(key);
        else setTimeout(() => this.wakeAgain(name, payload, key), WAKE_EVERY_MS).unref();
      });
  }

  private wakeAgain<N extends JobName>(name: N, payload: PayloadOf<N>, key: string): void {
    this.underWay.delete(key);
    this.wake(name, payload);
  }

  private async add(
    definition: NonNullable<ReturnType<typeof definitionOf>>,
    name: string,
    payload: unknown,
    key: string,
  ): Promise<void> {
    const queue = this.moduleRef.get<Queue>(getQueueToken(definition.queue), { strict: false });
    const added = queue.add(name, payload, {
      attempts: definition.attempts,
      backoff: { type: 'exponential', delay: definition.backoffMs },
      deduplication: { id: key, keepLastIfActive: true },
      removeOnComplete: true,
      removeOnFail: { age: 7 * 24 * 3600, count: 1_000 },
    });
    await withinTime(added, WAKE_TIMEOUT_MS);
  }

  private complain(error: unknown): void {
    if (Date.now() - this.complainedAtMs < COMPLAINT_INTERVAL_MS) return;
    this.complainedAtMs = Date.now();
    const reason = error instanceof Error ? error.message : String(error);
    this.logger.warn(`Redis took no wake-up (${reason}); work waits in Postgres for the next sweep`);
  }
}

async function withinTime(work: Promise<unknown>, timeoutMs: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${timeoutMs} ms`)), timeoutMs);
  });
  try {
    await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
    work.catch(() => undefined); // a late failure has been reported already
  }
}
