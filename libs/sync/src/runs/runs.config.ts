import { registerAs, type ConfigType } from '@nestjs/config';
import { parseEnv } from '@app/common';
import { z } from 'zod';

const env = z.object({
  /** Pages of one run that are read or worked on at once: what a killed run reads again at most. */
  RUNS_PAGES_AT_ONCE: z.coerce.number().int().min(1).max(64).default(4),
  /** A run whose worker said nothing for so long is taken up by another one. */
  RUNS_LEASE_MS: z.coerce.number().int().min(1_000).default(15_000),
  /** Errors in a row, without a page between them, that end a run as failed. */
  RUNS_TRIES: z.coerce.number().int().min(1).default(10),
  /** The pause after the first error; doubles up to a minute. */
  RUNS_RETRY_MS: z.coerce.number().int().min(1).default(1_000),
  /** How long after the first reading a difference is looked at again: webhooks on their way arrive meanwhile. */
  RUNS_CONFIRM_AFTER_MS: z.coerce.number().int().min(0).default(2_000),
  /** More rows than this share of the mirror missing from a scan stop the run; nothing is deleted. */
  RUNS_BELT_SHARE: z.coerce.number().min(0).max(1).default(0.02),
  /** So many may always be missing. */
  RUNS_BELT_MIN: z.coerce.number().int().min(0).default(50),
  /** Differences a certificate lists with their values; it counts all of them. */
  RUNS_DIFFERENCES_LISTED: z.coerce.number().int().min(0).max(10_000).default(200),
});

export const runsConfig = registerAs('runs', () => {
  const e = parseEnv(env);
  return {
    pagesAtOnce: e.RUNS_PAGES_AT_ONCE,
    leaseMs: e.RUNS_LEASE_MS,
    tries: e.RUNS_TRIES,
    retryMs: e.RUNS_RETRY_MS,
    confirmAfterMs: e.RUNS_CONFIRM_AFTER_MS,
    beltShare: e.RUNS_BELT_SHARE,
    beltMin: e.RUNS_BELT_MIN,
    differencesListed: e.RUNS_DIFFERENCES_LISTED,
  };
});
export type RunsConfig = ConfigType<typeof runsConfig>;
