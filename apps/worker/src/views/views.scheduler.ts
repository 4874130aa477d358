import { Injectable, Logger } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import { ViewsService } from '@app/views';

const LOOK_INTERVAL_MS = 1_000;

/** Runs in every worker: two tiny queries; one of the workers builds when the schema has changed. */
@Injectable()
export class ViewsScheduler {
  private readonly logger = new Logger(ViewsScheduler.name);
  private isLooking = false;
  private isFailing = false;

  constructor(private readonly views: ViewsService) {}

  @Interval(LOOK_INTERVAL_MS)
  async look(): Promise<void> {
    if (this.isLooking) return;
    this.isLooking = true;
    try {
      await this.views.follow();
      this.isFailing = false;
    } catch (error) {
      if (!this.isFailing) this.logger.warn('the views could not follow the schema; it goes on trying', error);
      this.isFailing = true;
    } finally {
      this.isLooking = false;
    }
  }
}
