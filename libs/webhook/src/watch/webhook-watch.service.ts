import { Inject, Injectable, Logger } from '@nestjs/common';
import { AttioNotFoundError, AttioWebhooks, type AttioWebhook } from '@app/attio';
import { AlertRepository, DeliveryRepository, WebhookSubscriptionRepository, type AlertCode } from '@app/database';
import { RunService, WorkspaceService } from '@app/sync';
import { eventTypes } from '../event-routes.js';
import { webhookWatchConfig, type WebhookWatchConfig } from './webhook-watch.config.js';

const SUBJECT = 'webhook';
const BEST_FIRST = ['active', 'degraded', 'inactive'];

/**
 * Looks after our subscription at Attio: after three days of failed deliveries it is degraded, after seven more it gets
 * nothing. A lost one is made anew, and what was missed meanwhile is reconciled.
 */
@Injectable()
export class WebhookWatchService {
  private readonly logger = new Logger(WebhookWatchService.name);

  constructor(
    @Inject(webhookWatchConfig.KEY) private readonly config: WebhookWatchConfig,
    private readonly webhooks: AttioWebhooks,
    private readonly subscriptions: WebhookSubscriptionRepository,
    private readonly deliveries: DeliveryRepository,
    private readonly alerts: AlertRepository,
    private readonly runs: RunService,
    private readonly workspace: WorkspaceService,
  ) {}

  /** @returns the status found: Attio's word, `missing`, or `unknown` while nobody knows which subscription is ours */
  async watch(): Promise<string> {
    const workspaceId = await this.workspace.findId();
    if (workspaceId === null) return 'unknown';
    const webhook = await this.findOurs();
    if (webhook === undefined) return 'unknown';
    const status = webhook?.status ?? 'missing';
    if (webhook) await this.note(workspaceId, webhook);
    if (status === 'active') {
      await this.alerts.resolve(SUBJECT, ['webhook_degraded', 'webhook_inactive']);
      return status;
    }
    if (status === 'degraded') {
      await this.alerts.resolve(SUBJECT, ['webhook_inactive']);
      await this.raise(workspaceId, 'webhook_degraded', 'Attio reports that deliveries to this service keep failing');
      return status;
    }
    await this.alerts.resolve(SUBJECT, ['webhook_degraded']);
    await this.raise(workspaceId, 'webhook_inactive', `The webhook subscription is ${status}: no events arrive`);
    if (this.config.targetUrl !== null && this.config.isRepairing) {
      await this.repair(workspaceId, this.config.targetUrl, webhook);
    }
    return status;
  }

  /** @returns `null` when it is gone; `undefined` when nothing says which one is ours */
  private async findOurs(): Promise<AttioWebhook | null | undefined> {
    const { targetUrl } = this.config;
    if (targetUrl !== null) {
      const ours: AttioWebhook[] = [];
      for await (const webhook of this.webhooks.list({ lane: 'reconcile' })) {
        if (webhook.target_url === targetUrl) ours.push(webhook);
      }
      ours.sort((a, b) => BEST_FIRST.indexOf(a.status) - BEST_FIRST.indexOf(b.status));
      return ours[0] ?? null;
    }
    const webhookId =
      (await this.deliveries.findLatestWebhookId()) ?? (await this.subscriptions.findLatest())?.webhookId;
    if (webhookId === undefined) return undefined;
    try {
      return (await this.webhooks.get(webhookId, { lane: 'reconcile' })).data;
    } catch (error) {
      if (error instanceof AttioNotFoundError) return null;
      throw error;
    }
  }

  /** The same address and events may exist once, so what is left of the old subscription goes first. */
  private async repair(workspaceId: string, targetUrl: string, old: AttioWebhook | null): Promise<void> {
    if (old) await this.webhooks.delete(old.id.webhook_id);
    const subscriptions = eventTypes.map((type) => ({ event_type: type, filter: null }));
    const { data: made } = await this.webhooks.create(targetUrl, subscriptions);
    await this.note(workspaceId, made, made.secret);
    this.logger.warn('webhook subscription made anew', { webhookId: made.id.webhook_id });
    for (const scope of await this.runs.listScopes(workspaceId)) {
      await this.runs.request({ object: scope.scopeId, kind: scope.kind, purpose: 'reconcile' }, 'alarm');
    }
  }

  private async note(workspaceId: string, webhook: AttioWebhook, secret?: string): Promise<void> {
    const { id, target_url: targetUrl, status } = webhook;
    await this.subscriptions.save({ webhookId: id.webhook_id, workspaceId, targetUrl, status }, secret);
  }

  private async raise(workspaceId: string, code: AlertCode, message: string): Promise<void> {
    await this.alerts.raise({ workspaceId, code, subject: SUBJECT, message });
  }
}
