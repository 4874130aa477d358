import { Injectable } from '@nestjs/common';
import {
  AlertRepository,
  ConflictRepository,
  DeliveryRepository,
  LocalEditRepository,
  MarkRepository,
  SyncRunRepository,
} from '@app/database';

/** What waits, what failed, and what somebody should look at. */
export interface Status {
  marks: { waiting: number; oldest_ms: number };
  /** By state. */
  deliveries: Record<string, number>;
  edits: Record<string, number>;
  conflicts: number;
  /** Under way. */
  runs: { id: string; purpose: string; object: string; state: string; rows: number }[];
  /** Open. */
  alerts: { code: string; subject: string; message: string; opened_at: string }[];
}

const MOST_ALERTS = 50;
const RUNS_LOOKED_AT = 100;

/** The whole service at a glance, from Postgres alone. */
@Injectable()
export class StatusService {
  constructor(
    private readonly marks: MarkRepository,
    private readonly deliveries: DeliveryRepository,
    private readonly edits: LocalEditRepository,
    private readonly conflicts: ConflictRepository,
    private readonly runs: SyncRunRepository,
    private readonly alerts: AlertRepository,
  ) {}

  async status(): Promise<Status> {
    const backlog = await this.marks.backlog();
    const runs = await this.runs.list(RUNS_LOOKED_AT);
    const alerts = await this.alerts.list({ isOpen: true, limit: MOST_ALERTS });
    return {
      marks: { waiting: backlog.marks, oldest_ms: Math.max(0, Math.round(backlog.oldestDueMs)) },
      deliveries: await this.deliveries.countByState(),
      edits: await this.edits.countByState(),
      conflicts: await this.conflicts.countOpen(),
      runs: runs
        .filter(({ state }) => state === 'queued' || state === 'running')
        .map(({ runId: id, purpose, scopeSlug: object, state, rowsSeen }) => ({
          ...{ id, purpose, object, state },
          rows: Number(rowsSeen),
        })),
      alerts: alerts.map(({ code, subject, message, openedAt }) => ({
        ...{ code, subject, message },
        opened_at: openedAt.toISOString(),
      })),
    };
  }
}
