import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { Metrics } from '@app/metrics';
import { noteSpan } from '@app/tracing';
import { AttioBreaker, type BreakerState } from './attio-breaker.js';
import { AttioObservers, type AttioCall } from './attio-observers.js';
import { attioConfig, type AttioConfig } from './attio.config.js';

const STATES: BreakerState[] = ['closed', 'half-open', 'open'];

/** Tells metrics and traces of every call, and metrics of the circuit. */
@Injectable()
export class AttioMetrics implements OnModuleInit {
  private readonly perSecond: Record<'read' | 'write', number>;

  constructor(
    private readonly metrics: Metrics,
    private readonly observers: AttioObservers,
    private readonly breaker: AttioBreaker,
    @Inject(attioConfig.KEY) config: Pick<AttioConfig, 'readsPerSecond' | 'writesPerSecond'>,
  ) {
    this.perSecond = { read: config.readsPerSecond, write: config.writesPerSecond };
  }

  onModuleInit(): void {
    this.observers.add((call) => this.note(call));
    this.metrics.addSource('attio', () => ({
      attio_sync_attio_breaker_state: STATES.map((state) => ({
        labels: { state },
        value: this.breaker.state === state ? 1 : 0,
      })),
      attio_sync_attio_budget_per_second: Object.entries(this.perSecond).map(([budget, value]) => ({
        labels: { budget },
        value,
      })),
    }));
  }

  private note({ method, route, status, durationMs, budget, lane, errorCode }: AttioCall): void {
    const labels = { method, route };
    this.metrics.count('attio_sync_attio_calls_total', {
      ...labels,
      status: status === undefined ? 'none' : `${status}`,
    });
    this.metrics.observe('attio_sync_attio_call_seconds', labels, durationMs / 1_000);
    this.metrics.count('attio_sync_attio_budget_used_total', { budget, lane });
    noteSpan(`${method} ${route}`, {
      ...{ kind: 'client', durationMs, error: errorCode },
      attributes: { lane, ...(status === undefined ? {} : { 'http.response.status_code': status }) },
    });
  }
}
