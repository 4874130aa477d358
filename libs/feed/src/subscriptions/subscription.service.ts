import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Clock } from '@app/common';
import { ChangeFeedRepository, SubscriptionRepository, WorkspaceRepository } from '@app/database';
import { JobQueue } from '@app/queue';
import { decodeFeedCursor } from '../feed/cursor.js';
import { FeedCursorError } from '../feed/errors.js';
import { type FeedQuery } from '../feed/feed-filter.js';
import { FeedService } from '../feed/feed.service.js';
import { SubscriptionNotBlockedError, SubscriptionNotFoundError } from './errors.js';
import { makeSecret } from './standard-webhooks.js';
import { attemptView, subscriptionView, type AttemptView, type SubscriptionView } from './subscription-view.js';
import { TargetCheck } from './target-check.js';

export interface NewSubscriptionRequest {
  name: string;
  target_url: string;
  filter: FeedQuery;
  /** Cursor to start behind; from now on without one. */
  after?: string | undefined;
}

/** A stretch of the feed, by cursors or by times; open ends are the beginning and now. */
export interface ReplayRange {
  after?: string | undefined;
  until?: string | undefined;
  since_time?: string | undefined;
  until_time?: string | undefined;
}

/** Outgoing webhooks: made, changed, stopped, replayed. */
@Injectable()
export class SubscriptionService {
  constructor(
    private readonly subscriptions: SubscriptionRepository,
    private readonly log: ChangeFeedRepository,
    private readonly feed: FeedService,
    private readonly workspaces: WorkspaceRepository,
    private readonly targets: TargetCheck,
    private readonly queue: JobQueue,
    private readonly clock: Clock,
  ) {}

  /**
   * Updates of nothing but formulas and the like are left out unless asked for.
   * @returns the subscription and its secret, which is shown this once
   * @throws TargetForbiddenError, FeedFilterError, FeedCursorError, FeedExpiredError
   */
  async create(request: NewSubscriptionRequest): Promise<SubscriptionView & { secret: string }> {
    await this.targets.assertAllowed(request.target_url);
    const filter = await this.feed.resolve(request.filter, false, 'body');
    const cursor = request.after === undefined ? await this.log.head() : decodeFeedCursor(request.after, 'after');
    await this.feed.assertKept(cursor, 'after');
    const subscriptionId = randomUUID();
    const secret = makeSecret();
    const workspaceId = (await this.workspaces.find())?.workspaceId ?? '00000000-0000-0000-0000-000000000000';
    const { name, target_url: targetUrl } = request;
    await this.subscriptions.insert({ subscriptionId, workspaceId, name, targetUrl, filter, secret, cursor });
    this.queue.wake('feed.deliver', { subscriptionId });
    return { ...(await this.get(subscriptionId)), secret };
  }

  async list(): Promise<SubscriptionView[]> {
    const head = await this.log.head();
    return (await this.subscriptions.list()).map((row) => subscriptionView(row, head));
  }

  /** @throws SubscriptionNotFoundError */
  async get(subscriptionId: string): Promise<SubscriptionView> {
    const row = await this.subscriptions.find(subscriptionId);
    if (row === null) throw new SubscriptionNotFoundError(subscriptionId);
    return subscriptionView(row, await this.log.head());
  }

  /** @throws SubscriptionNotFoundError, TargetForbiddenError, FeedFilterError */
  async edit(
    subscriptionId: string,
    edit: { name?: string | undefined; target_url?: string | undefined; filter?: FeedQuery | undefined },
  ): Promise<SubscriptionView> {
    if (edit.target_url !== undefined) await this.targets.assertAllowed(edit.target_url);
    const isKnown = await this.subscriptions.edit(subscriptionId, {
      ...(edit.name === undefined ? {} : { name: edit.name }),
      ...(edit.target_url === undefined ? {} : { targetUrl: edit.target_url }),
      ...(edit.filter === undefined ? {} : { filter: await this.feed.resolve(edit.filter, false, 'body') }),
    });
    return this.after(isKnown, subscriptionId);
  }

  /** Its log of attempts goes with it. @throws SubscriptionNotFoundError */
  async delete(subscriptionId: string): Promise<void> {
    if (!(await this.subscriptions.delete(subscriptionId))) throw new SubscriptionNotFoundError(subscriptionId);
  }

