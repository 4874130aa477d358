import { policySchema } from '@app/sync';
import { z } from 'zod';

export const conflictId = z.guid();

export const conflictsQuery = z.object({
  state: z.enum(['open', 'resolved', 'all']).default('open'),
  reason: z.enum(['both_changed', 'lost_update', 'deleted_there', 'deleted_here']).optional(),
  /** Object or list id. */
  collection_id: z.guid().optional(),
  item_id: z.guid().optional(),
  attribute_id: z.guid().optional(),
  ticket_id: z.guid().optional(),
  limit: z.coerce.number().int().min(1).max(500).default(50),
  cursor: z.guid().optional(),
});
export type ConflictsQuery = z.infer<typeof conflictsQuery>;

export const resolveBody = z
  .strictObject({
    resolution: z.enum(['local', 'remote', 'merged']),
    /** With `merged`: the value to write. */
    value: z.unknown().optional(),
    /** Decide this attribute alike from now on: `true` for the chosen side, or a policy. */
    keep_as_policy: z.union([z.literal(true), policySchema]).optional(),
  })
  .refine((body) => (body.resolution === 'merged') === 'value' in body, {
    path: ['value'],
    message: 'goes with resolution "merged", and only with it',
  });
export type ResolveBody = z.infer<typeof resolveBody>;

export const resolveManyBody = z.strictObject({
  ids: z.array(z.guid()).min(1).max(500),
  resolution: z.enum(['local', 'remote']),
  keep_as_policy: z.union([z.literal(true), policySchema]).optional(),
});
export type ResolveManyBody = z.infer<typeof resolveManyBody>;
