import { Inject, Injectable } from '@nestjs/common';
import { createCache, type Cache } from 'cache-manager';
import { Keyv, type KeyvStoreAdapter } from 'keyv';
import { type CacheEntry } from './cache-entry.js';
import { cacheConfig, type CacheConfig } from './cache.config.js';
import { Invalidations } from './invalidations.js';
import { MemoryStore } from './memory-store.js';
import { RedisConnection } from './redis-connection.js';
import { RedisStore } from './redis-store.js';

/** Where a value lies and how long; entries of one group are invalidated together. */
export interface CacheSlot {
  key: string;
  group: string;
  /** At most one hour: marks of invalidated groups live two. */
  ttlSeconds: number;
}

const MAX_TTL_SECONDS = 3_600;
/** Each round means that somebody invalidated the group while it loaded. */
const MAX_ROUNDS = 5;

/**
 * cache-manager over two levels, process memory and Redis. Keys and times to live are the caller's; values must
 * survive JSON. A load that an invalidation overtakes is given to those who asked before it and stored nowhere.
 */
@Injectable()
export class AppCache {
  private readonly cache: Cache;

  constructor(
    redis: RedisConnection,
    private readonly invalidations: Invalidations,
    @Inject(cacheConfig.KEY) config: CacheConfig,
  ) {
    this.cache = createCache({
      stores: [
        level(new MemoryStore(config.memoryEntries, invalidations)),
        level(new RedisStore(redis, invalidations)),
      ],
    });
  }

  /**
   * Answers the stored value, or loads and stores it. One load per key runs at a time in a process; who asks after an
   * invalidation never gets what was loaded before it. Without Redis every call loads (or joins a load under way):
   * a process that cannot hear of changes must not remember.
   */
  async wrap<T>(slot: CacheSlot, load: () => Promise<T>): Promise<T> {
    const askedAt = this.invalidations.now();
    for (let round = 0; round < MAX_ROUNDS; round++) {
      const entry = await this.cache.wrap<CacheEntry<T>>(slot.key, () => this.load(slot, load), { ttl: remainingMs });
      if (entry.epoch >= askedAt) return entry.value;
      if (this.invalidations.isCurrent(slot.group, entry.epoch)) return entry.value;
    }
    return load();
  }

  /** @returns the stored value, or `undefined` */
  async get<T>(slot: Pick<CacheSlot, 'key'>): Promise<T | undefined> {
    const entry = await this.cache.get<CacheEntry<T>>(slot.key);
    return entry?.value;
  }

  /** Stores a value the caller has at hand. */
  async set<T>(slot: CacheSlot, value: T): Promise<void> {
    const entry = await this.load(slot, async () => value);
    await this.cache.set(slot.key, entry, remainingMs(entry));
  }

  /** Forgets one key, in Redis and in this process; the other processes keep theirs (see `invalidate`). */
  async delete(key: string): Promise<void> {
    await this.cache.del(key);
  }

  /**
   * Forgets all entries of the groups, in every process. Does nothing more than that, and does not fail: without Redis
   * no process trusts its memory anyway.
   */
  async invalidate(...groups: string[]): Promise<void> {
    await this.invalidations.invalidate(groups).catch(() => undefined);
  }

  private async load<T>(slot: CacheSlot, load: () => Promise<T>): Promise<CacheEntry<T>> {
    const epoch = this.invalidations.now();
    // Unreadable now means no entry later: a mark nobody has is refused by the store.
    const generation = await this.invalidations.generation(slot.group).catch(() => 'unknown');
    const value = await load();
    const expiresAtMs = Date.now() + Math.min(slot.ttlSeconds, MAX_TTL_SECONDS) * 1_000;
    return { group: slot.group, epoch, generation, expiresAtMs, value };
  }
}

function level(store: KeyvStoreAdapter): Keyv {
  const keyv = new Keyv({ store, useKeyPrefix: false });
  // The stores write their own text: they look into the entry first.
  keyv.serialize = undefined;
  keyv.deserialize = undefined;
  keyv.on('error', () => undefined);
  return keyv;
}

/** A copy from Redis into memory lives as long as the original has left, not a whole term more. */
function remainingMs(entry: CacheEntry): number {
  return Math.max(1, entry.expiresAtMs - Date.now());
}
