import { Injectable, Logger } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import { SweepService } from '@app/sync';
import { EventHandlingService } from '@app/webhook';

const SWEEP_INTERVAL_MS = 500;

/** Runs in every worker: a sweep is a few small queries, and equal wake-ups become one. */
@Injectable()
export class SweepScheduler {
  private readonly logger = new Logger(SweepScheduler.name);
  private isSweeping = false;
  private isFailing = false;

  constructor(
    private readonly sweeps: SweepService,
    private readonly handlings: EventHandlingService,
  ) {}

  @Interval(SWEEP_INTERVAL_MS)
  async sweep(): Promise<void> {
    if (this.isSweeping) return;
    this.isSweeping = true;
    try {
      await this.sweeps.sweep();
      await this.handlings.sweep();
      if (this.isFailing) this.logger.log('sweeps work again');
      this.isFailing = false;
    } catch (error) {
      if (!this.isFailing) this.logger.warn('the sweep failed; it goes on trying', error);
      this.isFailing = true;
    } finally {
      this.isSweeping = false;
    }
  }
}
