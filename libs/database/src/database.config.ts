import { registerAs, type ConfigType } from '@nestjs/config';
import { parseEnv } from '@app/common';
import { z } from 'zod';

const env = z.object({
  /** `postgresql://user:password@host:port/database` */
  DATABASE_URL: z.string().regex(/^postgres(ql)?:\/\//, 'must start with postgresql://'),
  /** Connections of one process. */
  DATABASE_POOL_MAX: z.coerce.number().int().positive().default(10),
});

export const databaseConfig = registerAs('database', () => {
  const e = parseEnv(env);
  return { url: e.DATABASE_URL, poolMax: e.DATABASE_POOL_MAX };
});
export type DatabaseConfig = ConfigType<typeof databaseConfig>;
