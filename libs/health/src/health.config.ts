import { registerAs, type ConfigType } from '@nestjs/config';
import { parseEnv } from '@app/common';
import { z } from 'zod';

const env = z.object({
  /** Where the migrations lie that this build expects. */
  MIGRATIONS_DIR: z.string().min(1).default('prisma/migrations'),
});

export const healthConfig = registerAs('health', () => ({ migrationsFolder: parseEnv(env).MIGRATIONS_DIR }));
export type HealthConfig = ConfigType<typeof healthConfig>;
