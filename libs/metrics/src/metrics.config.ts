import { registerAs, type ConfigType } from '@nestjs/config';
import { parseEnv } from '@app/common';
import { z } from 'zod';

const env = z
  .object({
    /** What a scraper shows as bearer token. Without one the api asks for an API key of scope `admin`. */
    METRICS_TOKEN: z.string().min(16, 'must be at least 16 characters').optional(),
    /** Where a worker serves metrics and liveness; nowhere when not set. */
    WORKER_METRICS_PORT: z.coerce.number().int().min(0).max(65_535).optional(),
    WORKER_METRICS_HOST: z.string().min(1).default('127.0.0.1'),
  })
  .refine((e) => e.WORKER_METRICS_PORT === undefined || e.METRICS_TOKEN !== undefined, {
    path: ['METRICS_TOKEN'],
    message: 'is needed with WORKER_METRICS_PORT',
  });

export const metricsConfig = registerAs('metrics', () => {
  const e = parseEnv(env);
  return { token: e.METRICS_TOKEN, workerPort: e.WORKER_METRICS_PORT, workerHost: e.WORKER_METRICS_HOST };
});
export type MetricsConfig = ConfigType<typeof metricsConfig>;
