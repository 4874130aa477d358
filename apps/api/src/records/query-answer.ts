import { type ApiBodyOptions } from '@nestjs/swagger';
import { queryBody, type QueryPage } from '@app/query';
import { z } from 'zod';

/** A page of a query as it goes over the wire. */
export interface QueryAnswer<T> {
  data: T[];
  pagination: { next_cursor: string | null };
  /** `complete` is false when so many records were referred to that some references stayed as they are. */
  expansion: { complete: boolean };
}

export function queryAnswer<T>({ data, nextCursor, isExpansionComplete }: QueryPage<T>): QueryAnswer<T> {
  return { data, pagination: { next_cursor: nextCursor }, expansion: { complete: isExpansionComplete } };
}

/** The body for the OpenAPI document alone: checking it is the service's, with Attio's codes. */
export const queryExample: ApiBodyOptions = {
  schema: z.toJSONSchema(queryBody, { io: 'input', unrepresentable: 'any' }) as NonNullable<
    Extract<ApiBodyOptions, { schema: unknown }>['schema']
  >,
  examples: {
    open: {
      summary: 'Open deals above 10 000, largest first, with their companies',
      value: {
        filter: { $and: [{ value: { $gte: 10_000 } }, { $not: { stage: 'Lost' } }] },
        sorts: [{ attribute: 'value', direction: 'desc' }],
        limit: 50,
        expand: ['associated_company'],
      },
    },
    path: {
      summary: 'People who work at a company whose name contains "labs"',
      value: {
        filter: {
          path: [
            ['people', 'company'],
            ['companies', 'name'],
          ],
          constraints: { $contains: 'labs' },
        },
      },
    },
  },
};
