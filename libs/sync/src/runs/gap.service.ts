import { Injectable } from '@nestjs/common';
import { AlertRepository, DeliveryRepository, SyncRunRepository } from '@app/database';
import { WorkspaceService } from '../workspace/workspace.service.js';

/** What webhooks should have told and did not, as far as reconciliation found it. */
export interface GapEstimate {
  days: number;
  /** Confirmed differences with no event waiting for them. */
  lostEvents: number;
  lostPerDay: number;
  /** Deliveries that changed something in the same time. */
  appliedDeliveries: number;
  /** Share of changes that came by reconciliation instead of a webhook; `null` while nothing changed. */
  lossRate: number | null;
}

const DAYS = 7;
const ALERT_DAYS = 1;
/** So many in a day, and this share of all changes, are worth a look. */
const ALERT_FROM = 10;
const ALERT_RATE = 0.01;

/** Estimates how many events get lost on the way. */
@Injectable()
export class GapService {
  constructor(
    private readonly runs: SyncRunRepository,
    private readonly deliveries: DeliveryRepository,
    private readonly alerts: AlertRepository,
    private readonly workspace: WorkspaceService,
  ) {}

  async estimate(days = DAYS): Promise<GapEstimate> {
    const [{ lostEvents }, appliedDeliveries] = await Promise.all([
      this.runs.sumLost(days),
      this.deliveries.countApplied(days),
    ]);
    const all = lostEvents + appliedDeliveries;
    return {
      days,
      lostEvents,
      lostPerDay: lostEvents / days,
      appliedDeliveries,
      lossRate: all === 0 ? null : lostEvents / all,
    };
  }

  /** Raises an alert while the last day lost more than chance, and ends it afterwards. */
  async watch(): Promise<void> {
    const workspaceId = await this.workspace.findId();
    if (workspaceId === null) return;
    const { lostEvents, lossRate } = await this.estimate(ALERT_DAYS);
    if (lostEvents < ALERT_FROM || (lossRate ?? 0) < ALERT_RATE) {
      await this.alerts.resolve('webhook', ['events_lost']);
      return;
    }
    await this.alerts.raise({
      workspaceId,
      code: 'events_lost',
      subject: 'webhook',
      message: `${lostEvents} changes of the last day came by reconciliation and not by a webhook`,
      details: { lost_events: lostEvents, loss_rate: lossRate },
    });
  }
}
