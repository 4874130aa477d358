import { registerAs, type ConfigType } from '@nestjs/config';
import { parseEnv } from '@app/common';
import { z } from 'zod';

const env = z.object({
  API_HOST: z.string().min(1).default('127.0.0.1'),
  API_PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace']).default('info'),
  /** Largest body of any request. Attio's deliveries are a few kilobytes. */
  API_BODY_LIMIT_BYTES: z.coerce.number().int().positive().default(1_048_576),
  /** A client must have sent its headers within this time. */
  API_HEADERS_TIMEOUT_MS: z.coerce.number().int().min(100).default(10_000),
  /** … and its whole request within this. */
  API_REQUEST_TIMEOUT_MS: z.coerce.number().int().min(100).default(30_000),
  /** When the first who waits for a connection to Postgres has waited so long, who comes later is sent away at once. */
  API_OVERLOADED_AFTER_MS: z.coerce.number().int().positive().default(3_000),
  /** Addresses of the reverse proxies before the api, separated by commas, whose `X-Forwarded-For` is believed. */
  API_TRUST_PROXY: z.string().default(''),
  /** Refused requests (401) of one address in a minute, unless good ones come from it too; then it has to wait. */
  API_REFUSALS_PER_MINUTE: z.coerce.number().int().positive().default(1_000),
  /** Requests of one address for health and docs in a second. */
  API_PUBLIC_PER_SECOND: z.coerce.number().int().positive().default(100),
});

export const apiConfig = registerAs('api', () => {
  const e = parseEnv(env);
  return {
    host: e.API_HOST,
    port: e.API_PORT,
    logLevel: e.LOG_LEVEL,
    bodyLimitBytes: e.API_BODY_LIMIT_BYTES,
    headersTimeoutMs: e.API_HEADERS_TIMEOUT_MS,
    requestTimeoutMs: e.API_REQUEST_TIMEOUT_MS,
    overloadedAfterMs: e.API_OVERLOADED_AFTER_MS,
    trustProxy: e.API_TRUST_PROXY === '' ? false : e.API_TRUST_PROXY.split(',').map((address) => address.trim()),
    refusalsPerMinute: e.API_REFUSALS_PER_MINUTE,
    publicPerSecond: e.API_PUBLIC_PER_SECOND,
  };
});
export type ApiConfig = ConfigType<typeof apiConfig>;
