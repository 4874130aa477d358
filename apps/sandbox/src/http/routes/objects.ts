import { z } from 'zod';
import { isoTime } from '../../clock.js';
import { badRequest } from '../../errors.js';
import { type Collection } from '../../model/collection.js';
import { createObject, updateObject } from '../../model/schema.js';
import { type World } from '../../model/world.js';
import { count, dataOf, flag, readBody, readQuery } from '../body.js';
import { type Call, type Route, data, listOf, objectOf } from '../route.js';
import { scopes } from '../scopes.js';

const slug = z.string().min(1);
const noun = z.string().min(1);
const createBody = dataOf(z.object({ api_slug: slug, singular_noun: noun, plural_noun: noun }));
const updateBody = dataOf(
  z.object({ api_slug: slug.optional(), singular_noun: noun.optional(), plural_noun: noun.optional() }),
);

/** Objects and the views of objects and lists (reference 3.1). */
export const objectRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/v2/objects',
    scopes: scopes.objects.read,
    budget: 'read',
    accurate: true,
    handle: ({ world }) => data(world.objects.map((object) => objectJson(world, object))),
  },
  {
    method: 'POST',
    path: '/v2/objects',
    scopes: scopes.objects.write,
    budget: 'write',
    accurate: true,
    handle: (call) =>
      data(objectJson(call.world, createObject(call.world, readBody(call, createBody).data, call.actor))),
  },
  {
    method: 'GET',
    path: '/v2/objects/:object',
    scopes: scopes.objects.read,
    budget: 'read',
    accurate: true,
    handle: (call) => data(objectJson(call.world, objectOf(call))),
  },
  {
    method: 'PATCH',
    path: '/v2/objects/:object',
    scopes: scopes.objects.write,
    budget: 'write',
    accurate: true,
    handle: (call) => {
      const object = objectOf(call);
      const { data: changes } = readBody(call, updateBody);
      if (Object.keys(changes).length === 0) {
        const message =
          'You passed an empty payload. Please ensure you are updating at least one property in your request.';
        throw badRequest('validation_type', message);
      }
      return data(objectJson(call.world, updateObject(call.world, object, changes)));
    },
  },
  viewsRoute('/v2/objects/:object/views', scopes.objects.read, objectOf),
  viewsRoute('/v2/lists/:list/views', scopes.lists.read, listOf),
];

/** An object as the API answers it. */
function objectJson(world: World, object: Collection): Record<string, unknown> {
  return {
    id: { workspace_id: world.workspace.id, object_id: object.id },
    api_slug: object.slug,
    singular_noun: object.singular,
    plural_noun: object.plural,
    created_at: isoTime(object.createdAt),
  };
}

function viewsRoute(path: string, needed: readonly string[], owner: (call: Call) => Collection): Route {
  const query = z.object({ show_archived: flag, limit: count(500, 1_000, 1), cursor: z.string().default('') });
  return {
    method: 'GET',
    path,
    scopes: needed,
    budget: 'read',
    accurate: true,
    handle: (call) => {
      const collection = owner(call);
      const { show_archived: isArchivedShown, limit, cursor } = readQuery(call, query);
      const views = collection.views
        .filter(({ id, isArchived }) => (isArchivedShown || !isArchived) && id > cursor)
        .sort((a, b) => (a.id < b.id ? -1 : 1));
      const page = views.slice(0, limit);
      const next = views.length > limit ? (page.at(-1)?.id ?? null) : null;
      const rows = page.map(({ id, title, createdAt }) => ({
        id: { workspace_id: call.world.workspace.id, [`${collection.kind}_id`]: collection.id, view_id: id },
        title,
        created_at: isoTime(createdAt),
      }));
      return { body: { data: rows, pagination: { next_cursor: next } } };
    },
  };
}
