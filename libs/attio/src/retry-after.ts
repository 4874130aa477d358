const DEFAULT_PAUSE_MS = 1_000;

/**
 * Header `Retry-After`: Attio sends an HTTP date, usually the next second; others send seconds. Both are accepted.
 * @param sentDateMs the answer's own `Date`, if any: the difference of two dates of one clock needs no clock of ours
 * @returns the pause in milliseconds, never negative; one second when the header is missing or unreadable
 */
export function retryAfterMs(header: string | null | undefined, nowMs: number, sentDateMs?: number): number {
  const text = header?.trim();
  if (!text) return DEFAULT_PAUSE_MS;
  if (/^\d+(\.\d+)?$/.test(text)) return Math.ceil(Number(text) * 1_000);
  const atMs = Date.parse(text);
  if (Number.isNaN(atMs)) return DEFAULT_PAUSE_MS;
  return Math.max(0, atMs - (sentDateMs ?? nowMs));
}
