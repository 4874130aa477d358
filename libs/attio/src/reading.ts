import { type Instant } from '@app/common';

/** What Attio answered, and when it was true: the fence that keeps an older reading out compares `observedAt`. */
export interface Reading<T> {
  data: T;
  /** `x-accurate-at`, else the earliest Attio's clock can have shown when we asked. */
  observedAt: Instant;
  /** Our clock, when the request left. */
  startedAtMs: number;
}

/** Who waits for the answer. `live` goes before `reconcile` in this process and between processes. */
export type Lane = 'live' | 'reconcile';

/** What every call accepts. */
export interface CallOptions {
  /** Default `live`. */
  lane?: Lane;
  /** Ends waiting and sending; the call rejects with the signal's reason. */
  signal?: AbortSignal;
}

/** The same reading with another view of its data. */
export function mapReading<A, B>(reading: Reading<A>, map: (data: A) => B): Reading<B> {
  return { data: map(reading.data), observedAt: reading.observedAt, startedAtMs: reading.startedAtMs };
}
