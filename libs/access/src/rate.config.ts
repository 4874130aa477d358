import { registerAs, type ConfigType } from '@nestjs/config';
import { parseEnv } from '@app/common';
import { z } from 'zod';

const limit = z.coerce.number().int().min(0);

const env = z.object({
  /** Length of the windows in which requests are counted. */
  API_RATE_WINDOW_SECONDS: z.coerce.number().int().min(1).max(3_600).default(10),
  /** Requests of one API key in a window; 0 is no limit. */
  API_RATE_LIMIT: limit.default(10_000),
  /** Requests without any key from one address in a window; 0 is no limit. */
  API_RATE_LIMIT_REFUSED: limit.default(1_000),
  /** Deliveries to the webhook receiver in a window. Attio sends 25 a second, and 25 more when it repeats; 0 is no limit. */
  WEBHOOK_RATE_LIMIT: limit.default(50_000),
});

export const rateConfig = registerAs('rate', () => {
  const e = parseEnv(env);
  return {
    windowMs: e.API_RATE_WINDOW_SECONDS * 1_000,
    perKey: e.API_RATE_LIMIT,
    perAddress: e.API_RATE_LIMIT_REFUSED,
    deliveries: e.WEBHOOK_RATE_LIMIT,
  };
});
export type RateConfig = ConfigType<typeof rateConfig>;
