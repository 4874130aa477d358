import { hostname } from 'node:os';
import { randomUUID } from 'node:crypto';
import { registerAs, type ConfigType } from '@nestjs/config';
import { parseEnv } from '@app/common';
import { z } from 'zod';

const env = z.object({
  /** Slugs of the objects to mirror, separated by commas; `*` is every object of the workspace. */
  SYNC_OBJECTS: z.string().min(1).default('*'),
  /** How long a worker may keep a mark before another one takes it. */
  SYNC_LEASE_MS: z.coerce.number().int().min(1_000).default(15_000),
  /** Readings that came too early for their mark are repeated this often, then left to the next reconciliation. */
  SYNC_LAG_TRIES: z.coerce.number().int().min(1).default(8),
  /** Rows of a page of a scan; Attio's most is 500. */
  SYNC_PAGE_SIZE: z.coerce.number().int().min(2).max(500).default(500),
});

export const syncConfig = registerAs('sync', () => {
  const e = parseEnv(env);
  return {
    objects: e.SYNC_OBJECTS === '*' ? null : e.SYNC_OBJECTS.split(',').map((slug) => slug.trim()),
    leaseMs: e.SYNC_LEASE_MS,
    lagTries: e.SYNC_LAG_TRIES,
    pageSize: e.SYNC_PAGE_SIZE,
    /** Names this process in claims. */
    workerId: `${hostname()}-${process.pid}-${randomUUID().slice(0, 8)}`,
  };
});
export type SyncConfig = ConfigType<typeof syncConfig>;
