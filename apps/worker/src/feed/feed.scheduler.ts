import { Injectable, Logger } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import { DeliveryService } from '@app/feed';

const LOOK_INTERVAL_MS = 250;
const PRUNE_INTERVAL_MS = 600_000;

/** Runs in every worker: one small query, and equal wake-ups become one. */
@Injectable()
export class FeedScheduler {
  private readonly logger = new Logger(FeedScheduler.name);
  private isLooking = false;
  private isFailing = false;

  constructor(private readonly deliveries: DeliveryService) {}

  @Interval(LOOK_INTERVAL_MS)
  async look(): Promise<void> {
    if (this.isLooking) return;
    this.isLooking = true;
    try {
      await this.deliveries.wakeDue();
      this.isFailing = false;
    } catch (error) {
      if (!this.isFailing) this.logger.warn('due subscriptions could not be listed; it goes on trying', error);
      this.isFailing = true;
    } finally {
      this.isLooking = false;
    }
  }

  @Interval(PRUNE_INTERVAL_MS)
  async prune(): Promise<void> {
    try {
      await this.deliveries.prune();
    } catch (error) {
      this.logger.warn('old attempts could not be removed', error);
    }
  }
}
