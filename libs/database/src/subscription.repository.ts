import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { SecretBox } from '@app/common';
import { type Prisma, type Subscription, type SubscriptionReplay } from './generated/client.js';
import { subscriptionPlace } from './sealed-secrets.repository.js';
import { PrismaService } from './prisma.service.js';

export type SubscriptionRow = Omit<Subscription, 'claimedBy' | 'claimedUntil'>;
export type SubscriptionReplayRow = SubscriptionReplay;
export type NewSubscription = Pick<
  SubscriptionRow,
  'subscriptionId' | 'workspaceId' | 'name' | 'targetUrl' | 'secret' | 'cursor'
> & { filter: object };

export interface SubscriptionEdit {
  name?: string;
  targetUrl?: string;
  filter?: object;
}

export interface AttemptRow {
  subscriptionId: string;
  replayId: string | null;
  sequence: bigint;
  outcome: 'delivered' | 'failed' | 'skipped';
  /** HTTP status, if there was an answer. */
  status: number | null;
  error: string | null;
  durationMs: number;
}

const hidden = { claimedBy: true, claimedUntil: true } as const;

/** Outgoing webhooks: who is told, and how far each of them is. */
@Injectable()
export class SubscriptionRepository {
  constructor(
    private readonly prisma: PrismaService,
    private readonly box: SecretBox,
  ) {}

  async insert(row: NewSubscription): Promise<void> {
    const secret = this.box.seal(row.secret, subscriptionPlace(row.subscriptionId));
    await this.prisma.subscription.create({ data: { ...row, secret } });
  }

  async find(subscriptionId: string): Promise<SubscriptionRow | null> {
    const row = await this.prisma.subscription.findUnique({ where: { subscriptionId }, omit: hidden });
    return row && this.opened(row);
  }

  /** Oldest first. */
  async list(): Promise<SubscriptionRow[]> {
    const rows = await this.prisma.subscription.findMany({ orderBy: { createdAt: 'asc' }, omit: hidden });
    return rows.map((row) => this.opened(row));
  }

  /**
   * Whoever is delivering at this moment loses the claim, and so sends no more than the message in hand by the old ways.
   * @returns `false` when there is no such subscription
   */
  async edit(subscriptionId: string, edit: SubscriptionEdit): Promise<boolean> {
    const data = { ...edit, claimedBy: null, claimedUntil: null };
    const { count } = await this.prisma.subscription.updateMany({ where: { subscriptionId }, data });
    return count === 1;
  }

  /** Its replays and its attempts go with it. */
  async delete(subscriptionId: string): Promise<boolean> {
    return (await this.prisma.subscription.deleteMany({ where: { subscriptionId } })).count === 1;
  }

  /** Stops deliveries; the cursor stays, so that nothing is lost when they go on. */
  async pause(subscriptionId: string): Promise<boolean> {
    const { count } = await this.prisma.subscription.updateMany({
      where: { subscriptionId, state: { in: ['active', 'paused'] } },
      data: { state: 'paused' },
    });
    return count === 1;
  }

  /** Starts deliveries where they stopped, at once, with a clean slate. */
  async enable(subscriptionId: string): Promise<boolean> {
    const { count } = await this.prisma.subscription.updateMany({
      where: { subscriptionId },
      data: { state: 'active', attempts: 0, failingSince: null, lastError: null, dueAt: new Date() },
    });
    return count === 1;
  }

  /** The old secret goes on signing beside the new one until `previousUntil`, and no longer: see `edit`. */
  async rotateSecret(subscriptionId: string, secret: string, previousUntil: Date): Promise<boolean> {
    const sealed = this.box.seal(secret, subscriptionPlace(subscriptionId));
    const rotated = await this.prisma.$executeRaw`
      UPDATE subscription
         SET previous_secret = secret, previous_secret_until = ${previousUntil}, secret = ${sealed},
             claimed_by = NULL, claimed_until = NULL
       WHERE subscription_id = ${subscriptionId}::uuid`;
    return rotated === 1;
  }

  /** Subscriptions that have something to send, or to look through, and nobody at it. */
  async listDue(): Promise<string[]> {
    const rows = await this.prisma.$queryRaw<{ id: string }[]>`
      SELECT s.subscription_id AS id
        FROM subscription s
       WHERE s.state = 'active' AND s.due_at <= clock_timestamp()
         AND (s.claimed_until IS NULL OR s.claimed_until < clock_timestamp())
         AND (s.cursor < (SELECT coalesce(max(sequence), 0) FROM change_log)
              OR EXISTS (SELECT 1 FROM subscription_replay r
                          WHERE r.subscription_id = s.subscription_id AND r.finished_at IS NULL))`;
    return rows.map(({ id }) => id);
  }

