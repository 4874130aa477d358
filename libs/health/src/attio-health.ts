import { Injectable } from '@nestjs/common';
import { HealthIndicatorService, type HealthIndicatorResult } from '@nestjs/terminus';
import { AttioBreaker, AttioSelf } from '@app/attio';
import { Clock } from '@app/common';
import { withinTime } from './within-time.js';

const TIMEOUT_MS = 5_000;
/** Probes come often and reads of Attio are counted: an answer serves for a while. */
const KEEP_MS = 10_000;

@Injectable()
export class AttioHealth {
  private kept: { untilMs: number; result: HealthIndicatorResult } | undefined;
  private asking: Promise<HealthIndicatorResult> | undefined;

  constructor(
    private readonly indicator: HealthIndicatorService,
    private readonly self: AttioSelf,
    private readonly breaker: AttioBreaker,
    private readonly clock: Clock,
  ) {}

  /** Attio answers and knows our token; the breaker's state stands beside. Who asks meanwhile shares the answer. */
  async attio(): Promise<HealthIndicatorResult> {
    const nowMs = this.clock.nowMs();
    if (this.kept && nowMs < this.kept.untilMs) return this.kept.result;
    this.asking ??= this.askOnce(nowMs).finally(() => (this.asking = undefined));
    return this.asking;
  }

  private async askOnce(nowMs: number): Promise<HealthIndicatorResult> {
    const result = await this.ask();
    this.kept = { untilMs: nowMs + KEEP_MS, result };
    return result;
  }

  private async ask(): Promise<HealthIndicatorResult> {
    const session = this.indicator.check('attio');
    const breaker = this.breaker.state;
    try {
      const { data } = await withinTime(this.self.get(), TIMEOUT_MS);
      if (!data.active) return session.down({ message: 'Attio does not know the token: see ATTIO_API_KEY', breaker });
      return session.up({ workspace: data.workspace_slug, breaker });
    } catch {
      return session.down({ message: 'Attio does not answer; reads from the mirror go on', breaker });
    }
  }
}
