import { registerAs, type ConfigType } from '@nestjs/config';
import { parseEnv } from '@app/common';
import { z } from 'zod';

/** Attio repeats a delivery for three days, and callers repeat a request: what is younger must be known again. */
const SHORTEST_DAYS = 7;
const days = (byDefault: number) => z.coerce.number().min(SHORTEST_DAYS).default(byDefault);

const env = z.object({
  /** Days that settled deliveries are kept. */
  RETENTION_DELIVERIES_DAYS: days(90),
  /** Days that changes are kept: how far back a feed's cursor, a replay and `as_of` may reach. */
  RETENTION_CHANGES_DAYS: days(365),
  /** Days that ended edits and their tickets are kept, and idempotency keys known. */
  RETENTION_EDITS_DAYS: days(90),
  /** Days that resolved conflicts are kept. */
  RETENTION_CONFLICTS_DAYS: days(365),
  /** Days that ended runs with their certificates, and ended alerts, are kept; the first and last of each object stay. */
  RETENTION_RUNS_DAYS: days(180),
});

export const retentionConfig = registerAs('retention', () => {
  const e = parseEnv(env);
  return {
    delivery: e.RETENTION_DELIVERIES_DAYS,
    change_log: e.RETENTION_CHANGES_DAYS,
    local_edit: e.RETENTION_EDITS_DAYS,
    conflict: e.RETENTION_CONFLICTS_DAYS,
    sync_run: e.RETENTION_RUNS_DAYS,
    alert: e.RETENTION_RUNS_DAYS,
    subscription_replay: e.RETENTION_DELIVERIES_DAYS,
  };
});
export type RetentionConfig = ConfigType<typeof retentionConfig>;