  /** Nothing is sent until it is enabled; nothing is lost meanwhile. @throws SubscriptionNotFoundError */
  async pause(subscriptionId: string): Promise<SubscriptionView> {
    await this.subscriptions.pause(subscriptionId); // a disabled one is stopped already
    return this.get(subscriptionId);
  }

  /**
   * Goes on where it stopped, at once.
   * @throws SubscriptionNotFoundError; FeedExpiredError it stood still for longer than changes are kept: make a new one
   */
  async enable(subscriptionId: string): Promise<SubscriptionView> {
    const row = await this.subscriptions.find(subscriptionId);
    if (row !== null) await this.feed.assertKept(row.cursor, 'cursor');
    return this.after(await this.subscriptions.enable(subscriptionId), subscriptionId);
  }

  /**
   * Passes over the message that is never accepted, so that those behind it have their turn.
   * @param sequence of that message, as the attempts tell it
   * @throws SubscriptionNotFoundError, SubscriptionNotBlockedError it is not the one that is being tried
   */
  async skip(subscriptionId: string, sequence: number): Promise<SubscriptionView> {
    await this.get(subscriptionId);
    if (!(await this.subscriptions.skip(subscriptionId, BigInt(sequence)))) {
      throw new SubscriptionNotBlockedError(sequence);
    }
    return this.after(true, subscriptionId);
  }

  /**
   * @param graceMs how long the old secret signs as well
   * @returns the new secret, shown this once
   * @throws SubscriptionNotFoundError
   */
  async rotateSecret(subscriptionId: string, graceMs: number): Promise<SubscriptionView & { secret: string }> {
    const secret = makeSecret();
    const previousUntil = new Date(this.clock.nowMs() + graceMs);
    const isKnown = await this.subscriptions.rotateSecret(subscriptionId, secret, previousUntil);
    return { ...(await this.after(isKnown, subscriptionId)), secret };
  }

  /**
   * Sends a stretch of the feed once more, in order, beside what is new. Messages keep their ids.
   * @throws SubscriptionNotFoundError, FeedCursorError, FeedExpiredError
   */
  async replay(subscriptionId: string, range: ReplayRange): Promise<{ replay_id: string }> {
    await this.get(subscriptionId);
    const after =
      range.after !== undefined
        ? decodeFeedCursor(range.after, 'after')
        : range.since_time !== undefined
          ? await this.log.sequenceBefore(new Date(range.since_time))
          : await this.log.horizon();
    await this.feed.assertKept(after, range.after !== undefined ? 'after' : 'since_time');
    const until =
      range.until !== undefined
        ? decodeFeedCursor(range.until, 'until')
        : range.until_time !== undefined
          ? await this.log.sequenceBefore(new Date(range.until_time))
          : await this.log.head();
    const replayId = await this.subscriptions.addReplay(subscriptionId, after, until);
    this.queue.wake('feed.deliver', { subscriptionId });
    return { replay_id: replayId };
  }

  /** Attempts, newest first. @throws SubscriptionNotFoundError, FeedCursorError */
  async listAttempts(
    subscriptionId: string,
    page: { limit: number; cursor?: string | undefined; outcome?: string | undefined },
  ): Promise<{ data: AttemptView[]; nextCursor: string | null }> {
    await this.get(subscriptionId);
    const before = page.cursor === undefined ? null : attemptIdOf(page.cursor);
    const rows = await this.subscriptions.listAttempts(subscriptionId, page.limit + 1, before, page.outcome);
    const shown = rows.slice(0, page.limit);
    const last = shown.at(-1);
    const nextCursor = rows.length > page.limit && last ? String(last.attemptId) : null;
    return { data: shown.map(attemptView), nextCursor };
  }

  private async after(isKnown: boolean, subscriptionId: string): Promise<SubscriptionView> {
    if (!isKnown) throw new SubscriptionNotFoundError(subscriptionId);
    this.queue.wake('feed.deliver', { subscriptionId });
    return this.get(subscriptionId);
  }
}

function attemptIdOf(cursor: string): bigint {
  if (!/^\d{1,18}$/.test(cursor)) throw new FeedCursorError('cursor');
  return BigInt(cursor);
}
