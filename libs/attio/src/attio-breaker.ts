import { Inject, Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import {
  BrokenCircuitError,
  CircuitState,
  CountBreaker,
  ExponentialBackoff,
  circuitBreaker,
  handleWhen,
  noJitterGenerator,
} from 'cockatiel';
import { attioConfig, type AttioConfig } from './attio.config.js';
import { AttioCircuitOpenError, AttioUnavailableError } from './errors.js';

export type BreakerState = 'closed' | 'half-open' | 'open';

const WINDOW_CALLS = 10;

/**
 * Stops calls to an Attio that keeps failing. Only `AttioUnavailableError` counts (5xx, network, time-out): a 4xx is an
 * answer. While open, one probe after each pause finds out whether Attio is back, so that recovery needs no traffic.
 */
@Injectable()
export class AttioBreaker implements OnApplicationShutdown {
  private readonly logger = new Logger(AttioBreaker.name);
  private readonly policy;
  private readonly pauses: Pauses;
  private readonly listeners = new Set<(state: BreakerState) => void>();
  private probe: () => Promise<unknown> = async () => undefined;
  private timer: NodeJS.Timeout | undefined;

  constructor(
    @Inject(attioConfig.KEY) config: Pick<AttioConfig, 'breakerMinCalls' | 'breakerOpenMs' | 'breakerMaxOpenMs'>,
  ) {
    const { breakerOpenMs: initialDelay, breakerMaxOpenMs: maxDelay } = config;
    this.pauses = { initialDelay, maxDelay };
    this.policy = circuitBreaker(
      handleWhen((error) => error instanceof AttioUnavailableError),
      {
        halfOpenAfter: new ExponentialBackoff({ initialDelay, maxDelay, exponent: 2, generator: noJitterGenerator }),
        breaker: new CountBreaker({ threshold: 0.5, size: WINDOW_CALLS, minimumNumberOfCalls: config.breakerMinCalls }),
      },
    );
    let failures = 0;
    this.policy.onStateChange((state) => {
      failures = state === CircuitState.Open ? failures + 1 : state === CircuitState.Closed ? 0 : failures;
      if (state === CircuitState.Open) this.scheduleProbe(failures);
      for (const listener of [...this.listeners]) listener(nameOf(state));
    });
    this.onStateChange((state) => this.logger.warn(`Attio circuit is ${state}`));
  }

  get state(): BreakerState {
    return nameOf(this.policy.state);
  }

  /** @returns takes the listener out again */
  onStateChange(listener: (state: BreakerState) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** Resolves when calls go through again (at once while closed), or when the signal aborts. For workers to pause on. */
  async untilClosed(signal?: AbortSignal): Promise<void> {
    if (this.state === 'closed' || signal?.aborted) return;
    await new Promise<void>((resolve) => {
      const done = () => {
        remove();
        signal?.removeEventListener('abort', done);
        resolve();
      };
      const remove = this.onStateChange((state) => state === 'closed' && done());
      signal?.addEventListener('abort', done, { once: true });
    });
  }

  /** The call that finds out whether Attio is back; a cheap read. */
  probeWith(probe: () => Promise<unknown>): void {
    this.probe = probe;
  }

  /** @throws AttioCircuitOpenError so that a call does not queue for nothing */
  throwIfOpen(route: string): void {
    if (this.state === 'open' && this.timer !== undefined) throw new AttioCircuitOpenError({ route });
  }

  /** @throws AttioCircuitOpenError without calling `call`, while open */
  async run<T>(route: string, call: () => Promise<T>): Promise<T> {
    try {
      return await this.policy.execute(call);
    } catch (error) {
      throw error instanceof BrokenCircuitError ? new AttioCircuitOpenError({ route }) : error;
    }
  }

  onApplicationShutdown(): void {
    clearTimeout(this.timer);
  }

  private scheduleProbe(failures: number): void {
    clearTimeout(this.timer);
    const pauseMs = Math.min(this.pauses.initialDelay * 2 ** (failures - 1), this.pauses.maxDelay);
    // A little after the pause ends, so that the probe is the call that half-opens.
    this.timer = setTimeout(() => {
      this.timer = undefined;
      void this.tryProbe(failures);
    }, pauseMs + 5);
    this.timer.unref();
  }

  private async tryProbe(failures: number): Promise<void> {
    await this.probe().catch(() => undefined);
    // It never reached the policy, or came too early: try again after the same pause.
    if (this.state === 'open' && this.timer === undefined) this.scheduleProbe(failures);
  }
}

interface Pauses {
  initialDelay: number;
  maxDelay: number;
}

function nameOf(state: CircuitState): BreakerState {
  if (state === CircuitState.Closed) return 'closed';
  return state === CircuitState.HalfOpen ? 'half-open' : 'open';
}
