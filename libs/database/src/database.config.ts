import { registerAs, type ConfigType } from '@nestjs/config';
import { parseEnv } from '@app/common';
import { z } from 'zod';

const KEY_BYTES = 32;
const key = z
  .string()
  .transform((text) => Buffer.from(text, 'base64'))
  .refine((bytes) => bytes.length === KEY_BYTES, 'must be 32 bytes in base64: openssl rand -base64 32');

const env = z.object({
  /** `postgresql://user:password@host:port/database` */
  DATABASE_URL: z.string().regex(/^postgres(ql)?:\/\//, 'must start with postgresql://'),
  /** Connections of one process. */
  DATABASE_POOL_MAX: z.coerce.number().int().positive().default(10),
  /** How long work waits for a connection, a new one or one of the pool; then Postgres counts as away. */
  DATABASE_CONNECT_TIMEOUT_MS: z.coerce.number().int().positive().default(10_000),
  /** Seals the secrets that must be stored to be used: 32 bytes in base64. Without one they are stored as they are. */
  SECRETS_KEY: key.optional(),
  /** The key before, for what it sealed, until `secrets reseal` has been run. */
  SECRETS_KEY_PREVIOUS: key.optional(),
});

export const databaseConfig = registerAs('database', () => {
  const e = parseEnv(env);
  const secretKeys = [e.SECRETS_KEY, e.SECRETS_KEY_PREVIOUS].filter((one) => one !== undefined);
  return {
    url: e.DATABASE_URL,
    poolMax: e.DATABASE_POOL_MAX,
    connectTimeoutMs: e.DATABASE_CONNECT_TIMEOUT_MS,
    secretKeys,
  };
});
export type DatabaseConfig = ConfigType<typeof databaseConfig>;
