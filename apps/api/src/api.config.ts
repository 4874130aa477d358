import { registerAs, type ConfigType } from '@nestjs/config';
import { parseEnv } from '@app/common';
import { z } from 'zod';

const env = z.object({
  API_HOST: z.string().min(1).default('127.0.0.1'),
  API_PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace']).default('info'),
  /** Largest body of any request. Attio's deliveries are a few kilobytes. */
  API_BODY_LIMIT_BYTES: z.coerce.number().int().positive().default(1_048_576),
});

export const apiConfig = registerAs('api', () => {
  const e = parseEnv(env);
  return { host: e.API_HOST, port: e.API_PORT, logLevel: e.LOG_LEVEL, bodyLimitBytes: e.API_BODY_LIMIT_BYTES };
});
export type ApiConfig = ConfigType<typeof apiConfig>;
