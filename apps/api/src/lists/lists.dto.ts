import { z } from 'zod';
import { slugOrId } from '../records/records.dto.js';
import { valuesInput } from '../writes/write-answer.js';

export const entryId = z.guid();

const newEntry = z.strictObject({
  parent_object: slugOrId,
  parent_record_id: z.guid(),
  entry_values: valuesInput.default({}),
});

/** One entry, or many at once. */
export const addBody = z.strictObject({ data: z.union([newEntry, z.array(newEntry).min(1).max(500)]) });
export type AddBody = z.infer<typeof addBody>;

export const changeBody = z.strictObject({
  data: z.strictObject({ entry_values: valuesInput, base: valuesInput.optional() }),
});
export type ChangeBody = z.infer<typeof changeBody>;

export const stageBody = z.strictObject({
  /** Title or id. */
  stage: z.string().min(1).max(500),
  /** Needed where there are several status attributes. */
  attribute: slugOrId.optional(),
});
export type StageBody = z.infer<typeof stageBody>;

export const stageQuery = z.object({ attribute: slugOrId.optional() });
