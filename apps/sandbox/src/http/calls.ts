/** One API call, as the log keeps it. */
export interface CallEntry {
  readonly number: number;
  /** Arrival, in milliseconds since the epoch. */
  readonly at: number;
  readonly method: string;
  readonly path: string;
  /** The route's pattern; null when no route matched. */
  readonly route: string | null;
  readonly budget: 'read' | 'write' | null;
  /** Client id of the token, never the token itself. */
  readonly token: string | null;
  /** Null when the connection was cut instead of answered. */
  readonly status: number | null;
  readonly code: string | null;
  readonly durationMs: number;
  readonly fault: string | null;
}

const keptEntries = 200_000;

/** Every call to `/v2`, newest last, and running counters. */
export class CallLog {
  private entries: CallEntry[] = [];
  private total = 0;
  private readonly byStatus = new Map<string, number>();

  add(entry: Omit<CallEntry, 'number'>): void {
    this.total += 1;
    this.entries.push({ number: this.total, ...entry });
    if (this.entries.length > keptEntries * 1.2) this.entries = this.entries.slice(-keptEntries);
    const status = entry.status === null ? 'cut' : String(entry.status);
    this.byStatus.set(status, (this.byStatus.get(status) ?? 0) + 1);
  }

  /** Calls after a number, oldest first. */
  list(after: number, limit: number): readonly CallEntry[] {
    const first = this.entries[0]?.number ?? 1;
    const start = Math.max(0, after - first + 1);
    return this.entries.slice(start, start + limit);
  }

  latest(limit: number): readonly CallEntry[] {
    return this.entries.slice(-limit).reverse();
  }

  counters(): Record<string, unknown> {
    return {
      total: this.total,
      by_status: Object.fromEntries(this.byStatus),
      busiest_second: { reads: this.busiest('read'), writes: this.busiest('write') },
    };
  }

  clear(): void {
    this.entries = [];
    this.total = 0;
    this.byStatus.clear();
  }

  /** The most calls of one kind in any sliding second, refused ones not counted. */
  private busiest(budget: 'read' | 'write'): number {
    const times = this.entries.filter((entry) => entry.budget === budget && entry.status !== 429).map(({ at }) => at);
    let most = 0;
    let start = 0;
    for (const [index, at] of times.entries()) {
      while ((times[start] ?? at) <= at - 1_000) start += 1;
      most = Math.max(most, index - start + 1);
    }
    return most;
  }
}
