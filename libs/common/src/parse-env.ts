import { type z } from 'zod';
import { AppError } from './app-error.js';
import { readConfigFile } from './config-file.js';

/** The configuration has faults; the message names every one of them, by key, without the values. */
export class ConfigError extends AppError {
  readonly code = 'config_invalid';
  readonly retryable = false;
}

/**
 * Reads one module's settings: environment over `config/attio.<environment>.json` over the schema's defaults.
 * The only place that looks at `process.env`.
 * @throws ConfigError naming every bad key at once
 */
export function parseEnv<T>(schema: z.ZodType<T>, env: NodeJS.ProcessEnv = process.env): T {
  const file = readConfigFile(env['APP_ENV'] ?? env['NODE_ENV'] ?? 'development', env['CONFIG_DIR'] ?? 'config');
  // An empty variable means "not set": that is what `KEY=` in an .env file and in compose files comes to.
  const set = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value !== ''));
  const result = schema.safeParse({ ...file, ...set });
  if (result.success) return result.data;
  const faults = result.error.issues.map((issue) => `  ${issue.path.join('.') || '(all)'}: ${issue.message}`);
  throw new ConfigError(`The configuration has faults. Set these in the environment or in .env:\n${faults.join('\n')}`);
}
