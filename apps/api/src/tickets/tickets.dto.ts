import { z } from 'zod';
import { anyValue, count, id, moment, one, pageOf, slug } from '../http/atoms.js';

export const ticketId = z.guid();

export const waitQuery = z.strictObject({
  wait: z.coerce.number().min(0).max(30).default(0).describe('Seconds to wait for the end of the edit'),
});

const states = ['pending', 'pushing', 'applied', 'superseded', 'conflict', 'failed', 'cancelled'] as const;

export const ticketsQuery = z.strictObject({
  state: z.enum(states).optional(),
  item_id: z.guid().optional().describe('Tickets of one item; provisional ids are found as well'),
  limit: z.coerce.number().int().min(1).max(500).default(50),
  cursor: z
    .string()
    .regex(/^\d{1,18}$/, 'must be next_cursor of the page before')
    .optional(),
});

const outcome = z.object({
  result: z
    .enum(['written', 'same', 'lost', 'overtaken', 'asked'])
    .describe(
      '`same`: Attio had it; `lost`: a policy kept what Attio had; `overtaken`: by a later edit; `asked`: a conflict',
    ),
  rule: z.string().meta({ examples: ['untouched'] }),
  before: anyValue.optional(),
  after: anyValue.optional(),
});

export const ticket = z
  .object({
    id,
    state: z.enum(states).meta({ examples: ['applied'] }),
    visible: z.boolean().describe('Whether reads show the edit'),
    kind: z.string().meta({ examples: ['record'] }),
    operation: z.enum(['create', 'update', 'delete']).meta({ examples: ['update'] }),
    purpose: z.enum(['edit', 'resolve', 'restore', 'revert']),
    collection: slug.nullable().describe("Of a record its object's slug, of an entry its list's"),
    item_id: id.describe('The id in Attio as soon as there is one; before, the provisional one'),
    provisional_id: id.nullable().meta({ examples: [null] }),
    attributes: z
      .record(z.string(), outcome)
      .nullable()
      .describe('What became of each attribute, by slug')
      .meta({ examples: [{ job_title: { result: 'written', rule: 'untouched' } }] }),
    code: z
      .string()
      .nullable()
      .describe("Attio's code, or ours, when the edit failed")
      .meta({ examples: [null] }),
    message: z
      .string()
      .nullable()
      .meta({ examples: [null] }),
    holder_id: id
      .nullable()
      .describe('The record that holds the unique value this edit wanted')
      .meta({ examples: [null] }),
    source_id: id
      .nullable()
      .describe('The conflict or ticket this edit answers')
      .meta({ examples: [null] }),
    observed_at: moment.nullable().describe("The moment, on Attio's clock, from which readings show the edit"),
    created_at: moment,
    finished_at: moment.nullable(),
  })
  .meta({ id: 'Ticket' });

export const oneTicket = one(ticket);
export const ticketsPage = pageOf(ticket);
export const ticketCounts = one(
  z.partialRecord(z.enum(states), count).meta({ examples: [{ applied: 120, conflict: 2 }] }),
);
