/**
 * How long to wait after a failed attempt: doubles from the first wait to the longest, a little more or less, and not
 * shorter than the receiver asked for (but no longer than the longest either).
 * @param attempts failed attempts in a row before this one
 * @param chance 0 to 1
 */
export function retryWaitMs(
  attempts: number,
  limits: { retryFirstMs: number; retryLongestMs: number },
  retryAfterMs: number | null,
  chance: number,
): number {
  const doubled = Math.min(limits.retryLongestMs, limits.retryFirstMs * 2 ** Math.min(attempts, 30));
  const jittered = doubled * (0.8 + 0.4 * chance);
  return Math.round(Math.min(limits.retryLongestMs, Math.max(jittered, retryAfterMs ?? 0)));
}
