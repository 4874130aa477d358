import { isObject } from '../json.js';
import { type Collection } from '../model/collection.js';
import { type Item } from '../model/types.js';
import { type World } from '../model/world.js';
import { compileFilter, type Predicate } from './filter.js';
import { type Sorts, sortItems } from './sort.js';

/** A query body after validation. */
export interface Query {
  readonly filter: unknown;
  readonly sorts: Sorts;
  readonly limit: number;
  readonly offset: number;
}

export interface QueryResult {
  readonly items: readonly Item[];
  /** What `x-attio-record-query-score` says. */
  readonly score: number;
}

/** Runs a query over records or entries as they were at a moment. Without filter and sorts the cost is one page. */
export function runQuery(world: World, collection: Collection, query: Query, at = Infinity): QueryResult {
  const filter = isObject(query.filter) && Object.keys(query.filter).length === 0 ? undefined : query.filter;
  const predicate = filter === undefined ? null : compileFilter(world, collection, filter);
  const ids = narrow(filter) ?? collection.items.listIds(at);
  const isMerging = world.merging.size > 0;
  const end = query.offset + query.limit;
  if (query.sorts.length > 0) {
    const found = select(world, collection, ids, predicate, Infinity, at);
    const items = sortItems(world, collection, found, query.sorts, at).slice(query.offset, end);
    return { items, score: 100 + items.length };
  }
  if (!predicate && !isMerging && at === Infinity) {
    const items = ids.slice(query.offset, end).flatMap((id) => collection.items.get(id) ?? []);
    return { items, score: 0 };
  }
  const items = select(world, collection, ids, predicate, end, at).slice(query.offset);
  return { items, score: predicate ? 100 + items.length : 0 };
}

function select(
  world: World,
  collection: Collection,
  ids: readonly string[],
  predicate: Predicate | null,
  most: number,
  at: number,
): Item[] {
  const found: Item[] = [];
  for (const id of ids) {
    if (found.length >= most) break;
    const item = collection.items.get(id, at);
    if (item && !world.merging.has(id) && (!predicate || predicate(item, at))) found.push(item);
  }
  return found;
}

/** Candidates when the filter asks for ids: reading a few records out of many must not scan them all. */
function narrow(filter: unknown): string[] | null {
  if (!isObject(filter)) return null;
  for (const key of ['record_id', 'entry_id']) {
    const test = filter[key];
    if (typeof test === 'string') return [test];
    const wanted = isObject(test) ? (test['$in'] ?? (typeof test['$eq'] === 'string' ? [test['$eq']] : null)) : null;
    if (Array.isArray(wanted)) return [...new Set(wanted.filter((id): id is string => typeof id === 'string'))].sort();
  }
  return null;
}
