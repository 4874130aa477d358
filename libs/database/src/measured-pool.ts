import pg from 'pg';

type Callback = Parameters<pg.Pool['connect']>[0];

/** A pool that knows how long those who wait for a connection have waited. */
export class MeasuredPool extends pg.Pool {
  /** Since when, in the order in which they came. */
  private readonly waiting = new Set<{ sinceMs: number }>();

  override connect(): Promise<pg.PoolClient>;
  override connect(callback: Callback): void;
  override connect(callback?: Callback): Promise<pg.PoolClient> | undefined {
    const waiter = { sinceMs: performance.now() };
    this.waiting.add(waiter);
    if (callback === undefined) return super.connect().finally(() => this.waiting.delete(waiter));
    super.connect((error, client, release) => {
      this.waiting.delete(waiter);
      callback(error, client, release);
    });
    return undefined;
  }

  /** @returns how long the first of the queue has waited by now; 0 when nobody waits */
  longestWaitMs(): number {
    const [first] = this.waiting;
    return first === undefined ? 0 : performance.now() - first.sinceMs;
  }
}
