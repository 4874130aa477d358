import { Injectable } from '@nestjs/common';
import { HealthIndicatorService, type HealthIndicatorResult } from '@nestjs/terminus';
import { AlertRepository, WebhookSubscriptionRepository } from '@app/database';
import { withinTime } from './within-time.js';

const TIMEOUT_MS = 2_000;
/** Codes shown; all of them are under `/v1/admin/alerts`. */
const SHOWN = 20;

/** How well the mirror follows: part of the full report, and never a reason to take a process out of service. */
@Injectable()
export class SyncHealth {
  constructor(
    private readonly indicator: HealthIndicatorService,
    private readonly alerts: AlertRepository,
    private readonly subscriptions: WebhookSubscriptionRepository,
  ) {}

  /** Open alerts by code; this report is public, so what they are about is not told. */
  async openAlerts(): Promise<HealthIndicatorResult> {
    const session = this.indicator.check('alerts');
    try {
      const open = await withinTime(this.alerts.list({ isOpen: true, limit: SHOWN }), TIMEOUT_MS);
      const codes = [...new Set(open.map(({ code }) => code))].sort();
      return session.up({ degraded: open.length > 0, open: open.length, codes });
    } catch {
      return session.down('The alerts cannot be read: Postgres does not answer');
    }
  }

  /** The webhook subscription as Attio described it last. */
  async webhook(): Promise<HealthIndicatorResult> {
    const session = this.indicator.check('webhook');
    try {
      const latest = await withinTime(this.subscriptions.findLatest(), TIMEOUT_MS);
      if (latest === null) return session.up({ degraded: false, subscription: 'unknown' });
      const { status, checkedAt } = latest;
      return session.up({ degraded: status !== 'active', subscription: status, checked_at: checkedAt.toISOString() });
    } catch {
      return session.down('The subscription cannot be read: Postgres does not answer');
    }
  }
}
