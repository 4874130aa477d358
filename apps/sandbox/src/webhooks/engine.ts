import { randomUUID } from 'node:crypto';
import { type Clock } from '../clock.js';
import { type AttioEvent } from '../model/events.js';
import { type Random } from '../random.js';
import { type Scheduler } from '../scheduler.js';
import { type Settings } from '../settings.js';
import { type Delivery, DeliveryLog } from './deliveries.js';
import { wants } from './match.js';
import { Pacer } from './pacer.js';
import { sign } from './signature.js';
import { type Webhook, type WebhookStore } from './store.js';

interface Parts {
  readonly clock: Clock;
  readonly scheduler: Scheduler;
  readonly store: WebhookStore;
  readonly settings: () => Settings;
  readonly random: () => Random;
}

/** Delivers events to webhooks as Attio does (reference 10.2), with the dials of the sandbox in between. */
export class WebhookEngine {
  readonly log = new DeliveryLog();
  private readonly pacers = new Map<string, Pacer>();
  private readonly open = new Set<AbortController>();
  private isStopped = false;

  constructor(private readonly parts: Parts) {}

  /** Takes the events of one change. */
  publish(events: readonly AttioEvent[]): void {
    for (const webhook of this.parts.store.list()) {
      if (webhook.status === 'inactive') continue;
      const wanted = events.filter((event) => webhook.subscriptions.some((one) => wants(one, event)));
      if (wanted.length === 0) continue;
      const groups = this.parts.settings().webhooks.batch ? [wanted] : wanted.map((event) => [event]);
      for (const group of groups) this.dispatch(webhook, group);
    }
  }

  /** Sends events to one webhook whatever its filters say, past the drop dial. */
  test(webhook: Webhook, events: readonly AttioEvent[]): Delivery {
    const delivery = this.enter(webhook, events, randomUUID(), { isTest: true });
    this.queue(delivery, 0);
    return delivery;
  }

  /** Sends a logged message once more, with the same key. */
  redeliver(delivery: Delivery): Delivery {
    const webhook = this.parts.store.get(delivery.webhookId);
    const again = this.enter(webhook, delivery.events, delivery.idempotencyKey, { isDuplicate: true });
    this.queue(again, 0);
    return again;
  }

  /** Messages not yet sent for the first time or waiting for a retry. */
  get pending(): number {
    const { waiting = 0, retrying = 0 } = this.log.counters();
    return waiting + retrying;
  }

  stop(): void {
    this.isStopped = true;
    for (const pacer of this.pacers.values()) pacer.stop();
    for (const controller of this.open) controller.abort();
  }

  /** Forgets what waits and what was, for a reset. */
  clear(): void {
    for (const pacer of this.pacers.values()) pacer.stop();
    this.pacers.clear();
    this.log.clear();
  }

  private dispatch(webhook: Webhook, events: readonly AttioEvent[]): void {
    const { webhooks } = this.parts.settings();
    const random = this.parts.random();
    const key = randomUUID();
    if (random.chance(webhooks.dropRate)) {
      this.enter(webhook, events, key, { state: 'dropped' });
      return;
    }
    this.queue(this.enter(webhook, events, key), this.delay());
    if (random.chance(webhooks.duplicateRate)) {
      this.queue(this.enter(webhook, events, key, { isDuplicate: true }), this.delay());
    }
  }

  private enter(
    webhook: Webhook,
    events: readonly AttioEvent[],
    idempotencyKey: string,
    given: { state?: Delivery['state']; isDuplicate?: boolean; isTest?: boolean } = {},
  ): Delivery {
    const { state = 'waiting', isDuplicate = false, isTest = false } = given;
    const { id: webhookId, targetUrl } = webhook;
    const createdAt = this.parts.clock.stamp();
    return this.log.add({ idempotencyKey, webhookId, targetUrl, events, createdAt, isDuplicate, isTest, state });
  }

  private delay(): number {
    const { delayMinMs, delayMaxMs, shuffleMs } = this.parts.settings().webhooks;
    const random = this.parts.random();
    return delayMinMs + random.next() * Math.max(0, delayMaxMs - delayMinMs) + random.next() * shuffleMs;
  }

  private queue(delivery: Delivery, delayMs: number): void {
    if (delayMs <= 0) this.pacer(delivery.targetUrl).run(() => void this.attempt(delivery));
    else this.parts.scheduler.after(delayMs, () => this.queue(delivery, 0));
  }

  private pacer(targetUrl: string): Pacer {
    const known = this.pacers.get(targetUrl);
    if (known) return known;
    const fresh = new Pacer(this.parts.clock, () => this.parts.settings().webhooks.ratePerTarget);
    this.pacers.set(targetUrl, fresh);
    return fresh;
  }

  private async attempt(delivery: Delivery): Promise<void> {
    const webhook = this.parts.store.find(delivery.webhookId);
    if (!webhook || webhook.status === 'inactive') {
      delivery.state = 'failed';
      return;
    }
    const startedAt = this.parts.clock.now();
    const { status, error } = await this.post(webhook, delivery);
    if (this.isStopped) return;
    const durationMs = Math.round(this.parts.clock.now() - startedAt);
    delivery.attempts.push({ at: Math.floor(startedAt), status, error, durationMs });
    if (status !== null && status >= 200 && status < 300) this.succeed(webhook, delivery);
    else this.fail(webhook, delivery);
  }

  private async post(webhook: Webhook, delivery: Delivery): Promise<{ status: number | null; error: string | null }> {
    const body = JSON.stringify({ webhook_id: webhook.id, events: delivery.events });
    const signature = sign(webhook.secret, body);
    const controller = new AbortController();
    const timer = setTimeout(() => controller.abort(), this.parts.settings().webhooks.timeoutMs);
    this.open.add(controller);
    try {
      const response = await fetch(webhook.targetUrl, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          'attio-signature': signature,
          'x-attio-signature': signature,
          'idempotency-key': delivery.idempotencyKey,
        },
        body,
        redirect: 'manual',
        signal: controller.signal,
      });
      await response.body?.cancel();
      return { status: response.status, error: null };
    } catch (error) {
      return { status: null, error: controller.signal.aborted ? 'timeout' : reason(error) };
    } finally {
      clearTimeout(timer);
      this.open.delete(controller);
    }
  }

  private succeed(webhook: Webhook, delivery: Delivery): void {
    delivery.state = 'delivered';
    const { reactivateOnSuccess } = this.parts.settings().switches;
    if (webhook.status === 'degraded' && reactivateOnSuccess) webhook.status = 'active';
  }

  private fail(webhook: Webhook, delivery: Delivery): void {
    const { maxRetries, retryBaseMs, timeScale } = this.parts.settings().webhooks;
    const retry = delivery.attempts.length - 1;
    if (retry < maxRetries) {
      delivery.state = 'retrying';
      this.parts.scheduler.after((retryBaseMs * 2 ** retry) / timeScale, () => this.queue(delivery, 0));
      return;
    }
    delivery.state = 'failed';
    if (webhook.status === 'active') this.degrade(webhook);
  }

  private degrade(webhook: Webhook): void {
    webhook.status = 'degraded';
    const { degradedMs, timeScale } = this.parts.settings().webhooks;
    this.parts.scheduler.after(degradedMs / timeScale, () => {
      if (webhook.status === 'degraded') webhook.status = 'inactive';
    });
  }
}

function reason(error: unknown): string {
  const cause = error instanceof Error ? (error.cause ?? error) : error;
  return cause instanceof Error ? cause.message || cause.name : String(cause);
}