  /** @returns `null` when somebody else delivers, or nothing is due */
  async claim(subscriptionId: string, claimedBy: string, leaseMs: number): Promise<SubscriptionRow | null> {
    const taken = await this.prisma.$executeRaw`
      UPDATE subscription
         SET claimed_by = ${claimedBy}, claimed_until = clock_timestamp() + ${leaseMs} * interval '1 millisecond'
       WHERE subscription_id = ${subscriptionId}::uuid AND state = 'active' AND due_at <= clock_timestamp()
         AND (claimed_until IS NULL OR claimed_until < clock_timestamp())`;
    return taken === 1 ? this.find(subscriptionId) : null;
  }

  async releaseClaim(subscriptionId: string, claimedBy: string): Promise<void> {
    await this.prisma.$executeRaw`
      UPDATE subscription SET claimed_by = NULL, claimed_until = NULL
       WHERE subscription_id = ${subscriptionId}::uuid AND claimed_by = ${claimedBy}`;
  }

  /**
   * Moves a cursor forward, logs the attempt that did it, if one was needed, and keeps the lease.
   * @param replayId whose cursor; `null` for the live one
   * @returns `false` when the subscription is no longer ours: paused, deleted, or taken by another worker
   */
  async advance(
    own: { subscriptionId: string; claimedBy: string; leaseMs: number },
    replayId: string | null,
    cursor: bigint,
    attempt: AttemptRow | null,
  ): Promise<boolean> {
    return this.prisma.transact(async (tx) => {
      const kept = await tx.$queryRaw<{ state: string }[]>`
        UPDATE subscription
           SET claimed_until = clock_timestamp() + ${own.leaseMs} * interval '1 millisecond',
               cursor = CASE WHEN ${replayId}::uuid IS NULL THEN greatest(cursor, ${cursor}) ELSE cursor END,
               attempts = CASE WHEN ${attempt !== null} THEN 0 ELSE attempts END,
               failing_since = CASE WHEN ${attempt !== null} THEN NULL ELSE failing_since END,
               last_error = CASE WHEN ${attempt !== null} THEN NULL ELSE last_error END,
               last_delivered_at = CASE WHEN ${attempt !== null} THEN clock_timestamp() ELSE last_delivered_at END
         WHERE subscription_id = ${own.subscriptionId}::uuid AND claimed_by = ${own.claimedBy}
        RETURNING state`;
      if (attempt && kept[0]) await tx.subscriptionAttempt.create({ data: attempt });
      if (kept[0] && replayId !== null) {
        await tx.$executeRaw`
          UPDATE subscription_replay
             SET cursor = greatest(cursor, ${cursor}),
                 finished_at = CASE WHEN ${cursor} >= until_sequence THEN clock_timestamp() END
           WHERE replay_id = ${replayId}::uuid`;
      }
      return kept[0]?.state === 'active';
    });
  }

  /**
   * Logs a failed attempt and says when to try again, or gives the subscription up.
   * @param disableAfterMs a subscription that failed for longer is disabled
   * @returns whether this attempt disabled it
   */
  async fail(
    own: { subscriptionId: string; claimedBy: string },
    attempt: AttemptRow,
    retryInMs: number,
    disableAfterMs: number,
  ): Promise<{ isDisabled: boolean }> {
    return this.prisma.transact(async (tx) => {
      await tx.subscriptionAttempt.create({ data: attempt });
      const rows = await tx.$queryRaw<{ state: string }[]>`
        UPDATE subscription
           SET attempts = attempts + 1, failing_since = coalesce(failing_since, clock_timestamp()),
               last_error = ${attempt.error}, due_at = clock_timestamp() + ${retryInMs} * interval '1 millisecond',
               claimed_by = NULL, claimed_until = NULL,
               state = CASE WHEN state = 'active'
                             AND coalesce(failing_since, clock_timestamp()) < clock_timestamp() - ${disableAfterMs} * interval '1 millisecond'
                            THEN 'disabled' ELSE state END
         WHERE subscription_id = ${own.subscriptionId}::uuid AND claimed_by = ${own.claimedBy}
        RETURNING state`;
      return { isDisabled: rows[0]?.state === 'disabled' };
    });
  }

