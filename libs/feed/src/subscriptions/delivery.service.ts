import { randomUUID } from 'node:crypto';
import { Inject, Injectable, Logger } from '@nestjs/common';
import { Clock } from '@app/common';
import { SubscriptionRepository, type AttemptRow, type SubscriptionRow } from '@app/database';
import { JobQueue } from '@app/queue';
import { noteSpan } from '@app/tracing';
import { type StoredFilter } from '../feed/feed-filter.js';
import { FeedService } from '../feed/feed.service.js';
import { feedConfig, type FeedConfig } from '../feed.config.js';
import { messageOf } from './message.js';
import { retryWaitMs } from './retry-wait.js';
import { secretsOf } from './subscription-view.js';
import { WebhookSender } from './webhook-sender.js';

/** Changes taken from the log at once. */
const BATCH = 50;
/** Old attempts removed by one statement. */
const PRUNED_AT_ONCE = 5_000;
/** One job works this long on one subscriber, then others have their turn. */
const TURN_MS = 20_000;
/** A worker that fell silent for so long has lost its claim; longer than any attempt. */
const LEASE_AFTER_TIMEOUT_MS = 15_000;
/** "Gone": the receiver does not want to hear from us again. */
const GONE = 410;

interface Lane {
  replayId: string | null;
  cursor: bigint;
  until: bigint | undefined;
}

/** Brings changes to subscribers, one after the other, each until it is accepted. */
@Injectable()
export class DeliveryService {
  private readonly logger = new Logger(DeliveryService.name);

  constructor(
    @Inject(feedConfig.KEY) private readonly config: FeedConfig,
    private readonly subscriptions: SubscriptionRepository,
    private readonly feed: FeedService,
    private readonly sender: WebhookSender,
    private readonly queue: JobQueue,
    private readonly clock: Clock,
  ) {}

  /** Asks Postgres which subscriptions have something to send and wakes workers for them. */
  async wakeDue(): Promise<void> {
    for (const subscriptionId of await this.subscriptions.listDue()) {
      this.queue.wake('feed.deliver', { subscriptionId });
    }
  }

  /** Forgets attempts that are older than the configuration keeps them. */
  async prune(): Promise<number> {
    const olderThan = new Date(this.clock.nowMs() - this.config.attemptsKeptMs);
    let total = 0;
    for (let removed = PRUNED_AT_ONCE; removed === PRUNED_AT_ONCE; total += removed) {
      removed = await this.subscriptions.pruneAttempts(olderThan, PRUNED_AT_ONCE);
    }
    return total;
  }

  /**
   * Sends what one subscriber has not got yet: in the order of the log, the next only after the one before was accepted.
   * At least once: a crash between an answer and its row repeats one message, with the same id.
   */
  async deliver(subscriptionId: string): Promise<'idle' | 'failed' | 'more' | 'busy'> {
    const leaseMs = this.config.attemptTimeoutMs + LEASE_AFTER_TIMEOUT_MS;
    // A name for each turn: who lost the claim to another job of the same process has lost it too.
    const claimedBy = `${this.config.workerId}-${randomUUID().slice(0, 8)}`;
    const own = { subscriptionId, claimedBy, leaseMs };
    const subscription = await this.subscriptions.claim(subscriptionId, own.claimedBy, leaseMs);
    if (subscription === null) return 'busy';
    const endAtMs = this.clock.nowMs() + TURN_MS;
    const live: Lane = { replayId: null, cursor: subscription.cursor, until: undefined };
    try {
      while (this.clock.nowMs() < endAtMs) {
        const first = await this.sendBatch(own, subscription, live);
        if (first === 'failed' || first === 'lost') return first === 'lost' ? 'busy' : 'failed';
        const replay = await this.subscriptions.findOpenReplay(subscriptionId);
        if (replay === null && first === 'done') return 'idle';
        if (replay === null) continue;
        const lane = { replayId: replay.replayId, cursor: replay.cursor, until: replay.untilSequence };
        const second = await this.sendBatch(own, subscription, lane);
        if (second === 'failed' || second === 'lost') return second === 'lost' ? 'busy' : 'failed';
      }
      return 'more';
    } finally {
      await this.subscriptions.releaseClaim(subscriptionId, own.claimedBy);
    }
  }

  private async sendBatch(
    own: { subscriptionId: string; claimedBy: string; leaseMs: number },
    subscription: SubscriptionRow,
    lane: Lane,
  ): Promise<'done' | 'more' | 'failed' | 'lost'> {
    const filter = subscription.filter as unknown as StoredFilter;
    const { changes, scannedTo, hasMore } = await this.feed.slice(lane.cursor, BATCH, filter, lane.until);
    for (const { sequence, view } of changes) {
      const message = messageOf(own.subscriptionId, view);
      const secrets = secretsOf(subscription, this.clock.nowMs());
      const result = await this.sender.send(subscription.targetUrl, message, secrets);
      const { status, error, durationMs } = result;
      const { subscriptionId } = own;
      noteSpan('message', {
        ...{ traceOf: view.correlation_id ?? view.ticket_id, kind: 'client', durationMs },
        attributes: { subscriptionId, sequence: Number(sequence) },
        error: result.isDelivered ? undefined : `status ${status ?? 'none'}`,
      });
      const attempt: AttemptRow = {
        ...{ subscriptionId, replayId: lane.replayId, sequence, status, error, durationMs },
        outcome: result.isDelivered ? 'delivered' : 'failed',
      };
      if (!result.isDelivered) {
        const waitMs = retryWaitMs(subscription.attempts, this.config, result.retryAfterMs, Math.random());
        const disableAfterMs = status === GONE ? -1 : this.config.disableAfterMs;
        const { isDisabled } = await this.subscriptions.fail(own, attempt, waitMs, disableAfterMs);
        if (isDisabled) this.logger.error('a subscription is disabled after long failure', { subscriptionId, status });
        return 'failed';
      }
      if (!(await this.subscriptions.advance(own, lane.replayId, sequence, attempt))) return 'lost';
      subscription.attempts = 0;
      lane.cursor = sequence;
    }
    // The end of a replay may lie behind the last change there is, or behind one that does not pass the filter.
    const reached = lane.until !== undefined && !hasMore ? lane.until : scannedTo;
    if (reached > lane.cursor && !(await this.subscriptions.advance(own, lane.replayId, reached, null))) return 'lost';
    lane.cursor = reached;
    return hasMore ? 'more' : 'done';
  }
}
