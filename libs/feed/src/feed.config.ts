import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import { registerAs, type ConfigType } from '@nestjs/config';
import { parseEnv } from '@app/common';
import { z } from 'zod';

const env = z.object({
  /** How often a process with open streams looks for new changes. */
  FEED_POLL_MS: z.coerce.number().int().min(10).max(250).default(200),
  /** Streams say that they live this often, and ask again whether their key is still good. */
  FEED_HEARTBEAT_MS: z.coerce.number().int().min(100).default(15_000),
  /** Open streams of one process. */
  FEED_MAX_STREAMS: z.coerce.number().int().positive().default(500),
  /** Outgoing webhooks may go to private and loopback addresses, and over plain HTTP. Never to link-local ones. */
  FEED_ALLOW_PRIVATE_TARGETS: z.union([z.boolean(), z.stringbool()]).default(false),
  /** A subscriber must answer within this time. */
  FEED_ATTEMPT_TIMEOUT_MS: z.coerce.number().int().positive().max(60_000).default(15_000),
  /** Wait after the first failure; doubles up to the longest. */
  FEED_RETRY_FIRST_MS: z.coerce.number().int().positive().default(2_000),
  FEED_RETRY_LONGEST_MS: z.coerce.number().int().positive().default(600_000),
  /** A subscription that failed for so long is disabled until a person enables it. */
  FEED_DISABLE_AFTER_HOURS: z.coerce.number().positive().default(120),
  /** How long the log of attempts is kept. */
  FEED_ATTEMPTS_KEPT_DAYS: z.coerce.number().positive().default(30),
});

export const feedConfig = registerAs('feed', () => {
  const e = parseEnv(env);
  return {
    pollMs: e.FEED_POLL_MS,
    heartbeatMs: e.FEED_HEARTBEAT_MS,
    maxStreams: e.FEED_MAX_STREAMS,
    allowPrivateTargets: e.FEED_ALLOW_PRIVATE_TARGETS,
    attemptTimeoutMs: e.FEED_ATTEMPT_TIMEOUT_MS,
    retryFirstMs: e.FEED_RETRY_FIRST_MS,
    retryLongestMs: e.FEED_RETRY_LONGEST_MS,
    disableAfterMs: e.FEED_DISABLE_AFTER_HOURS * 3_600_000,
    attemptsKeptMs: e.FEED_ATTEMPTS_KEPT_DAYS * 86_400_000,
    /** Names this process in claims. */
    workerId: `${hostname()}-${process.pid}-${randomUUID().slice(0, 8)}`,
  };
});
export type FeedConfig = ConfigType<typeof feedConfig>;
