import { z } from 'zod';
import { badRequest } from '../../errors.js';
import { type Collection } from '../../model/collection.js';
import { readHistory, replaceHistory, replaceSchema } from '../../model/history.js';
import { mergeRecords } from '../../model/merge.js';
import {
  createRecord,
  deleteRecord,
  readRecord,
  recordToWrite,
  updateItem,
  upsertRecord,
} from '../../model/records.js';
import { recordJson } from '../../model/render.js';
import { type Item } from '../../model/types.js';
import { runQuery } from '../../query/run.js';
import { count, dataOf, flag, readBody, readQuery, uuidParam } from '../body.js';
import { querySchema, resolveQuery } from '../query-body.js';
import { type Answer, type Call, type Route, data, objectOf, param } from '../route.js';
import { scopes } from '../scopes.js';
import { isoTime } from '../../clock.js';

const valuesBody = dataOf(z.strictObject({ values: z.record(z.string(), z.unknown()) }));
const uuid = z.guid('Invalid uuid');
const mergeBody = dataOf(z.object({ primary_record_id: uuid, secondary_record_id: uuid }));
const one = '/v2/objects/:object/records/:record_id';
const { read, write } = scopes.records;

/** Reference 3.2, without search. */
export const recordRoutes: readonly Route[] = [
  {
    method: 'POST',
    path: '/v2/objects/:object/records/query',
    scopes: read,
    budget: 'read',
    accurate: true,
    handle: (call) => {
      const object = objectOf(call);
      const query = resolveQuery(object, readBody(call, querySchema(call.world.settings.switches.maxQueryLimit)));
      const { items, score } = runQuery(call.world, object, query, call.at);
      return { ...data(items.map((item) => recordJson(call.world, object, item))), score };
    },
  },
  {
    method: 'POST',
    path: '/v2/objects/:object/records',
    scopes: write,
    budget: 'write',
    accurate: true,
    handle: (call) => {
      const object = objectOf(call);
      const { values } = readBody(call, valuesBody).data;
      return answer(call, object, createRecord(call.world, object, values, { actor: call.actor }));
    },
  },
  {
    method: 'PUT',
    path: '/v2/objects/:object/records',
    scopes: write,
    budget: 'write',
    accurate: true,
    handle: (call) => {
      const object = objectOf(call);
      const { matching_attribute: matching } = readQuery(call, z.object({ matching_attribute: z.string().min(1) }));
      const { values } = readBody(call, valuesBody).data;
      return answer(call, object, upsertRecord(call.world, object, matching, values, { actor: call.actor }));
    },
  },
  {
    method: 'GET',
    path: one,
    scopes: read,
    budget: 'read',
    accurate: true,
    handle: (call) => {
      const object = objectOf(call);
      return answer(call, object, readRecord(call.world, object, uuidParam(call, 'record_id'), call.at));
    },
  },
  ...(['PATCH', 'PUT'] as const).map((method): Route => ({
    method,
    path: one,
    scopes: write,
    budget: 'write',
    accurate: true,
    handle: (call) => {
      const object = objectOf(call);
      const item = recordToWrite(call.world, object, uuidParam(call, 'record_id'));
      const { values } = readBody(call, valuesBody).data;
      const mode = method === 'PATCH' ? 'patch' : 'put';
      return answer(call, object, updateItem(call.world, object, item, values, mode, { actor: call.actor }));
    },
  })),
  {
    method: 'DELETE',
    path: one,
    scopes: write,
    budget: 'write',
    accurate: false,
    handle: (call) => {
      deleteRecord(call.world, objectOf(call), uuidParam(call, 'record_id'), { actor: call.actor });
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
      const object = objectOf(call);
      const item = readRecord(call.world, object, uuidParam(call, 'record_id'), call.at);
      const page = z.object({ show_historic: flag, limit: count(500, 10_000, 1), offset: count(0, 1e9) });
      const { show_historic: isHistoric, limit, offset } = readQuery(call, page);
      const values = readHistory(call.world, object, item, param(call, 'attribute'), isHistoric);
      return data(values.slice(offset, offset + limit));
    },
  },
  {
    method: 'PUT',
    path: `${one}/attributes/:attribute/values`,
    scopes: write,
    budget: 'write',
    accurate: true,
    handle: (call) => {
      const object = objectOf(call);
      const item = recordToWrite(call.world, object, uuidParam(call, 'record_id'));
      const { values } = readBody(call, dataOf(replaceSchema)).data;
      return data(replaceHistory(call.world, object, item, param(call, 'attribute'), values, call.actor));
    },
  },
  {
    method: 'GET',
    path: `${one}/entries`,
    scopes: [...read, 'list_entry:read'],
    budget: 'read',
    accurate: true,
    handle: (call) => {
      const item = readRecord(call.world, objectOf(call), uuidParam(call, 'record_id'));
      const { limit, offset } = readQuery(call, z.object({ limit: count(100, 1_000, 1), offset: count(0, 1e9) }));
      const entries = call.world.entriesOf(item.id).map(({ list, entry }) => ({
        list_id: list.id,
        list_api_slug: list.slug,
        entry_id: entry.id,
        created_at: isoTime(entry.createdAt),
      }));
      return data(entries.slice(offset, offset + limit));
    },
  },
  {
    method: 'POST',
    path: '/v2/objects/:object/records/merge',
    scopes: write,
    budget: 'write',
    limit: 'mergesPerSecond',
    accurate: true,
    handle: (call) => {
      const object = objectOf(call);
      const { primary_record_id: primary, secondary_record_id: secondary } = readBody(call, mergeBody).data;
      if (primary === secondary) throw badRequest('self_merge', 'A record cannot be merged with itself.');
      const { newId, isDone } = mergeRecords(call.world, object, primary, secondary, call.actor);
      return { ...data({ new_record_id: newId }), status: isDone ? 200 : 202 };
    },
  },
];

function answer(call: Call, object: Collection, item: Item): Answer {
  return data(recordJson(call.world, object, item));
}
