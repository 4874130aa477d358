import { registerAs, type ConfigType } from '@nestjs/config';
import { z } from 'zod';
import { parseEnv } from '@app/common';

const env = z.object({
  ATTIO_WEBHOOK_SECRET: z.string().min(1),
  /** The one before, still accepted while a rotation is under way. */
  ATTIO_WEBHOOK_SECRET_PREVIOUS: z.string().min(1).optional(),
});

/** Kept apart from `attioConfig`: only who receives webhooks needs a secret, and refuses to start without one. */
export const webhookSecretsConfig = registerAs('attioWebhookSecrets', () => {
  const e = parseEnv(env);
  return {
    secrets: [e.ATTIO_WEBHOOK_SECRET, e.ATTIO_WEBHOOK_SECRET_PREVIOUS].filter((secret) => secret !== undefined),
  };
});

export type WebhookSecretsConfig = ConfigType<typeof webhookSecretsConfig>;
