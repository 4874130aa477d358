import { Injectable } from '@nestjs/common';
import { instantFromEpochMs, type Instant } from '@app/common';

/** Attio's clock minus ours, in milliseconds. */
interface Offset {
  lowMs: number;
  highMs: number;
}

const WINDOW = 64;
/** Before the first answer nothing is known; a minute is more than a working clock is ever off. */
const UNKNOWN: Offset = { lowMs: -60_000, highMs: 60_000 };

/**
 * Estimates Attio's clock from the `Date` headers of its answers. The header is cut to the second, so one answer only
 * says that the offset lies in [Date − received, Date + 1000 − sent]; many answers together say it to a few milliseconds.
 * Kept as an interval, so that nobody takes a guess for the time.
 */
@Injectable()
export class AttioClock {
  private readonly samples: Offset[] = [];
  private offset = UNKNOWN;

  /**
   * Learns from one answer.
   * @param dateMs header `Date`
   * @param accurateAtMs header `x-accurate-at`, if any: Attio's clock had passed it when the answer arrived
   */
  learn(sentAtMs: number, receivedAtMs: number, dateMs: number, accurateAtMs?: number): void {
    const lowMs = Math.max(dateMs, accurateAtMs ?? dateMs) - receivedAtMs;
    const sample = { lowMs, highMs: dateMs + 1_000 - sentAtMs };
    if (!(sample.lowMs <= sample.highMs)) return; // a clock jumped while we waited, or the headers contradict each other
    this.samples.push(sample);
    if (this.samples.length > WINDOW) this.samples.shift();
    const all = intersection(this.samples);
    if (all.lowMs > all.highMs) this.samples.splice(0, this.samples.length - 1); // a clock was set: start from this answer
    this.offset = intersection(this.samples);
  }

  /** The earliest Attio's clock can have shown when ours showed `localMs`. */
  earliestAttioTime(localMs: number): Instant {
    return instantFromEpochMs(localMs + this.offset.lowMs);
  }

  /** The latest Attio's clock can have shown when ours showed `localMs`. */
  latestAttioTime(localMs: number): Instant {
    return instantFromEpochMs(localMs + this.offset.highMs);
  }
}

function intersection(samples: readonly Offset[]): Offset {
  return samples.reduce(
    (all, one) => ({ lowMs: Math.max(all.lowMs, one.lowMs), highMs: Math.min(all.highMs, one.highMs) }),
    { lowMs: -Infinity, highMs: Infinity },
  );
}
