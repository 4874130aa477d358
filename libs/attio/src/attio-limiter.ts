import { AsyncResource } from 'node:async_hooks';
import { Inject, Injectable } from '@nestjs/common';
import PQueue from 'p-queue';
import { SharedBudgets, type SharedBudget, type SharedScore } from '@app/cache';
import { Clock } from '@app/common';
import { attioConfig, type AttioConfig } from './attio.config.js';
import { BudgetGate } from './budget-gate.js';
import { type Lane } from './reading.js';

/** Attio counts reads and writes apart. */
export type Budget = 'read' | 'write';

/** Routes that Attio paces by themselves, within the budget of their kind. */
export type Pace = 'merge';

/**
 * Attio allows five merges a second (reference: merge records). One less: the turn at the write budget comes after the
 * turn here, and may bring two of them closer together.
 */
const PER_SECOND: Record<Pace, number> = { merge: 4 };

/** What the limiter needs to know of a call. */
export interface LimitedCall {
  budget: Budget;
  lane: Lane;
  /** Attio charges it a query score. */
  isScored?: boolean;
  pace?: Pace;
  signal?: AbortSignal | undefined;
}

type LimiterSettings = Pick<
  AttioConfig,
  'concurrency' | 'intervalCap' | 'readsPerSecond' | 'writesPerSecond' | 'aloneShare' | 'queryScorePer10Seconds'
>;

const PRIORITY: Record<Lane, number> = { live: 1, reconcile: 0 };
/** A refused query teaches a lower score limit; it is forgotten again, for limits are lifted, too. */
const LEARNED_FOR_MS = 600_000;

/**
 * When a call may leave: a slot of the budget all processes share, reads and writes apart, live before reconcile; and
 * in this process not more at once, nor per second, than configured.
 */
@Injectable()
export class AttioLimiter {
  private readonly queues: Record<Budget, PQueue>;
  private readonly budgets: Record<Budget, SharedBudget>;
  private readonly gates: Record<Budget, BudgetGate>;
  private readonly paces: Record<Pace, BudgetGate>;
  private readonly score: SharedScore;
  private readonly configuredScoreLimit: number;
  private scoreLimit: number;
  private learnedUntilMs = 0;

  constructor(
    @Inject(attioConfig.KEY) config: LimiterSettings,
    shared: SharedBudgets,
    private readonly clock: Clock,
  ) {
    const { concurrency, intervalCap, aloneShare } = config;
    const queue = () => new PQueue({ concurrency, intervalCap, interval: 1_000, strict: true });
    this.queues = { read: queue(), write: queue() };
    this.budgets = {
      read: shared.open({ name: 'attio:read', perSecond: config.readsPerSecond, aloneShare }),
      write: shared.open({ name: 'attio:write', perSecond: config.writesPerSecond, aloneShare }),
    };
    const gate = (budget: Budget) =>
      new BudgetGate(this.budgets[budget], clock, () => this.queues[budget].sizeBy({ priority: PRIORITY.live }) > 0);
    this.gates = { read: gate('read'), write: gate('write') };
    const merges = shared.open({ name: 'attio:merge', perSecond: PER_SECOND.merge, aloneShare });
    this.paces = { merge: new BudgetGate(merges, clock, () => false) };
    this.score = shared.openScore('attio:query');
    // Not the whole configuration: it holds the token.
    this.configuredScoreLimit = config.queryScorePer10Seconds;
    this.scoreLimit = this.configuredScoreLimit;
  }

  /** Whether this process counts with the others, or keeps to its own share because Redis is away. */
  get isShared(): boolean {
    return this.budgets.read.isShared && this.budgets.write.isShared;
  }

  /** Runs `send` when its turn comes; rejects with the signal's reason when the caller gives up before. */
  async run<T>(call: LimitedCall, send: () => Promise<T>): Promise<T> {
    // The queue starts jobs on behalf of whoever ended one; correlation ids and counters belong to the caller.
    const sendForCaller = AsyncResource.bind(send);
    if (call.isScored) await this.untilScoreAllows(call.signal);
    if (call.pace !== undefined) await this.paces[call.pace].enter(call.lane, call.signal);
    // The slot is taken last, inside the queue's turn: a slot that waited for its turn would be used late and crowd
    // the ones after it, and a turn given back for that would still count against the queue's own cap.
    return this.queues[call.budget].add(
      async () => {
        await this.gates[call.budget].enter(call.lane, call.signal);
        return sendForCaller();
      },
      { priority: PRIORITY[call.lane], signal: call.signal },
    );
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
    if (this.clock.nowMs() > this.learnedUntilMs) this.scoreLimit = this.configuredScoreLimit;
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
}
