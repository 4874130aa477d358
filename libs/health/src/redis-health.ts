import { Injectable } from '@nestjs/common';
import { HealthIndicatorService, type HealthIndicatorResult } from '@nestjs/terminus';
import { QueueProbe } from '@app/queue';
import { withinTime } from './within-time.js';

const TIMEOUT_MS = 2_000;

@Injectable()
export class RedisHealth {
  constructor(
    private readonly indicator: HealthIndicatorService,
    private readonly queues: QueueProbe,
  ) {}

  /** Redis answers for every queue; says how much work waits. */
  async redis(): Promise<HealthIndicatorResult> {
    const session = this.indicator.check('redis');
    try {
      return session.up({ queues: await withinTime(this.queues.counts(), TIMEOUT_MS) });
    } catch {
      return session.down('Redis does not answer: see REDIS_URL. Nothing is lost; changes arrive late.');
    }
  }
}
