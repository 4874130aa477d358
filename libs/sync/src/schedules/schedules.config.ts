import { registerAs, type ConfigType } from '@nestjs/config';
import { parseEnv } from '@app/common';
import { z } from 'zod';
import { isCron } from './cron.js';

const cron = z.string().refine(isCron, 'must be a cron expression of five or six fields');
const rules = z.record(z.string(), cron.or(z.literal('off')));

const env = z.object({
  /**
   * When what is reconciled, in UTC: by slug of an object or list, by kind (`note`, `task` …), `*` for the rest; `off`
   * for never. In the environment as JSON.
   */
  SCHEDULES: z.preprocess(parseJson, rules).default({ '*': '17 3 * * *' }),
  /** When new objects and lists are looked for. */
  SCHEDULE_DISCOVERY: cron.default('*/5 * * * *'),
  /** When the webhook subscription is looked after. */
  SCHEDULE_WEBHOOK_WATCH: cron.default('* * * * *'),
  /** When lost events are counted. */
  SCHEDULE_GAP_WATCH: cron.default('*/10 * * * *'),
  /** When old rows are removed. */
  SCHEDULE_RETENTION: cron.default('41 * * * *'),
});

export const schedulesConfig = registerAs('schedules', () => {
  const e = parseEnv(env);
  return {
    reconcile: e.SCHEDULES,
    chores: {
      discovery: e.SCHEDULE_DISCOVERY,
      'webhook.watch': e.SCHEDULE_WEBHOOK_WATCH,
      'gap.watch': e.SCHEDULE_GAP_WATCH,
      retention: e.SCHEDULE_RETENTION,
    },
  };
});
export type SchedulesConfig = ConfigType<typeof schedulesConfig>;

function parseJson(value: unknown): unknown {
  if (typeof value !== 'string') return value;
  try {
    return JSON.parse(value) as unknown;
  } catch {
    return value; // told as a fault by the schema
  }
}
