import { Injectable } from '@nestjs/common';
import { RedisConnection } from './redis-connection.js';

/** How many were counted in the window under way, this one included, and how long the window goes on. */
export interface Counted {
  count: number;
  endsInMs: number;
}

const COUNT = `
  local count = redis.call('INCR', KEYS[1])
  if count == 1 then redis.call('PEXPIRE', KEYS[1], ARGV[1]) end
  local left = redis.call('PTTL', KEYS[1])
  if left < 0 then
    redis.call('PEXPIRE', KEYS[1], ARGV[1])
    left = tonumber(ARGV[1])
  end
  return {count, left}`;

/** Windows kept in memory before those that are over are thrown away. */
const MOST_WINDOWS = 10_000;

/** Counts in fixed windows, shared by all processes. While Redis is away each process counts for itself. */
@Injectable()
export class SharedCounters {
  private readonly own = new Map<string, { count: number; endsAtMs: number }>();

  constructor(private readonly redis: RedisConnection) {}

  async count(key: string, windowMs: number): Promise<Counted> {
    if (!this.redis.isReady) return this.countAlone(key, windowMs);
    try {
      const [count, endsInMs] = (await this.redis.client.eval(COUNT, 1, `count:${key}`, windowMs)) as [number, number];
      return { count, endsInMs };
    } catch {
      return this.countAlone(key, windowMs);
    }
  }

  private countAlone(key: string, windowMs: number): Counted {
    const nowMs = performance.now();
    if (this.own.size > MOST_WINDOWS) this.forgetEnded(nowMs);
    const running = this.own.get(key);
    const window = running && running.endsAtMs > nowMs ? running : { count: 0, endsAtMs: nowMs + windowMs };
    window.count += 1;
    this.own.set(key, window);
    return { count: window.count, endsInMs: window.endsAtMs - nowMs };
  }

  private forgetEnded(nowMs: number): void {
    for (const [key, { endsAtMs }] of this.own) if (endsAtMs <= nowMs) this.own.delete(key);
    if (this.own.size > MOST_WINDOWS) this.own.clear();
  }
}
