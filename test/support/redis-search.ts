import { Redis } from 'ioredis';

/** @returns keys of one logical database that hold any of the texts, in their name or anywhere in their value */
export async function searchRedis(url: string, texts: string[]): Promise<string[]> {
  const redis = new Redis(url);
  try {
    const found: string[] = [];
    for (const key of await redis.keys('*')) {
      const content = `${key} ${JSON.stringify(await contentOf(redis, key))}`.toLowerCase();
      if (texts.some((text) => content.includes(text.toLowerCase()))) found.push(key);
    }
    return found;
  } finally {
    redis.disconnect();
  }
}

async function contentOf(redis: Redis, key: string): Promise<unknown> {
  const type = await redis.type(key);
  if (type === 'string') return redis.get(key);
  if (type === 'hash') return redis.hgetall(key);
  if (type === 'list') return redis.lrange(key, 0, -1);
  if (type === 'set') return redis.smembers(key);
  if (type === 'zset') return redis.zrange(key, '0', '-1');
  if (type === 'stream') return redis.xrange(key, '-', '+');
  return null; // gone meanwhile
}
