import { registerAs, type ConfigType } from '@nestjs/config';
import { z } from 'zod';
import { parseEnv } from '@app/common';

const env = z.object({
  REDIS_URL: z.url({ protocol: /^rediss?$/, error: 'must be a redis:// or rediss:// address' }),
  /** One Redis command. Short: whoever waits for the cache or the budget has a way on without Redis. */
  REDIS_TIMEOUT_MS: z.coerce.number().int().positive().default(500),
  /** Entries kept in one process's memory in front of Redis. */
  CACHE_MEMORY_ENTRIES: z.coerce.number().int().positive().default(2_000),
});

export const cacheConfig = registerAs('cache', () => {
  const e = parseEnv(env);
  return { redisUrl: e.REDIS_URL, timeoutMs: e.REDIS_TIMEOUT_MS, memoryEntries: e.CACHE_MEMORY_ENTRIES };
});

export type CacheConfig = ConfigType<typeof cacheConfig>;
