import { type ApplyOutcome, type ClaimedMark, type ReleasedMark, type SettledMark } from '@app/database';

/** Waits before a reading is repeated. */
const SHORTEST_WAIT_MS = 50;
const LONGEST_LAG_WAIT_MS = 10_000;
const FIRST_RETRY_MS = 500;
const LONGEST_RETRY_MS = 60_000;

/** The mark is done: what was read is not older than it. */
export function settled(mark: ClaimedMark, outcome: ApplyOutcome, reason: string | null): SettledMark {
  return { ...reference(mark), outcome: isChange(outcome) ? 'applied' : 'stale', reason };
}

/** The thing cannot be read or stored. Its events end as failed, and can be replayed. */
export function failed(mark: ClaimedMark, reason: string): SettledMark {
  return { ...reference(mark), outcome: 'failed', reason };
}

/** The reading was too early by `gapMs`; it counts, but another one must follow. */
export function tooEarly(mark: ClaimedMark, outcome: ApplyOutcome, gapMs: number): ReleasedMark {
  const dueInMs = Math.min(LONGEST_LAG_WAIT_MS, Math.max(SHORTEST_WAIT_MS, gapMs) * 1.5 ** mark.attempts);
  return { ...again(mark, dueInMs, null), applied: isChange(outcome) };
}

/** Nothing was read; later again, at growing distances. */
export function retried(mark: ClaimedMark, error: string): ReleasedMark {
  return again(mark, Math.min(LONGEST_RETRY_MS, FIRST_RETRY_MS * 2 ** Math.min(mark.attempts, 7)), error);
}

/** Later again, after a given time. */
export function again(mark: ClaimedMark, dueInMs: number, error: string | null): ReleasedMark {
  return { ...reference(mark), applied: false, dueInMs, error, isTry: true, alone: false };
}

/** Whether the mirror shows something new. */
export function isChange(outcome: ApplyOutcome): boolean {
  return outcome === 'created' || outcome === 'updated' || outcome === 'deleted';
}

function reference({ kind, scopeId, itemId, version }: ClaimedMark) {
  return { kind, scopeId, itemId, version };
}
