import { registerAs, type ConfigType } from '@nestjs/config';
import { parseEnv } from '@app/common';
import { z } from 'zod';

const env = z.object({
  /** The https address under which Attio reaches this service; without it the subscription is watched, not repaired. */
  PUBLIC_URL: z.url().optional(),
  /** Whether a subscription that Attio gave up, or that is gone, is made anew. */
  WEBHOOK_REPAIR: z.stringbool().default(true),
});

export const webhookWatchConfig = registerAs('webhookWatch', () => {
  const e = parseEnv(env);
  return {
    targetUrl: e.PUBLIC_URL === undefined ? null : `${e.PUBLIC_URL.replace(/\/+$/, '')}/webhooks/attio`,
    isRepairing: e.WEBHOOK_REPAIR,
  };
});
export type WebhookWatchConfig = ConfigType<typeof webhookWatchConfig>;
