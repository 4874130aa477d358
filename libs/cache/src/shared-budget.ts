import { type Clock } from '@app/common';
import { PENALISE, RESERVE, SCORE } from './budget-scripts.js';
import { LonePace } from './lone-pace.js';
import { type RedisConnection } from './redis-connection.js';

export interface BudgetSettings {
  /** Names the state in Redis; processes with the same name share. */
  name: string;
  perSecond: number;
  /** The part one process takes while Redis is away, 0 to 1. */
  aloneShare: number;
}

/** Either a slot, or when asking again makes sense. */
export type Reservation = { isGranted: true; inMs: number } | { isGranted: false; retryInMs: number };

/**
 * Slots are spaced a little wider than the budget: a request reaches the other side some milliseconds after its slot,
 * now more, now fewer, and 2.5 hundredths of slack absorb 25 ms of that before a window holds one too many.
 */
const PACE = 0.975;
/** From a tenth of the budget back to all of it, after refusals have ended. */
const RECOVERY_MS = 30_000;
/** How long a process that Redis failed works alone before it asks again: a hanging Redis must not cost each call. */
const RETRY_REDIS_MS = 250;

/**
 * One rate for all processes: Redis hands out evenly spaced slots, urgent work before patient work. While Redis is away
 * each process keeps a safe share of its own.
 */
export class SharedBudget {
  private readonly lone: LonePace;
  private readonly intervalUs: number;
  private aloneUntilMs = 0;
  /** Also at first: a process that has just started is slow off the mark, and its slots would arrive bunched. */
  private wasAlone = true;

  constructor(
    private readonly redis: RedisConnection,
    private readonly clock: Clock,
    private readonly settings: BudgetSettings,
  ) {
    this.intervalUs = 1e6 / (settings.perSecond * PACE);
    this.lone = new LonePace(clock, this.loneIntervalUs / 1_000, RECOVERY_MS);
  }

  /** Whether this process counts with the others, or keeps to its own share. */
  get isShared(): boolean {
    return !this.wasAlone;
  }

  /**
   * Takes the next slot. Use it at its time or let it go: a late request would crowd the slots after it.
   * @param isUrgent before patient work, here and in other processes
   * @param isMoreWaiting whether more urgent work waits behind this
   */
  async reserve(isUrgent: boolean, isMoreWaiting: boolean): Promise<Reservation> {
    if (this.redis.isReady && this.clock.nowMs() >= this.aloneUntilMs) {
      try {
        const flags = [isUrgent, isUrgent && isMoreWaiting, this.wasAlone].map(Number);
        const [granted, us] = await this.eval(RESERVE, [
          RECOVERY_MS * 1_000,
          this.intervalUs,
          ...flags,
          this.loneIntervalUs,
        ]);
        this.wasAlone = false;
        return granted === 1 ? { isGranted: true, inMs: us / 1_000 } : { isGranted: false, retryInMs: us / 1_000 };
      } catch {
        this.aloneUntilMs = this.clock.nowMs() + RETRY_REDIS_MS;
      }
    }
    this.wasAlone = true;
    return { isGranted: true, inMs: this.lone.reserveMs() };
  }

  /** The other side refused: nobody sends for `pauseMs`, and then more slowly for a while. */
  async penalise(pauseMs: number): Promise<void> {
    this.lone.penalise(pauseMs);
    if (!this.redis.isReady) return;
    await this.eval(PENALISE, [RECOVERY_MS * 1_000, Math.ceil(pauseMs * 1_000)]).catch(() => undefined);
  }

  private get loneIntervalUs(): number {
    return this.intervalUs / this.settings.aloneShare;
  }

  private async eval(script: string, args: number[]): Promise<[number, number]> {
    const answer = await this.redis.client.eval(script, 1, `budget:{${this.settings.name}}`, ...args.map(String));
    return Array.isArray(answer) ? [Number(answer[0]), Number(answer[1])] : [Number(answer), 0];
  }
}

/** A sum over the last ten seconds, of all processes; of this one alone while Redis is away. */
export class SharedScore {
  private readonly own: { atMs: number; score: number }[] = [];

  constructor(
    private readonly redis: RedisConnection,
    private readonly clock: Clock,
    private readonly name: string,
  ) {}

  /**
   * @param score to add; 0 only asks
   * @returns the sum, and in how many milliseconds its oldest part falls out
   */
  async add(score: number): Promise<{ sum: number; fallsInMs: number }> {
    const nowMs = this.clock.nowMs();
    while (this.own[0] && this.own[0].atMs <= nowMs - 10_000) this.own.shift();
    if (score > 0) this.own.push({ atMs: nowMs, score });
    try {
      if (!this.redis.isReady) throw new Error('Redis is away');
      const answer = await this.redis.client.eval(SCORE, 1, `score:{${this.name}}`, String(score));
      if (!Array.isArray(answer)) throw new Error('unexpected answer of Redis');
      return { sum: Number(answer[0]), fallsInMs: Number(answer[1]) / 1_000 };
    } catch {
      const sum = this.own.reduce((total, part) => total + part.score, 0);
      return { sum, fallsInMs: (this.own[0]?.atMs ?? nowMs) + 10_000 - nowMs };
    }
  }
}
