import { z } from 'zod';
import { cursor, id, moment, one, pageOf, slug, values, workspaceId } from '../http/atoms.js';

const observedAt = moment.describe("The moment, on Attio's clock, that the mirror shows");
const pending = z
  .array(slug)
  .describe('Attributes whose value shown here is on its way to Attio; left out when there are none');
const provisional = z.literal(true).describe('Made here and not in Attio yet: the id is provisional');

const record = z
  .object({
    id: z.object({ workspace_id: workspaceId, object_id: id, record_id: id }),
    created_at: moment.nullable(),
    web_url: z
      .string()
      .nullable()
      .meta({ examples: ['https://app.attio.com/acme/person/1f4b3c9e-6f0a-4d2b-9c1e-5a7d8e9f0b12'] }),
    values,
    observed_at: observedAt.nullable(),
    pending: pending.optional(),
    provisional: provisional.optional(),
  })
  .meta({ id: 'Record', description: 'A record as Attio itself shows it, plus the moment it was true' });

const entry = z
  .object({
    id: z.object({ workspace_id: workspaceId, list_id: id, entry_id: id }),
    parent_record_id: id.nullable(),
    parent_object: slug.nullable().describe('Its id while the mirror does not know the object'),
    created_at: moment.nullable(),
    entry_values: values,
    observed_at: observedAt.nullable(),
    pending: pending.optional(),
    provisional: provisional.optional(),
  })
  .meta({ id: 'Entry', description: 'A list entry as Attio itself shows it, plus the moment it was true' });

export const oneRecord = one(record);
export const recordsPage = pageOf(record);
export const oneEntry = one(entry);
export const entriesPage = pageOf(entry);

const queried = <T extends z.ZodType>(item: T) =>
  z.object({
    data: z.array(item),
    pagination: z.object({ next_cursor: cursor.nullable() }),
    expansion: z.object({
      complete: z
        .boolean()
        .describe('false when so many records were referred to that some references stayed as they are'),
    }),
  });
export const recordQueryAnswer = queried(record);
export const entryQueryAnswer = queried(entry);
