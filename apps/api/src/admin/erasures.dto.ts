import { z } from 'zod';

export const erasureRequest = z.strictObject({
  object: z.string().min(1).max(100).describe('Slug or id of the object, usually `people`'),
  record_id: z.guid(),
  delete_in_attio: z.boolean().default(false).describe('Also at Attio, for good, before anything is removed here'),
});
export const erasuresQuery = z.object({ limit: z.coerce.number().int().min(1).max(500).default(50) });

const receipt = z.object({
  id: z.string(),
  state: z.enum(['begun', 'done']),
  subject_hash: z.string().describe("sha-256 of the record's id"),
  counts: z.record(z.string(), z.int()).describe('Rows removed or emptied, by table'),
  asked_by: z.string().describe('Id of the API key, or `cli`'),
  deleted_in_attio: z.boolean(),
  begun_at: z.string(),
  erased_at: z.string().nullable(),
  lifted_at: z.string().nullable(),
  lifted_by: z.string().nullable(),
  hash: z.string().nullable().describe('sha-256 over the other members'),
});
export const oneErasure = z.object({ data: receipt });
export const erasureList = z.object({ data: z.array(receipt) });
