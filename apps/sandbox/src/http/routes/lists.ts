import { z } from 'zod';
import { createList, listJson, updateList } from '../../model/lists.js';
import { badRequest } from '../../errors.js';
import { dataOf, readBody } from '../body.js';
import { type Route, data, listOf } from '../route.js';
import { scopes } from '../scopes.js';

const level = z.enum(['full-access', 'read-and-write', 'read-only']);
const fields = z.object({
  name: z.string(),
  api_slug: z.string().min(1),
  workspace_access: level.nullable(),
  workspace_member_access: z.array(z.object({ workspace_member_id: z.guid('Invalid uuid'), level })),
});
const { read, write } = scopes.lists;

/** Lists (reference 3.3); they cannot be deleted over the API. */
export const listRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/v2/lists',
    scopes: read,
    budget: 'read',
    accurate: true,
    handle: ({ world }) => data(world.lists.map((list) => listJson(world, list))),
  },
  {
    method: 'POST',
    path: '/v2/lists',
    scopes: write,
    budget: 'write',
    accurate: true,
    handle: (call) => {
      const input = readBody(call, dataOf(fields.extend({ parent_object: z.string() }))).data;
      return data(listJson(call.world, createList(call.world, input, call.actor)));
    },
  },
  {
    method: 'GET',
    path: '/v2/lists/:list',
    scopes: read,
    budget: 'read',
    accurate: true,
    handle: (call) => data(listJson(call.world, listOf(call))),
  },
  {
    method: 'PATCH',
    path: '/v2/lists/:list',
    scopes: write,
    budget: 'write',
    accurate: true,
    handle: (call) => {
      const list = listOf(call);
      const changes = readBody(call, dataOf(fields.partial())).data;
      if (Object.keys(changes).length === 0) {
        const message =
          'You passed an empty payload. Please ensure you are updating at least one property in your request.';
        throw badRequest('validation_type', message);
      }
      return data(listJson(call.world, updateList(call.world, list, changes, call.actor)));
    },
  },
];
