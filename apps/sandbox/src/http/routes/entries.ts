import { z } from 'zod';
import { badRequest, notFound } from '../../errors.js';
import { isObject } from '../../json.js';
import { type Collection } from '../../model/collection.js';
import { createEntry, deleteEntry, entryToWrite, readEntry, upsertEntry } from '../../model/entries.js';
import { readHistory, replaceHistory, replaceSchema } from '../../model/history.js';
import { updateItem } from '../../model/records.js';
import { entryJson } from '../../model/render.js';
import { type Item } from '../../model/types.js';
import { runQuery } from '../../query/run.js';
import { count, dataOf, flag, readBody, readQuery, uuidParam } from '../body.js';
import { querySchema, resolveQuery } from '../query-body.js';
import { type Answer, type Call, type Route, data, listOf, param } from '../route.js';
import { scopes } from '../scopes.js';

const values = z.record(z.string(), z.unknown());
const newBody = dataOf(
  z.object({ parent_record_id: z.guid('Invalid uuid'), parent_object: z.string(), entry_values: values }),
);
const changeBody = dataOf(z.strictObject({ entry_values: values }));
const all = '/v2/lists/:list/entries';
const one = `${all}/:entry_id`;
const { read, write } = scopes.entries;

/** List entries (reference 3.3, 5.4). */
export const entryRoutes: readonly Route[] = [
  {
    method: 'POST',
    path: `${all}/query`,
    scopes: read,
    budget: 'read',
    accurate: true,
    handle: (call) => {
      const list = listOf(call);
      const query = resolveQuery(list, readBody(call, querySchema(call.world.settings.switches.maxQueryLimit)));
      const { items, score } = runQuery(call.world, list, query, call.at);
      return { ...data(items.map((item) => entryJson(call.world, list, item))), score };
    },
  },
  {
    method: 'POST',
    path: all,
    scopes: write,
    budget: 'write',
    accurate: true,
    handle: (call) => {
      const list = listFor(call, (key) => `Could not find list with slug/ID "${key}".`);
      return answer(call, list, createEntry(call.world, list, readBody(call, newBody).data, { actor: call.actor }));
    },
  },
  {
    method: 'PUT',
    path: all,
    scopes: write,
    budget: 'write',
    accurate: true,
    handle: (call) => {
      const list = listFor(call, (key) => `List with slug/ID "${key}" was not found.`);
      return answer(call, list, upsertEntry(call.world, list, readBody(call, newBody).data, { actor: call.actor }));
    },
  },
  {
    method: 'GET',
    path: one,
    scopes: read,
    budget: 'read',
    accurate: true,
    handle: (call) => {
      const list = listOf(call);
      return answer(call, list, readEntry(list, uuidParam(call, 'entry_id'), call.at));
    },
  },
  ...(['PATCH', 'PUT'] as const).map((method): Route => ({
    method,
    path: one,
    scopes: write,
    budget: 'write',
    accurate: true,
    handle: (call) => {
      const list = listOf(call);
      const entry = entryToWrite(call.world, list, uuidParam(call, 'entry_id'));
      refuseParent(call.body);
      const { entry_values: changes } = readBody(call, changeBody).data;
      const mode = method === 'PATCH' ? 'patch' : 'put';
      return answer(call, list, updateItem(call.world, list, entry, changes, mode, { actor: call.actor }));
    },
  })),
  {
    method: 'DELETE',
    path: one,
    scopes: write,
    budget: 'write',
    accurate: false,
    handle: (call) => {
      deleteEntry(call.world, listOf(call), uuidParam(call, 'entry_id'), { actor: call.actor });
      return { body: {} };
    },
  },
  {
    method: 'GET',
    path: `${one}/attributes/:attribute/values`,
    scopes: read,
    budget: 'read',
    accurate: true,
    handle: (call) => {
      const list = listOf(call);
      const entry = readEntry(list, uuidParam(call, 'entry_id'), call.at);
      const page = z.object({ show_historic: flag, limit: count(500, 10_000, 1), offset: count(0, 1e9) });
      const { show_historic: isHistoric, limit, offset } = readQuery(call, page);
      const found = readHistory(call.world, list, entry, param(call, 'attribute'), isHistoric);
      return data(found.slice(offset, offset + limit));
    },
  },
  {
    method: 'PUT',
    path: `${one}/attributes/:attribute/values`,
    scopes: write,
    budget: 'write',
    accurate: true,
    handle: (call) => {
      const list = listOf(call);
      const entry = entryToWrite(call.world, list, uuidParam(call, 'entry_id'));
      const replacement = readBody(call, dataOf(replaceSchema)).data.values;
      return data(replaceHistory(call.world, list, entry, param(call, 'attribute'), replacement, call.actor));
    },
  },
];

function answer(call: Call, list: Collection, item: Item): Answer {
  return data(entryJson(call.world, list, item));
}

/** The wording of the 404 differs between the two ways to add an entry. */
function listFor(call: Call, message: (key: string) => string): Collection {
  const key = param(call, 'list');
  const found = call.world.lists.find(({ id, slug }) => id === key || slug === key);
  if (!found) throw notFound(message(key));
  return found;
}

function refuseParent(body: unknown): void {
  const payload = isObject(body) ? body['data'] : undefined;
  if (isObject(payload) && ('parent_record_id' in payload || 'parent_object' in payload)) {
    throw badRequest('immutable_value', 'The parent record for a list entry cannot be updated once created.');
  }
}
