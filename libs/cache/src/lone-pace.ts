import { type Clock } from '@app/common';

/** The same even pace, for one process that cannot count together with the others. */
export class LonePace {
  private nextMs = 0;
  private level = 1;
  private levelAtMs = 0;

  constructor(
    private readonly clock: Clock,
    private readonly intervalMs: number,
    private readonly recoveryMs: number,
  ) {}

  /** Takes the next slot; @returns milliseconds until it */
  reserveMs(): number {
    const nowMs = this.clock.nowMs();
    // The first slot comes one interval late: the shared pace was in use a moment ago.
    const slotMs = Math.max(nowMs, this.nextMs === 0 ? nowMs + this.intervalMs : this.nextMs);
    this.nextMs = slotMs + this.intervalMs / this.currentLevel(nowMs);
    return slotMs - nowMs;
  }

  penalise(pauseMs: number): void {
    const nowMs = this.clock.nowMs();
    const isRepeat = nowMs - this.levelAtMs < 1_000;
    if (!isRepeat) {
      this.level = Math.max(0.1, this.currentLevel(nowMs) * 0.85);
      this.levelAtMs = nowMs;
    }
    this.nextMs = Math.max(this.nextMs, nowMs + pauseMs);
  }

  private currentLevel(nowMs: number): number {
    return Math.min(1, this.level + (nowMs - this.levelAtMs) / this.recoveryMs);
  }
}
