import { z } from 'zod';

/**
 * Who is right when both sides changed one attribute:
 * `latest_wins` the later of the two, `attio_wins`/`local_wins` that side, `person_wins` a person before a machine and
 * then the later, `set_merge` both sides' additions and removals (multi-value only), `ask` a human.
 */
export const policyNames = ['latest_wins', 'attio_wins', 'local_wins', 'person_wins', 'set_merge', 'ask'] as const;
export const policySchema = z.enum(policyNames);
export type Policy = (typeof policyNames)[number];

/** Policies from the configuration: object or list slug (or `*`) → attribute slug (or `*`) → policy. */
export const policyTableSchema = z.record(z.string(), z.record(z.string(), policySchema));
export type PolicyTable = z.infer<typeof policyTableSchema>;

/**
 * The policy the configuration names for an attribute: the closest entry wins.
 * @returns `null` when none is named, which means the default chain
 */
export function configuredPolicy(table: PolicyTable, collectionSlug: string, attributeSlug: string): Policy | null {
  const own = table[collectionSlug];
  const all = table['*'];
  return own?.[attributeSlug] ?? all?.[attributeSlug] ?? own?.['*'] ?? all?.['*'] ?? null;
}
