import { registerAs, type ConfigType } from '@nestjs/config';
import { parseEnv } from '@app/common';
import { z } from 'zod';

const env = z.object({
  /** `redis://host:port` or `rediss://…` */
  REDIS_URL: z.string().regex(/^rediss?:\/\//, 'must start with redis:// or rediss://'),
  /** Prefix of every BullMQ key: several installations may share one Redis. */
  QUEUE_PREFIX: z.string().min(1).default('attio-sync'),
});

export const queueConfig = registerAs('queue', () => {
  const e = parseEnv(env);
  return { redisUrl: e.REDIS_URL, prefix: e.QUEUE_PREFIX };
});
export type QueueConfig = ConfigType<typeof queueConfig>;
