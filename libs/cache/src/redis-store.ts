import { EventEmitter } from 'node:events';
import { type KeyvStoreAdapter, type StoredData } from 'keyv';
import { isEntry, type CacheEntry, type Stored } from './cache-entry.js';
import { markKey, type Invalidations } from './invalidations.js';
import { type RedisConnection } from './redis-connection.js';

/** Stores only when nobody has invalidated the group since the load began, decided where the mark lives. */
const SET_IF_CURRENT = `
  if (redis.call('GET', KEYS[2]) or '') ~= ARGV[2] then return 0 end
  redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[3])
  return 1`;

/**
 * Second level: Redis, shared by all processes, over the client this lib already has. Whatever goes wrong there is a
 * miss, never a fault of the caller.
 */
export class RedisStore extends EventEmitter implements KeyvStoreAdapter {
  readonly opts = {};
  namespace?: string | undefined;

  constructor(
    private readonly redis: RedisConnection,
    private readonly invalidations: Invalidations,
  ) {
    super();
  }

  async get<Value>(key: string): Promise<StoredData<Value> | undefined> {
    // Taken before the read: an invalidation that arrives meanwhile makes this answer old.
    const epoch = this.invalidations.now();
    try {
      const text = await this.redis.client.get(key);
      if (text === null) return undefined;
      const stored = JSON.parse(text) as Stored<CacheEntry>;
      if (!isEntry(stored.value) || stored.value.expiresAtMs <= Date.now()) return undefined;
      const generation = await this.invalidations.generation(stored.value.group);
      if (generation !== stored.value.generation) return undefined;
      return { ...stored, value: { ...stored.value, epoch } } as StoredData<Value>;
    } catch {
      return undefined;
    }
  }

  async set(key: string, stored: Stored<CacheEntry>): Promise<boolean> {
    const entry = stored.value;
    if (!isEntry(entry)) return false;
    const ttlMs = Math.ceil(entry.expiresAtMs - Date.now());
    if (ttlMs <= 0) return false;
    try {
      const keys = [key, markKey(entry.group)];
      return (
        (await this.redis.client.eval(SET_IF_CURRENT, 2, ...keys, JSON.stringify(stored), entry.generation, ttlMs)) ===
        1
      );
    } catch {
      return false;
    }
  }

  async delete(key: string): Promise<boolean> {
    try {
      return (await this.redis.client.del(key)) === 1;
    } catch {
      return false;
    }
  }

  /** Not offered: the other tenants of this Redis are none of the cache's business. */
  async clear(): Promise<void> {
    throw new Error('the shared cache is emptied group by group');
  }
}
