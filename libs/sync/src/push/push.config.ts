import { registerAs, type ConfigType } from '@nestjs/config';
import { parseEnv } from '@app/common';
import { z } from 'zod';
import { policyTableSchema } from '../merge/policy.js';

const env = z.object({
  /** Two changes of one attribute closer together than this have no later one, in milliseconds. */
  PUSH_SKEW_GUARD_MS: z.coerce.number().int().min(0).default(5_000),
  /**
   * After a write, read the attribute's history to find a value that somebody set between our read and our write:
   * `always`, `people` (only where a person wrote the value before) or `never`. One read per written attribute.
   */
  PUSH_LOST_UPDATE_CHECK: z.enum(['always', 'people', 'never']).default('always'),
  /** How long a record that Attio does not find may turn out to be merged before it counts as deleted. */
  PUSH_MERGE_GRACE_MS: z.coerce.number().int().min(0).default(5_000),
  /** How long a worker that fell silent keeps a record's edits. */
  PUSH_LEASE_MS: z.coerce.number().int().min(1_000).default(15_000),
  /**
   * Who is right when both sides changed an attribute: object or list slug (or `*`) → attribute slug (or `*`) → policy.
   * As JSON in the environment, as an object in the file.
   */
  PUSH_POLICIES: z.preprocess(parseJson, policyTableSchema).default({}),
});

export const pushConfig = registerAs('push', () => {
  const e = parseEnv(env);
  return {
    skewGuardMs: e.PUSH_SKEW_GUARD_MS,
    lostUpdateCheck: e.PUSH_LOST_UPDATE_CHECK,
    mergeGraceMs: e.PUSH_MERGE_GRACE_MS,
    leaseMs: e.PUSH_LEASE_MS,
    policies: e.PUSH_POLICIES,
  };
});
export type PushConfig = ConfigType<typeof pushConfig>;

function parseJson(input: unknown): unknown {
  if (typeof input !== 'string') return input;
  try {
    return JSON.parse(input);
  } catch {
    return input; // the schema names the fault
  }
}
