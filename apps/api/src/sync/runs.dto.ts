import { z } from 'zod';
import { slugOrId } from '../records/records.dto.js';

export const runsQuery = z.object({ limit: z.coerce.number().int().min(1).max(500).default(50) });

const kinds = ['record', 'entry', 'note', 'task', 'comment', 'member', 'meeting', 'call_recording'] as const;

export const newRun = z
  .strictObject({
    /** Slug or id of an object or list. */
    object: slugOrId.optional(),
    /** A kind that belongs to the workspace, e.g. `note`; or tells apart what has the same name. */
    kind: z.enum(kinds).optional(),
    purpose: z.enum(['backfill', 'reconcile', 'verify']).default('verify'),
    /** A verification that repairs what it finds is a reconciliation. */
    repair: z.boolean().default(false),
  })
  .refine((run) => run.object !== undefined || run.kind !== undefined, {
    path: ['object'],
    message: 'name an object, a list or a kind',
  });
export type NewRunBody = z.infer<typeof newRun>;

export const runId = z.guid();
