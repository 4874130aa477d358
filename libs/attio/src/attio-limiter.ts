import { AsyncResource } from 'node:async_hooks';
import { Inject, Injectable } from '@nestjs/common';
import PQueue from 'p-queue';
import { SharedBudgets, type SharedBudget, type SharedScore } from '@app/cache';
import { Clock } from '@app/common';
import { attioConfig, type AttioConfig } from './attio.config.js';
import { BudgetGate, SLOT_TOLERANCE_MS } from './budget-gate.js';
import { type Lane } from './reading.js';

/** Attio counts reads and writes apart. */
export type Budget = 'read' | 'write';

/** What the limiter needs to know of a call. */
export interface LimitedCall {
  budget: Budget;
  lane: Lane;
  /** Attio charges it a query score. */
  isScored?: boolean;
  signal?: AbortSignal | undefined;
}

type LimiterSettings = Pick<
  AttioConfig,
  'concurrency' | 'intervalCap' | 'readsPerSecond' | 'writesPerSecond' | 'aloneShare' | 'queryScorePer10Seconds'
>;

const PRIORITY: Record<Lane, number> = { live: 1, reconcile: 0 };
/** A refused query teaches a lower score limit; it is forgotten again, for limits are lifted, too. */
const LEARNED_FOR_MS = 600_000;
const LATE = Symbol('late');

/**
 * When a call may leave: a slot of the budget all processes share, reads and writes apart, live before reconcile; and
 * in this process not more at once, nor per second, than configured.
 */
@Injectable()
export class AttioLimiter {
  private readonly queue: PQueue;
  private readonly budgets: Record<Budget, SharedBudget>;
  private readonly gates: Record<Budget, BudgetGate>;
  private readonly score: SharedScore;
  private scoreLimit: number;
  private learnedUntilMs = 0;

  constructor(
    @Inject(attioConfig.KEY) private readonly config: LimiterSettings,
    shared: SharedBudgets,
    private readonly clock: Clock,
  ) {
    const { concurrency, intervalCap, aloneShare } = config;
    this.queue = new PQueue({ concurrency, intervalCap, interval: 1_000, strict: true });
    this.budgets = {
      read: shared.open({ name: 'attio:read', perSecond: config.readsPerSecond, aloneShare }),
      write: shared.open({ name: 'attio:write', perSecond: config.writesPerSecond, aloneShare }),
    };
    const gate = (budget: SharedBudget) => new BudgetGate(budget, clock, () => this.untilRoom());
    this.gates = { read: gate(this.budgets.read), write: gate(this.budgets.write) };
    this.score = shared.openScore('attio:query');
    this.scoreLimit = config.queryScorePer10Seconds;
  }

  /** Whether this process counts with the others, or keeps to its own share because Redis is away. */
  get isShared(): boolean {
    return this.budgets.read.isShared && this.budgets.write.isShared;
  }

  /** Runs `send` when its turn comes; rejects with the signal's reason when the caller gives up before. */
  async run<T>(call: LimitedCall, send: () => Promise<T>): Promise<T> {
    // The queue starts jobs on behalf of whoever ended one; correlation ids and counters belong to the caller.
    const sendForCaller = AsyncResource.bind(send);
    for (;;) {
      if (call.isScored) await this.untilScoreAllows(call.signal);
      const slotAtMs = await this.gates[call.budget].enter(call.lane, call.signal);
      const result = await this.queue.add(
        // Reads and writes share this queue, so the room seen a moment ago may be taken.
        async () => (this.clock.nowMs() - slotAtMs > SLOT_TOLERANCE_MS ? LATE : sendForCaller()),
        { priority: PRIORITY[call.lane] },
      );
      if (result !== LATE) return result;
    }
  }

  /** Attio refused a call: everybody pauses, and then goes more slowly for a while. */
  async slowDown(call: LimitedCall, pauseMs: number): Promise<void> {
    if (call.isScored) {
      const { sum } = await this.score.add(0);
      if (sum > 0) {
        this.scoreLimit = Math.min(this.currentScoreLimit(), Math.max(1, Math.floor(sum * 0.8)));
        this.learnedUntilMs = this.clock.nowMs() + LEARNED_FOR_MS;
      }
    }
    await this.budgets[call.budget].penalise(pauseMs);
  }

  /** Adds what Attio charged for a query. */
  countScore(score: number): void {
    void this.score.add(score);
  }

  private currentScoreLimit(): number {
    if (this.clock.nowMs() > this.learnedUntilMs) this.scoreLimit = this.config.queryScorePer10Seconds;
    return this.scoreLimit;
  }

  private async untilScoreAllows(signal: AbortSignal | undefined): Promise<void> {
    for (;;) {
      signal?.throwIfAborted();
      const { sum, fallsInMs } = await this.score.add(0);
      if (sum < this.currentScoreLimit()) return;
      await this.clock.wait(Math.max(50, fallsInMs), signal);
    }
  }

  private async untilRoom(): Promise<void> {
    while (this.queue.pending >= this.queue.concurrency || this.queue.size > 0) {
      await new Promise<void>((resolve) => {
        const done = () => {
          this.queue.off('next', done).off('active', done);
          resolve();
        };
        this.queue.on('next', done).on('active', done);
      });
    }
  }
}
