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
  /**
   * How far behind Attio's reads may lag, in milliseconds. A "not found" says no time, so it is taken to speak of this
   * long ago: a thing just made is asked for again instead of being buried.
   */
  SYNC_READ_LAG_MS: z.coerce.number().int().min(0).default(5_000),
  /** A thing that cannot be read or stored is tried this often by itself, then its events end as `failed`. */
  SYNC_ITEM_TRIES: z.coerce.number().int().min(1).default(5),
  /** Whether comments are scanned, which costs one call per record and entry: `all`, or `off`. */
  SYNC_COMMENT_SCAN: z.enum(['all', 'off']).default('all'),
  /** Rows of a page of a scan; Attio's most is 500. */
  SYNC_PAGE_SIZE: z.coerce.number().int().min(2).max(500).default(500),
});

export const syncConfig = registerAs('sync', () => {
  const e = parseEnv(env);
  return {
    objects: e.SYNC_OBJECTS === '*' ? null : e.SYNC_OBJECTS.split(',').map((slug) => slug.trim()),
    leaseMs: e.SYNC_LEASE_MS,
    lagTries: e.SYNC_LAG_TRIES,
    readLagMs: e.SYNC_READ_LAG_MS,
    itemTries: e.SYNC_ITEM_TRIES,
    commentScan: e.SYNC_COMMENT_SCAN,
    pageSize: e.SYNC_PAGE_SIZE,
    /** Names this process in claims. */
    workerId: `${hostname()}-${process.pid}-${randomUUID().slice(0, 8)}`,
  };
});
export type SyncConfig = ConfigType<typeof syncConfig>;
