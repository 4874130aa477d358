import { Injectable, Logger } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import { GapService, RetentionService, RunService, ScheduleService, type Chore } from '@app/sync';
import { WebhookWatchService } from '@app/webhook';

const TICK_MS = 1_000;

/** Runs in every worker: whoever claims a due row in Postgres has the turn. */
@Injectable()
export class ScheduleScheduler {
  private readonly logger = new Logger(ScheduleScheduler.name);
  private readonly chores: Record<Chore, () => Promise<unknown>>;
  private isTicking = false;
  private isFailing = false;

  constructor(
    private readonly schedules: ScheduleService,
    runs: RunService,
    webhook: WebhookWatchService,
    gap: GapService,
    retention: RetentionService,
  ) {
    this.chores = {
      discovery: () => runs.ensureBackfills('schedule'),
      'webhook.watch': () => webhook.watch(),
      'gap.watch': () => gap.watch(),
      retention: () => retention.enforce(),
    };
  }

  @Interval(TICK_MS)
  async tick(): Promise<void> {
    if (this.isTicking) return;
    this.isTicking = true;
    try {
      await this.schedules.tick((chore) => this.doChore(chore));
      this.isFailing = false;
    } catch (error) {
      if (!this.isFailing) this.logger.warn('the schedules could not be read; trying on', error);
      this.isFailing = true;
    } finally {
      this.isTicking = false;
    }
  }

  /** A chore that fails comes again at its next time. */
  private async doChore(chore: Chore): Promise<void> {
    try {
      await this.chores[chore]();
    } catch (error) {
      this.logger.warn(`the chore ${chore} failed; it comes again`, error);
    }
  }
}
