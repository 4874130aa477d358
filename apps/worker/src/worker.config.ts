import { registerAs, type ConfigType } from '@nestjs/config';
import { parseEnv } from '@app/common';
import { z } from 'zod';

const env = z.object({
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace']).default('info'),
});

export const workerConfig = registerAs('worker', () => ({ logLevel: parseEnv(env).LOG_LEVEL }));
export type WorkerConfig = ConfigType<typeof workerConfig>;
