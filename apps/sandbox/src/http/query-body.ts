import { z } from 'zod';
import { badRequest, invalid } from '../errors.js';
import { type Collection } from '../model/collection.js';
import { type Query } from '../query/run.js';
import { sortsSchema } from '../query/sort.js';

/** The flat body of the two query endpoints. */
export function querySchema(maxLimit: number) {
  return z.object({
    filter: z.record(z.string(), z.unknown()).optional(),
    filter_view_id: z.guid('Invalid uuid').optional(),
    sorts: sortsSchema.optional(),
    limit: z.number().int().min(1).max(maxLimit).default(500),
    offset: z.number().int().min(0).default(0),
  });
}

/** A body with its view's filter put in place; a view gives its filter only, not its sorts. */
export function resolveQuery(collection: Collection, body: z.output<ReturnType<typeof querySchema>>): Query {
  const { filter, filter_view_id: viewId, sorts = [], limit, offset } = body;
  if (viewId === undefined) return { filter, sorts, limit, offset };
  if (filter !== undefined) {
    const issue = { code: 'custom', path: ['filter_view_id'], message: 'Cannot be used together with filter' };
    throw invalid('Body payload validation error.', [issue]);
  }
  const view = collection.views.find(({ id }) => id === viewId);
  if (!view) throw badRequest('value_not_found', `View with ID "${viewId}" not found.`);
  return { filter: view.filter, sorts, limit, offset };
}
