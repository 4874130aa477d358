import { type Clock } from '@app/common';
import { type SharedBudget } from '@app/cache';
import { type Lane } from './reading.js';

interface Waiter {
  pass: (slotAtMs: number) => void;
}

/** A slot used later than this would crowd the ones after it; it is let go and another one taken. */
const SLOT_TOLERANCE_MS = 8;
/** Slots taken ahead: the next one is on its way from Redis while this one is waited for. */
const AHEAD = 2;

/**
 * Where calls of one budget wait for their turn. The process takes slots, not the calls: when a slot's time comes it
 * goes to whoever is first then, live before reconcile, so that a slow scan never stands in front of a webhook.
 */
export class BudgetGate {
  private readonly waiting: Record<Lane, Set<Waiter>> = { live: new Set(), reconcile: new Set() };
  private pumps = 0;

  constructor(
    private readonly budget: SharedBudget,
    private readonly clock: Clock,
    /**
     * Whether live calls wait for a turn behind the calls waiting here. Those are then served as if they were live
     * themselves: else live calls of other processes would hold up ours through a scan of ours.
     */
    private readonly isLiveBehind: () => boolean,
  ) {}

  /**
   * Resolves at the time of a slot that is now the caller's.
   * @returns our clock at the slot
   */
  async enter(lane: Lane, signal?: AbortSignal): Promise<number> {
    signal?.throwIfAborted();
    return new Promise((resolve, reject) => {
      const leave = () => {
        this.waiting[lane].delete(waiter);
        reject(signal?.reason as Error);
      };
      const waiter: Waiter = {
        pass: (slotAtMs) => {
          signal?.removeEventListener('abort', leave);
          resolve(slotAtMs);
        },
      };
      signal?.addEventListener('abort', leave, { once: true });
      this.waiting[lane].add(waiter);
      this.startPump();
    });
  }

  private startPump(): void {
    const size = this.waiting.live.size + this.waiting.reconcile.size;
    if (this.pumps >= Math.min(AHEAD, size)) return;
    this.pumps++;
    void this.pump();
  }

  private async pump(): Promise<void> {
    while (this.pumps <= this.waiting.live.size + this.waiting.reconcile.size) {
      const isLiveBehind = this.isLiveBehind();
      const isUrgent = isLiveBehind || this.waiting.live.size > 0;
      const slot = await this.budget.reserve(isUrgent, isLiveBehind || this.waiting.live.size > 1);
      if (!slot.isGranted) {
        await this.clock.wait(slot.retryInMs);
        continue;
      }
      const slotAtMs = this.clock.nowMs() + slot.inMs;
      await this.clock.wait(slot.inMs);
      if (this.clock.nowMs() - slotAtMs <= SLOT_TOLERANCE_MS) this.passFirst(slotAtMs);
    }
    this.pumps--;
    this.startPump();
  }

  private passFirst(slotAtMs: number): void {
    for (const lane of ['live', 'reconcile'] as const) {
      const [first] = this.waiting[lane];
      if (!first) continue;
      this.waiting[lane].delete(first);
      first.pass(slotAtMs);
      return;
    }
  }
}
