const microsecondsPerMs = 1000;

/**
 * The sandbox's time. Milliseconds since the epoch; the fraction counts microseconds, so two readings never collide.
 * `advance` moves it forward without waiting.
 */
export class Clock {
  private offsetMs = 0;
  private lastMs = 0;
  private micro = 0;

  /** Now, strictly later than every earlier call. */
  now(): number {
    const ms = Math.max(Date.now() + this.offsetMs, this.lastMs);
    if (ms > this.lastMs) {
      this.lastMs = ms;
      this.micro = 0;
    } else if (this.micro < microsecondsPerMs - 1) {
      this.micro += 1;
    } else {
      this.lastMs += 1;
      this.micro = 0;
    }
    return this.lastMs + this.micro / microsecondsPerMs;
  }

  /** Now in whole milliseconds: the resolution Attio stores times with. */
  stamp(): number {
    return Math.floor(this.now());
  }

  advance(ms: number): void {
    this.offsetMs += ms;
  }
}

let lastTime = { ms: NaN, text: '' };

/** A stored time as Attio writes it: nine fraction digits, three of them meaningful. */
export function isoTime(ms: number): string {
  // The values of a record mostly share one time, so the last answer is worth keeping.
  if (ms !== lastTime.ms) lastTime = { ms, text: `${new Date(ms).toISOString().slice(0, -1)}000000Z` };
  return lastTime.text;
}

/** A reading time as in `x-accurate-at`: nine fraction digits, six of them meaningful. */
export function isoMicro(ms: number): string {
  const whole = Math.floor(ms);
  const micro = Math.min(999, Math.round((ms - whole) * microsecondsPerMs));
  return `${new Date(whole).toISOString().slice(0, -1)}${String(micro).padStart(3, '0')}000Z`;
}
