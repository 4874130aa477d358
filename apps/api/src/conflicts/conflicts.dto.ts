import { policySchema } from '@app/sync';
import { z } from 'zod';
import { anyValue, id, many, moment, one, pageOf, slug } from '../http/atoms.js';

export const conflictId = id;

export const conflictsQuery = z.strictObject({
  state: z.enum(['open', 'resolved', 'all']).default('open'),
  reason: z.enum(['both_changed', 'lost_update', 'deleted_there', 'deleted_here']).optional(),
  collection_id: z.guid().optional().describe('Object or list id'),
  item_id: z.guid().optional(),
  attribute_id: z.guid().optional(),
  ticket_id: z.guid().optional(),
  limit: z.coerce.number().int().min(1).max(500).default(50),
  cursor: z.guid().optional(),
});
export type ConflictsQuery = z.infer<typeof conflictsQuery>;

const keepAsPolicy = z
  .union([z.literal(true), policySchema])
  .optional()
  .describe('Decide this attribute alike from now on: `true` for the chosen side, or a policy');

/** A decision is made at once: nothing to wait for, and nothing to be tried dry. */
export const noQuery = z.strictObject({});

export const resolveBody = z
  .strictObject({
    resolution: z.enum(['local', 'remote', 'merged']),
    value: z.unknown().optional().describe('With `merged`: the value to write'),
    keep_as_policy: keepAsPolicy,
  })
  .refine((body) => (body.resolution === 'merged') === 'value' in body, {
    path: ['value'],
    message: 'goes with resolution "merged", and only with it',
  });
export type ResolveBody = z.infer<typeof resolveBody>;

export const resolveManyBody = z.strictObject({
  ids: z.array(id).min(1).max(500),
  resolution: z.enum(['local', 'remote']),
  keep_as_policy: keepAsPolicy,
});
export type ResolveManyBody = z.infer<typeof resolveManyBody>;

const conflict = z
  .object({
    id,
    state: z.enum(['open', 'resolved']),
    reason: z.string().meta({ examples: ['both_changed'] }),
    why: z
      .string()
      .nullable()
      .describe('Why no policy decided')
      .meta({ examples: ['changed by two people within five seconds'] }),
    kind: z.string().meta({ examples: ['record'] }),
    collection: slug.nullable().describe('Slug of the object or list'),
    item_id: id,
    attribute: slug
      .nullable()
      .describe('null when it is about the item as a whole')
      .meta({ examples: ['job_title'] }),
    attribute_id: id.nullable(),
    base: anyValue.describe('What the editor saw'),
    local: z
      .object({
        value: anyValue,
        caller_id: z.string().nullable(),
        member_id: id.nullable().describe('The workspace member the caller wrote for'),
        at: moment.nullable(),
        ticket_id: id.nullable(),
      })
      .describe('What the editor wants; of a lost update, what we wrote')
      .meta({
        examples: [
          {
            value: [{ value: 'Analyst', attribute_type: 'text' }],
            caller_id: '0a1b2c3d-4e5f-4a6b-8c7d-8e9f0a1b2c3d',
            member_id: '6d2a8f8e-0b1c-4c5d-8e7f-9a0b1c2d3e4f',
            at: '2026-01-31T09:30:01.000Z',
            ticket_id: '7c8d9e0f-1a2b-4c3d-8e4f-5a6b7c8d9e0f',
          },
        ],
      }),
    remote: z
      .object({ value: anyValue, actor: z.unknown(), at: moment.nullable() })
      .describe('What Attio has; of a lost update, what our write ended')
      .meta({
        examples: [
          {
            value: [{ value: 'Head of Analysis', attribute_type: 'text' }],
            actor: { type: 'workspace-member', id: '6d2a8f8e-0b1c-4c5d-8e7f-9a0b1c2d3e4f' },
            at: '2026-01-31T09:30:00.000Z',
          },
        ],
      }),
    earlier: z
      .unknown()
      .describe('Sides that newer ones took the place of')
      .meta({ examples: [[]] }),
    resolution: z
      .string()
      .nullable()
      .meta({ examples: [null] }),
    resolved_value: z.unknown().meta({ examples: [null] }),
    resolved_by: z
      .string()
      .nullable()
      .meta({ examples: [null] }),
    resolution_ticket_id: id
      .nullable()
      .describe('The edit that carries the decision to Attio')
      .meta({ examples: [null] }),
    opened_at: moment,
    resolved_at: moment.nullable().meta({ examples: [null] }),
  })
  .meta({ id: 'Conflict' });

export const oneConflict = one(conflict);
export const conflictsPage = pageOf(conflict);
export const resolutions = many(
  z.union([z.object({ id, conflict }), z.object({ id, code: z.string(), message: z.string() })]),
);
