/**
 * A moment in UTC with microseconds, always written `YYYY-MM-DDTHH:MM:SS.ffffffZ`, so that two instants compare as
 * strings. JavaScript's `Date` ends at milliseconds; Attio's `x-accurate-at` and Postgres go on to microseconds, and
 * the fence that keeps an older reading out needs all of them.
 */
export type Instant = string & { readonly __brand: 'Instant' };

const ISO = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2}:\d{2})(?:\.(\d+))?Z$/;

/** @returns the instant, cut to microseconds, or `undefined` when the text is not an ISO 8601 UTC time. */
export function parseInstant(text: string): Instant | undefined {
  const match = ISO.exec(text);
  if (!match || Number.isNaN(Date.parse(text))) return undefined;
  const [, day, time, fraction = ''] = match;
  return `${day}T${time}.${fraction.slice(0, 6).padEnd(6, '0')}Z` as Instant;
}

/** @param epochMs milliseconds since 1970, fractions allowed */
export function instantFromEpochMs(epochMs: number): Instant {
  const wholeMs = Math.floor(epochMs);
  const micros = Math.floor((epochMs - wholeMs) * 1000);
  return `${new Date(wholeMs).toISOString().slice(0, -1)}${String(micros).padStart(3, '0')}Z` as Instant;
}

/** @returns milliseconds since 1970, with the microseconds as a fraction */
export function epochMsOf(instant: Instant): number {
  return Date.parse(`${instant.slice(0, 23)}Z`) + Number(instant.slice(23, 26)) / 1000;
}
