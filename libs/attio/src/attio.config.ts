import { registerAs, type ConfigType } from '@nestjs/config';
import { z } from 'zod';
import { parseEnv } from '@app/common';

const count = z.coerce.number().int().positive();

const env = z.object({
  ATTIO_API_KEY: z.string().min(1),
  ATTIO_BASE_URL: z.url().default('https://api.attio.com/v2'),
  /** One attempt, not the whole retry sequence. */
  ATTIO_TIMEOUT_MS: count.default(10_000),
  /** Attempts after the first. */
  ATTIO_MAX_RETRIES: z.coerce.number().int().min(0).max(10).default(4),
  /** The longest pause between two attempts; Attio asking for more ends the sequence. */
  ATTIO_MAX_RETRY_WAIT_MS: count.default(30_000),
  /** Calls under way at once, per process; reads and writes each. */
  ATTIO_CONCURRENCY: count.max(100).default(2),
  /** Calls started per second, per process; reads and writes each. */
  ATTIO_INTERVAL_CAP: count.max(125).default(5),
  /** Shared by all processes. Attio's own limit is 100. */
  ATTIO_READS_PER_SECOND: count.max(100).default(100),
  /** Shared by all processes. Attio's own limit is 25. */
  ATTIO_WRITES_PER_SECOND: count.max(25).default(25),
  /** The part of the shared budget one process takes while Redis is away and nobody can count together. */
  ATTIO_ALONE_SHARE: z.coerce.number().gt(0).max(1).default(0.25),
  /** Sum of query scores allowed in ten seconds. Attio does not publish its own; it is also learned from refusals. */
  ATTIO_QUERY_SCORE_PER_10_SECONDS: count.default(1_000_000),
  ATTIO_SCHEMA_TTL_SECONDS: count.max(3_600).default(60),
  ATTIO_RECORD_TTL_SECONDS: count.max(3_600).default(10),
  /** The circuit opens when more than half of the last ten calls failed, and at least this many were made. */
  ATTIO_BREAKER_MIN_CALLS: count.max(10).default(5),
  /** The first pause of an open circuit; doubles up to the longest. */
  ATTIO_BREAKER_OPEN_MS: count.default(1_000),
  ATTIO_BREAKER_MAX_OPEN_MS: count.default(10_000),
});

export const attioConfig = registerAs('attio', () => {
  const e = parseEnv(env);
  return {
    apiKey: e.ATTIO_API_KEY,
    baseUrl: e.ATTIO_BASE_URL.replace(/\/+$/, ''),
    timeoutMs: e.ATTIO_TIMEOUT_MS,
    maxRetries: e.ATTIO_MAX_RETRIES,
    maxRetryWaitMs: e.ATTIO_MAX_RETRY_WAIT_MS,
    concurrency: e.ATTIO_CONCURRENCY,
    intervalCap: e.ATTIO_INTERVAL_CAP,
    readsPerSecond: e.ATTIO_READS_PER_SECOND,
    writesPerSecond: e.ATTIO_WRITES_PER_SECOND,
    aloneShare: e.ATTIO_ALONE_SHARE,
    queryScorePer10Seconds: e.ATTIO_QUERY_SCORE_PER_10_SECONDS,
    schemaTtlSeconds: e.ATTIO_SCHEMA_TTL_SECONDS,
    recordTtlSeconds: e.ATTIO_RECORD_TTL_SECONDS,
    breakerMinCalls: e.ATTIO_BREAKER_MIN_CALLS,
    breakerOpenMs: e.ATTIO_BREAKER_OPEN_MS,
    breakerMaxOpenMs: e.ATTIO_BREAKER_MAX_OPEN_MS,
  };
});

export type AttioConfig = ConfigType<typeof attioConfig>;
