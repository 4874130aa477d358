/** What a client without a good key may do. */
export interface PublicLimits {
  /** Refused requests (401) of one address in a minute; then it has to wait. */
  refusalsPerMinute: number;
  /** Requests of public pages (health, docs) of one address in a second. */
  publicPerSecond: number;
}

interface Seen {
  refusals: number;
  hasSucceeded: boolean;
}

const MINUTE_MS = 60_000;
const SECOND_MS = 1_000;
/** Addresses remembered at once: more than that are many clients, or one that has many addresses. */
const MOST_ADDRESSES = 10_000;

/**
 * Slows down who guesses keys or signatures, and who asks for public pages without a pause. An address that sends good
 * requests as well is never turned away for bad ones: behind a proxy it may be many clients. Per process, in memory: it
 * saves work, the keys themselves are what keeps people out.
 */
export class PublicLimit {
  private minute = { number: -1, seen: new Map<string, Seen>() };
  private second = { number: -1, counts: new Map<string, number>() };

  constructor(private readonly limits: PublicLimits) {}

  /** @returns seconds to wait, or 0 when the request may go on */
  enter(address: string, isPublic: boolean, nowMs: number): number {
    return isPublic ? this.enterPublic(address, nowMs) : this.enterKeyed(address, nowMs);
  }

  /** Notes how a request that was let in ended. @param status of the answer */
  leave(address: string, isPublic: boolean, status: number, nowMs: number): void {
    if (isPublic) return;
    const seen = this.seenOf(address, nowMs);
    if (status === 401) seen.refusals += 1;
    else if (status < 400) seen.hasSucceeded = true;
  }

  private enterKeyed(address: string, nowMs: number): number {
    const { refusals, hasSucceeded } = this.seenOf(address, nowMs);
    if (hasSucceeded || refusals < this.limits.refusalsPerMinute) return 0;
    return Math.ceil((MINUTE_MS - (nowMs % MINUTE_MS)) / SECOND_MS);
  }

  private enterPublic(address: string, nowMs: number): number {
    const number = Math.floor(nowMs / SECOND_MS);
    if (this.second.number !== number) this.second = { number, counts: new Map() };
    const count = (this.second.counts.get(address) ?? 0) + 1;
    if (this.second.counts.size < MOST_ADDRESSES) this.second.counts.set(address, count);
    return count > this.limits.publicPerSecond ? 1 : 0;
  }

  private seenOf(address: string, nowMs: number): Seen {
    const number = Math.floor(nowMs / MINUTE_MS);
    if (this.minute.number !== number) this.minute = { number, seen: new Map() };
    const known = this.minute.seen.get(address);
    if (known) return known;
    const seen = { refusals: 0, hasSucceeded: false };
    if (this.minute.seen.size < MOST_ADDRESSES) this.minute.seen.set(address, seen);
    return seen;
  }
}
