import { z } from 'zod';

const FIRST_MOMENT_MS = Date.parse('0001-01-01T00:00:00Z');

/** What answers are made of; the examples of the OpenAPI document come from here. */
export const id = z.guid().meta({ examples: ['1f4b3c9e-6f0a-4d2b-9c1e-5a7d8e9f0b12'] });
/** Empty until the first contact with Attio has told whose workspace this is. */
export const workspaceId = z.string().meta({ examples: ['3c5e7a90-1b2d-4e6f-8a9b-0c1d2e3f4a5b'] });
/** ISO 8601 in UTC; of Attio's moments with up to nine digits of a second. */
export const moment = z.string().meta({ format: 'date-time', examples: ['2026-01-31T09:30:00.123Z'] });
/** A moment as callers write it, if Postgres and JavaScript both know it: from the year 1 on, in a zone that there is. */
export const momentInput = z.iso
  .datetime({ offset: true })
  .max(40)
  .refine(
    (text) => Date.parse(text) >= FIRST_MOMENT_MS && /(Z|[+-](0\d|1[0-4]):\d\d)$/.test(text),
    'is no known moment',
  );
export const slug = z.string().meta({ examples: ['people'] });
export const text = z.string().meta({ examples: ['text'] });
export const count = z
  .int()
  .min(0)
  .meta({ examples: [3] });
export const cursor = z
  .string()
  .describe('Opaque')
  .meta({ examples: ['WyJhZnRlciIsIjFmNGIzYzllIl0'] });

/** Attributes by slug; of each a list of values, each as Attio writes it. */
export const values = z
  .record(z.string(), z.array(z.record(z.string(), z.unknown())))
  .describe('Attributes by slug, each a list of values as Attio writes them; empty ones are []')
  .meta({
    examples: [
      {
        job_title: [
          {
            active_from: '2026-01-31T09:30:00.000000000Z',
            active_until: null,
            created_by_actor: { type: 'workspace-member', id: '6d2a8f8e-0b1c-4c5d-8e7f-9a0b1c2d3e4f' },
            value: 'Analyst',
            attribute_type: 'text',
          },
        ],
      },
    ],
  });

export const anyValue = z.unknown().meta({ examples: [[{ value: 'Analyst', attribute_type: 'text' }]] });

/** A page of a list that goes on behind `next_cursor`. */
export const pageOf = <T extends z.ZodType>(item: T) =>
  z.object({
    data: z.array(item),
    pagination: z.object({ next_cursor: cursor.nullable().describe('null at the end') }),
  });
export const one = <T extends z.ZodType>(item: T) => z.object({ data: item });
export const many = <T extends z.ZodType>(item: T) => z.object({ data: z.array(item) });
