import { Injectable, Logger } from '@nestjs/common';
import { withCorrelation } from '@app/common';
import { EventHandlingRepository, type HandlingRef } from '@app/database';
import { JobQueue } from '@app/queue';
import { type WebhookEvent } from '../webhook-body.js';
import { WebhookHandlers } from './webhook-handlers.js';

/** Tries of one handler on one event; with the waits between them they last some hours. */
const TRIES = 8;
const FIRST_WAIT_MS = 2_000;
const WAIT_FACTOR = 5;
/** Handlings asked for at a time; more come with the next sweep. */
const SWEEP_BATCH = 500;

/** Runs application handlers: one job for each handler and event. */
@Injectable()
export class EventHandlingService {
  private readonly logger = new Logger(EventHandlingService.name);

  constructor(
    private readonly handlings: EventHandlingRepository,
    private readonly handlers: WebhookHandlers,
    private readonly queue: JobQueue,
  ) {}

  /** Asks for the handlings that are due. The rows are the truth: a lost job is asked for again. */
  async sweep(): Promise<void> {
    for (const handling of await this.handlings.listDue(SWEEP_BATCH)) this.queue.wake('event.handle', handling);
  }

  /**
   * Runs one handler on one event.
   * @throws what the handler threw, so that its job fails; the row says when it is tried again
   */
  async handle(ref: HandlingRef): Promise<void> {
    const handling = await this.handlings.findDue(ref);
    if (handling === null) return;
    const handler = this.handlers.find(ref.handler);
    if (handler === undefined) return this.handlings.markFailed(ref, 'no such handler any more', null);
    await withCorrelation(ref.deliveryId, async () => {
      try {
        await handler.handle({ deliveryId: ref.deliveryId, event: handling.event as WebhookEvent });
      } catch (error) {
        const isLast = handling.attempts + 1 >= TRIES;
        const retryInMs = isLast ? null : FIRST_WAIT_MS * WAIT_FACTOR ** handling.attempts;
        const reason = error instanceof Error ? error.name : 'unknown error';
        this.logger.warn('a webhook handler failed', { ...ref, attempt: handling.attempts + 1, retryInMs });
        await this.handlings.markFailed(ref, reason, retryInMs);
        throw error;
      }
      await this.handlings.markDone(ref);
    });
  }
}
