import { z } from 'zod';
import { id, many, moment, one } from '../http/atoms.js';

export const erasureRequest = z.strictObject({
  object: z
    .string()
    .min(1)
    .max(100)
    .describe('Slug or id of the object, usually `people`')
    .meta({ examples: ['people'] }),
  record_id: id,
  delete_in_attio: z.boolean().default(false).describe('Also at Attio, for good, before anything is removed here'),
});
export const erasuresQuery = z.strictObject({ limit: z.coerce.number().int().min(1).max(500).default(50) });

const receipt = z.object({
  id,
  state: z.enum(['begun', 'done']),
  subject_hash: z
    .string()
    .describe("sha-256 of the record's id")
    .meta({ examples: ['9f86d081884c7d65'] }),
  counts: z
    .record(z.string(), z.int())
    .describe('Rows removed or emptied, by table')
    .meta({ examples: [{ mirror_item: 1, change_log: 12 }] }),
  asked_by: z
    .string()
    .describe('Id of the API key, or `cli`')
    .meta({ examples: ['cli'] }),
  deleted_in_attio: z.boolean(),
  begun_at: moment,
  erased_at: moment.nullable(),
  lifted_at: moment.nullable().meta({ examples: [null] }),
  lifted_by: z
    .string()
    .nullable()
    .meta({ examples: [null] }),
  hash: z
    .string()
    .nullable()
    .describe('sha-256 over the other members')
    .meta({ examples: ['2c26b46b68ffc68f'] }),
});
const named = receipt.meta({ id: 'Erasure' });
export const oneErasure = one(named);
export const erasureList = many(named);
