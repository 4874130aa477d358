import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock } from '@app/common';
import {
  InstallationStateRepository,
  SyncRunRepository,
  WebhookSubscriptionRepository,
  type Tally,
} from '@app/database';
import { Metrics, type Samples } from '@app/metrics';
import { QueueProbe } from '@app/queue';
import { withinTime } from './within-time.js';

/** An answer serves for this long, however many scrapers there are. */
const KEEP_MS = 10_000;
const TIMEOUT_MS = 5_000;
const LOST_DAYS = 7;

/** What the api's metrics say about the whole installation, asked for at a scrape. */
@Injectable()
export class InstallationMetrics implements OnModuleInit {
  constructor(
    private readonly metrics: Metrics,
    private readonly state: InstallationStateRepository,
    private readonly runs: SyncRunRepository,
    private readonly subscriptions: WebhookSubscriptionRepository,
    private readonly queues: QueueProbe,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.metrics.addSource(
      'postgres',
      this.kept(() => this.fromPostgres()),
    );
    this.metrics.addSource(
      'redis',
      this.kept(() => this.fromRedis()),
    );
  }

  private async fromPostgres(): Promise<Samples> {
    // One after the other: a scrape must not take the connections of those who serve requests.
    const lags = await this.state.lags();
    const marks = await this.state.marksDue();
    const conflicts = await this.state.openConflicts();
    const deliveries = await this.state.deliveries();
    const edits = await this.state.edits();
    const drift = await this.state.drift();
    const certificates = await this.state.certificateAges();
    const alerts = await this.state.openAlerts();
    const { lostEvents } = await this.runs.sumLost(LOST_DAYS);
    const webhook = await this.subscriptions.findLatest();
    return {
      attio_sync_lag_seconds: lags.map(({ queue, lane, seconds }) => ({ labels: { queue, lane }, value: seconds })),
      attio_sync_marks_due: marks.map(({ kind, lane, count }) => ({ labels: { kind, lane }, value: count })),
      attio_sync_conflicts_open: [{ labels: {}, value: conflicts }],
      attio_sync_deliveries: deliveries.map(byState),
      attio_sync_edits: edits.map(byState),
      attio_sync_drift_items: drift.flatMap(({ kind, repaired, unrepaired }) => [
        { labels: { kind, repaired: 'yes' }, value: repaired },
        { labels: { kind, repaired: 'no' }, value: unrepaired },
      ]),
      attio_sync_oldest_certificate_seconds: certificates.map(({ kind, seconds }) => ({
        labels: { kind },
        value: seconds,
      })),
      attio_sync_lost_events_estimate: [{ labels: {}, value: lostEvents }],
      attio_sync_alerts_open: alerts.map(({ name, count }) => ({ labels: { code: name }, value: count })),
      // Nothing is said before the subscription was looked at for the first time.
      attio_sync_webhook_active: webhook === null ? [] : [{ labels: {}, value: webhook.status === 'active' ? 1 : 0 }],
    };
  }

  private async fromRedis(): Promise<Samples> {
    const counts = Object.entries(await this.queues.counts());
    return {
      attio_sync_queue_jobs: counts.flatMap(([queue, states]) =>
        Object.entries(states).map(([state, value]) => ({ labels: { queue, state }, value })),
      ),
    };
  }

  /** Scrapers that ask together share one asking. */
  private kept(ask: () => Promise<Samples>): () => Promise<Samples> {
    let last: { untilMs: number; samples: Promise<Samples> } | undefined;
    return () => {
      const nowMs = this.clock.nowMs();
      if (last === undefined || nowMs >= last.untilMs) {
        const samples = withinTime(ask(), TIMEOUT_MS);
        last = { untilMs: nowMs + KEEP_MS, samples };
        samples.catch(() => (last = undefined));
      }
      return last.samples;
    };
  }
}

function byState({ name, count }: Tally) {
  return { labels: { state: name }, value: count };
}