  /**
   * Passes over the message that holds up a subscription or its replay, and says so in the log of attempts.
   * @returns `false` when it is not the one whose last attempt failed
   */
  async skip(subscriptionId: string, sequence: bigint): Promise<boolean> {
    return this.prisma.transact(async (tx) => {
      const skipped = await tx.$executeRaw`
        UPDATE subscription s SET cursor = ${sequence}
         WHERE s.subscription_id = ${subscriptionId}::uuid AND s.cursor < ${sequence} AND s.attempts > 0
           AND ${sequence} = (SELECT a.sequence FROM subscription_attempt a
                               WHERE a.subscription_id = s.subscription_id AND a.replay_id IS NULL
                               ORDER BY a.attempt_id DESC LIMIT 1)`;
      const replayId = skipped === 0 ? await skipInReplay(tx, subscriptionId, sequence) : null;
      if (skipped === 0 && replayId === null) return false;
      // Whoever is trying it at this moment loses the claim, and so cannot move the cursor any more.
      await tx.$executeRaw`
        UPDATE subscription
           SET attempts = 0, failing_since = NULL, last_error = NULL, due_at = clock_timestamp(),
               claimed_by = NULL, claimed_until = NULL
         WHERE subscription_id = ${subscriptionId}::uuid`;
      const attempt = { subscriptionId, replayId, sequence, status: null, error: null, durationMs: 0 };
      await tx.subscriptionAttempt.create({ data: { ...attempt, outcome: 'skipped' } });
      return true;
    });
  }

  /** @param after and `until` are sequences: `(after, until]` is sent again */
  async addReplay(subscriptionId: string, after: bigint, until: bigint): Promise<string> {
    const replayId = randomUUID();
    const isEmpty = after >= until;
    await this.prisma.subscriptionReplay.create({
      data: { replayId, subscriptionId, cursor: after, untilSequence: until, finishedAt: isEmpty ? new Date() : null },
    });
    return replayId;
  }

  async findOpenReplay(subscriptionId: string): Promise<SubscriptionReplayRow | null> {
    return this.prisma.subscriptionReplay.findFirst({
      where: { subscriptionId, finishedAt: null },
      orderBy: { createdAt: 'asc' },
    });
  }

  /** Newest first. */
  async listAttempts(
    subscriptionId: string,
    limit: number,
    beforeId: bigint | null,
    outcome?: string,
  ): Promise<(AttemptRow & { attemptId: bigint; attemptedAt: Date })[]> {
    const rows = await this.prisma.subscriptionAttempt.findMany({
      where: {
        subscriptionId,
        ...(beforeId === null ? {} : { attemptId: { lt: beforeId } }),
        ...(outcome ? { outcome } : {}),
      },
      orderBy: { attemptId: 'desc' },
      take: limit,
    });
    return rows as (AttemptRow & { attemptId: bigint; attemptedAt: Date })[];
  }

  /** @returns how many attempts older than that were removed; fewer than `limit` means that none is left */
  async pruneAttempts(olderThan: Date, limit: number): Promise<number> {
    return this.prisma.$executeRaw`
      DELETE FROM subscription_attempt WHERE attempt_id IN (
        SELECT attempt_id FROM subscription_attempt WHERE attempted_at < ${olderThan} ORDER BY attempted_at LIMIT ${limit})`;
  }

  private opened(row: SubscriptionRow): SubscriptionRow {
    const place = subscriptionPlace(row.subscriptionId);
    const previousSecret = row.previousSecret === null ? null : this.box.open(row.previousSecret, place);
    return { ...row, secret: this.box.open(row.secret, place), previousSecret };
  }
}

/** @returns the replay the message held up, or `null` */
async function skipInReplay(
  tx: Prisma.TransactionClient,
  subscriptionId: string,
  sequence: bigint,
): Promise<string | null> {
  const rows = await tx.$queryRaw<{ replayId: string }[]>`
    UPDATE subscription_replay r
       SET cursor = ${sequence}, finished_at = CASE WHEN ${sequence} >= r.until_sequence THEN clock_timestamp() END
     WHERE r.subscription_id = ${subscriptionId}::uuid AND r.finished_at IS NULL AND r.cursor < ${sequence}
       AND ${sequence} = (SELECT a.sequence FROM subscription_attempt a
                           WHERE a.subscription_id = r.subscription_id AND a.replay_id = r.replay_id
                           ORDER BY a.attempt_id DESC LIMIT 1)
    RETURNING r.replay_id AS "replayId"`;
  return rows[0]?.replayId ?? null;
}
