import { ApiError } from '../errors.js';
import { type Settings } from '../settings.js';
import { type Route } from './route.js';

const secondMs = 1_000;
const scoreWindowMs = 10_000;

/** The rate limits of reference 9.2. A refused request uses no budget. */
export class RateLimits {
  private readonly hits = new Map<string, number[]>();
  private scores: { readonly at: number; readonly score: number }[] = [];

  constructor(private readonly settings: () => Settings) {}

  /** Counts a call, or throws 429. */
  admit(route: Route, tokenId: string, now: number): void {
    const { limits } = this.settings();
    if (!limits.enabled) return;
    const owner = limits.perToken ? tokenId : '';
    const most = route.budget === 'read' ? limits.readsPerSecond : limits.writesPerSecond;
    const buckets: [string, number][] = [[`${route.budget}${owner}`, most]];
    if (route.limit) buckets.push([`${route.limit}${owner}`, limits[route.limit]]);
    for (const [name, allowed] of buckets)
      if (this.used(name, now) >= allowed) throw tooMany(now, 'Rate limit exceeded.');
    for (const [name] of buckets) this.recent(name, now).push(now);
  }

  /** Adds a query's score to the window of ten seconds, or throws 429. */
  admitScore(score: number, now: number): void {
    const { enabled, scoreWindow, scorePerQuery } = this.settings().limits;
    if (!enabled) return;
    if (scorePerQuery !== null && score > scorePerQuery) {
      throw tooMany(now, `The score of this query is ${score}; the limit is ${scorePerQuery}.`);
    }
    this.scores = this.scores.filter(({ at }) => at > now - scoreWindowMs);
    const total = this.scores.reduce((sum, one) => sum + one.score, score);
    if (scoreWindow !== null && total > scoreWindow) throw tooMany(now, 'Query score limit exceeded.');
    this.scores.push({ at: now, score });
  }

  reset(): void {
    this.hits.clear();
    this.scores = [];
  }

  private used(name: string, now: number): number {
    return this.recent(name, now).length;
  }

  private recent(name: string, now: number): number[] {
    const { window } = this.settings().limits;
    const since = window === 'fixed' ? Math.floor(now / secondMs) * secondMs : now - secondMs;
    const kept = (this.hits.get(name) ?? []).filter((at) => at >= since);
    this.hits.set(name, kept);
    return kept;
  }
}

/** 429 with `Retry-After` as an HTTP date: the next full second. */
export function tooMany(now: number, message: string): ApiError {
  const retryAt = new Date((Math.floor(now / secondMs) + 1) * secondMs).toUTCString();
  return new ApiError(429, 'rate_limit_error', 'rate_limit_exceeded', message, {}, { 'retry-after': retryAt });
}
