import { z } from 'zod';
import { id, many, moment, slug, text } from '../http/atoms.js';
import { slugOrId } from '../records/records.dto.js';
import { ticket } from '../tickets/tickets.dto.js';
import { dryRuns, valuesInput, writeAnswer } from '../writes/write-answer.js';

export const entryId = z.guid().meta({ examples: ['8d1e2f3a-4b5c-4d6e-8f70-1a2b3c4d5e6f'] });

const newEntry = z.strictObject({
  parent_object: slugOrId,
  parent_record_id: id,
  entry_values: valuesInput.default({}).meta({ examples: [{ stage: 'Contacted' }] }),
});

/** One entry, or many at once. */
export const addBody = z.strictObject({ data: z.union([newEntry, z.array(newEntry).min(1).max(500)]) });
export type AddBody = z.infer<typeof addBody>;

export const changeBody = z.strictObject({
  data: z.strictObject({ entry_values: valuesInput, base: valuesInput.optional() }),
});
export type ChangeBody = z.infer<typeof changeBody>;

export const stageBody = z.strictObject({
  stage: z
    .string()
    .min(1)
    .max(500)
    .describe('Title or id')
    .meta({ examples: ['In Progress'] }),
  attribute: slugOrId
    .optional()
    .describe('Needed where there are several status attributes')
    .meta({ examples: ['stage'] }),
});
export type StageBody = z.infer<typeof stageBody>;

export const stageQuery = z.strictObject({
  attribute: slugOrId
    .optional()
    .describe('Needed where there are several status attributes')
    .meta({ examples: ['stage'] }),
});

export const stagePeriods = many(
  z.object({
    stage: z
      .string()
      .nullable()
      .meta({ examples: ['In Progress'] }),
    from: moment.nullable(),
    until: moment.nullable().describe('null for the present one'),
    actor: z.unknown().meta({ examples: [{ type: 'workspace-member', id: '6d2a8f8e-0b1c-4c5d-8e7f-9a0b1c2d3e4f' }] }),
  }),
);

const list = z.object({
  id,
  slug: slug.meta({ examples: ['outbound'] }),
  name: text.meta({ examples: ['Outbound'] }),
  parent_object: z
    .unknown()
    .describe('Slugs of the objects whose records it may hold')
    .meta({ examples: [['people']] }),
});
export const allLists = many(list);

/** One ticket or dry run, or one per entry when an array was sent. */
export const addAnswer = z.object({ data: z.union([writeAnswer.shape.data, z.array(ticket), dryRuns]) });
export const addedAnswer = z.object({ data: z.union([ticket, z.array(ticket)]) });
