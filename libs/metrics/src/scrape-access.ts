import { createHash, timingSafeEqual } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { metricsConfig, type MetricsConfig } from './metrics.config.js';

/** Who may scrape. */
@Injectable()
export class ScrapeAccess {
  private readonly expected: Buffer | undefined;

  constructor(@Inject(metricsConfig.KEY) { token }: Pick<MetricsConfig, 'token'>) {
    this.expected = token === undefined ? undefined : digest(`Bearer ${token}`);
  }

  /** Whether an `Authorization` header shows METRICS_TOKEN, found out in constant time. */
  allows(header: string | undefined): boolean {
    return this.expected !== undefined && timingSafeEqual(digest(header ?? ''), this.expected);
  }
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
