import { type z } from 'zod';
import { AppError } from './app-error.js';
import { readConfigFile } from './config-file.js';

/** The configuration has faults; the message names every one of them, by key, without the values. */
export class ConfigError extends AppError {
  readonly code = 'config_invalid';
  readonly retryable = false;
  /** @param faults one line per bad key */
  constructor(readonly faults: string[]) {
    const lines = faults.map((fault) => `  ${fault}`).join('\n');
    super(`The configuration has faults. Set these in the environment or in .env:\n${lines}`);
  }
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
  throw new ConfigError(result.error.issues.map((issue) => `${issue.path.join('.') || '(all)'}: ${faultOf(issue)}`));
}

/**
 * Runs every module's own parsing and collects what they find, so that a start that fails names all bad keys at once.
 * @throws ConfigError
 */
export function checkConfigs(factories: (() => unknown)[]): void {
  const faults = new Set<string>();
  for (const factory of factories) {
    try {
      factory();
    } catch (error) {
      if (!(error instanceof ConfigError)) throw error;
      for (const fault of error.faults) faults.add(fault);
    }
  }
  if (faults.size > 0) throw new ConfigError([...faults]);
}

/** A key that is not set is the usual fault, and zod's own words for it help nobody. */
function faultOf(issue: z.core.$ZodIssue): string {
  const isMissing = issue.code === 'invalid_type' && issue.input === undefined;
  return isMissing ? 'is not set' : issue.message;
}
