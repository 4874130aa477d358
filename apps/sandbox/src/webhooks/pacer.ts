import { type Clock } from '../clock.js';

/** Starts work for one target at most so often per second; the rest waits its turn. */
export class Pacer {
  private readonly waiting: (() => void)[] = [];
  private starts: number[] = [];
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly clock: Clock,
    private readonly perSecond: () => number,
  ) {}

  run(start: () => void): void {
    this.waiting.push(start);
    this.drain();
  }

  get length(): number {
    return this.waiting.length;
  }

  stop(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    this.waiting.length = 0;
  }

  private drain(): void {
    const most = Math.max(1, this.perSecond());
    while (this.waiting.length > 0) {
      const now = this.clock.now();
      this.starts = this.starts.filter((at) => at > now - 1_000);
      if (this.starts.length >= most) {
        this.wake((this.starts[0] ?? now) + 1_000 - now);
        return;
      }
      this.starts.push(now);
      this.waiting.shift()?.();
    }
  }

  private wake(delayMs: number): void {
    if (this.timer) return;
    this.timer = setTimeout(
      () => {
        this.timer = undefined;
        this.drain();
      },
      Math.max(1, delayMs),
    );
    this.timer.unref();
  }
}
