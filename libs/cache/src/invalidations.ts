import { Injectable, type OnModuleInit } from '@nestjs/common';
import { RedisConnection } from './redis-connection.js';

const CHANNEL = 'cache:invalidated';
const REMEMBERED_GROUPS = 10_000;
/** Longer than any entry lives, so that a mark outlives every entry made before it. */
const MARK_TTL_SECONDS = 7_200;

/** Marks the group and tells every process in one step: nobody hears of it before the mark is set. */
const INVALIDATE = `
  local now = redis.call('TIME')
  local mark = now[1] .. '.' .. now[2]
  for i, key in ipairs(KEYS) do
    redis.call('SET', key, mark, 'EX', ARGV[1])
    redis.call('PUBLISH', ARGV[2], ARGV[i + 2])
  end
  return mark`;

/**
 * Knows, in every process, what has been invalidated since when. A process that cannot hear the others (its
 * subscription is down) trusts nothing it remembers.
 */
@Injectable()
export class Invalidations implements OnModuleInit {
  private epoch = 1;
  /** Everything older than this is dead, whatever its group. */
  private floor = 0;
  private readonly invalidatedAt = new Map<string, number>();
  private isListening = false;

  constructor(private readonly redis: RedisConnection) {}

  onModuleInit(): void {
    const { subscriber } = this.redis;
    subscriber.on('message', (_channel: string, group: string) => this.forget(group));
    subscriber.on('close', () => (this.isListening = false));
    // While the connection was away messages were lost: start from nothing.
    subscriber.on('ready', () => void this.listen());
    if (subscriber.status === 'ready') void this.listen();
  }

  /** The moment a load begins; hand it to `isCurrent` when it ends. */
  now(): number {
    return this.epoch;
  }

  /** @returns whether nothing has invalidated `group` since `epoch`, as far as this process can know */
  isCurrent(group: string, epoch: number): boolean {
    return this.isListening && epoch > this.floor && (this.invalidatedAt.get(group) ?? 0) < epoch;
  }

  /** The group's mark in Redis; entries carry it and are dead once it has changed. */
  async generation(group: string): Promise<string> {
    return (await this.redis.client.get(markKey(group))) ?? '';
  }

  /**
   * Forgets everything stored for these groups, here at once and in every other process as soon as Redis has told it.
   * @throws Error when Redis is away: the other processes do not listen either then, and so trust nothing
   */
  async invalidate(groups: readonly string[]): Promise<void> {
    if (groups.length === 0) return;
    for (const group of groups) this.forget(group);
    const keys = groups.map(markKey);
    await this.redis.client.eval(INVALIDATE, keys.length, ...keys, String(MARK_TTL_SECONDS), CHANNEL, ...groups);
  }

  private async listen(): Promise<void> {
    try {
      await this.redis.subscriber.subscribe(CHANNEL);
      this.floor = this.epoch++;
      this.invalidatedAt.clear();
      this.isListening = true;
    } catch {
      // The connection broke again; its next `ready` calls us.
    }
  }

  private forget(group: string): void {
    this.invalidatedAt.delete(group);
    this.invalidatedAt.set(group, this.epoch++);
    for (const [oldest, at] of this.invalidatedAt) {
      if (this.invalidatedAt.size <= REMEMBERED_GROUPS) break;
      this.invalidatedAt.delete(oldest);
      this.floor = Math.max(this.floor, at); // what we no longer remember counts as invalidated
    }
  }
}

export function markKey(group: string): string {
  return `cache:mark:${group}`;
}
