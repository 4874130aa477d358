import { kindOf } from '../json.js';
import { type Collection, valuesOf } from '../model/collection.js';
import { type Attribute, type Item, textOf } from '../model/types.js';
import { type World } from '../model/world.js';
import { type FilterPath, malformed, unknownSlug } from './filter-errors.js';

/** A way through references: the attributes to follow, and the one at the end. */
export interface ResolvedPath {
  readonly hops: readonly { readonly attribute: Attribute; readonly into: Collection }[];
  readonly last: Attribute;
}

/** Reads `[[object or list, attribute]…]`; each next pair names an attribute of the object reached. */
export function resolvePath(world: World, start: Collection, pairs: unknown, path: FilterPath): ResolvedPath {
  if (!Array.isArray(pairs) || pairs.length === 0) {
    throw malformed(`Expected a non-empty array, received ${kindOf(pairs)}.`, path);
  }
  const hops: { attribute: Attribute; into: Collection }[] = [];
  let last: Attribute | undefined;
  for (const [index, pair] of (pairs as unknown[]).entries()) {
    const place = [...path, String(index)];
    const [owner, slug] = readPair(pair, place);
    const named = find(world, owner);
    if (!named) throw malformed(`Object or list with slug/ID "${owner}" not found.`, [...place, '0']);
    if (last) {
      if (last.type !== 'record-reference') throw malformed(`"${last.slug}" does not refer to records.`, place);
      if (last.allowedObjectIds && !last.allowedObjectIds.includes(named.id)) {
        throw malformed(`"${last.slug}" does not refer to "${owner}".`, [...place, '0']);
      }
      hops.push({ attribute: last, into: named });
    } else if (named !== start) {
      throw malformed(`The path must start at "${start.slug}".`, [...place, '0']);
    }
    last = named.attribute(slug);
    if (!last || last.isArchived) throw unknownSlug(slug, [...place, '1']);
  }
  if (!last) throw malformed('The path is empty.', path);
  return { hops, last };
}

/** The items at the end of a path, several where references hold several. */
export function followPath(path: ResolvedPath, item: Item, at: number): Item[] {
  let reached = [item];
  for (const { attribute, into } of path.hops) {
    reached = reached.flatMap((from) =>
      valuesOf(from, attribute).flatMap(({ members }) => {
        if (members['target_object_id'] !== into.id) return [];
        return into.items.get(textOf(members, 'target_record_id'), at) ?? [];
      }),
    );
  }
  return reached;
}

function readPair(pair: unknown, path: FilterPath): [string, string] {
  const parts: unknown[] = Array.isArray(pair) ? pair : [];
  const [owner, slug] = parts;
  if (parts.length !== 2 || typeof owner !== 'string' || typeof slug !== 'string') {
    throw malformed('Expected a pair of object or list and attribute.', path);
  }
  return [owner, slug];
}

function find(world: World, key: string): Collection | undefined {
  return world.findObject(key) ?? world.lists.find(({ id, slug }) => slug === key || id === key);
}
