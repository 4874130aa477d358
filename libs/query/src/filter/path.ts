import { type Hop } from '@app/database';
import { type Catalog, type CatalogAttribute, type CatalogCollection } from '../catalog/catalog.js';
import { QueryRefusedError } from '../errors.js';
import { kindOf, refused } from './operands.js';

/** Attio uses it in paths alone: entries have no such value. */
const PARENT = 'parent_record';
const MAX_STEPS = 10;

export interface ResolvedPath {
  hops: Hop[];
  /** Where it ends. */
  attribute: CatalogAttribute;
}

/**
 * `[[object or list, attribute], …]`: the first names what is queried, each next one the object the attribute before
 * refers to.
 * @throws QueryRefusedError
 */
export function parsePath(
  node: unknown,
  collection: CatalogCollection,
  catalog: Catalog,
  path: string[],
): ResolvedPath {
  if (!Array.isArray(node) || node.length === 0) {
    throw refused(`Expected a non-empty array, received ${kindOf(node)}.`, path);
  }
  if (node.length > MAX_STEPS) throw refused(`A path has at most ${MAX_STEPS} steps.`, path);
  const hops: Hop[] = [];
  let from: { collection: CatalogCollection; attribute: CatalogAttribute | typeof PARENT } | undefined;
  for (const [index, step] of node.entries()) {
    const at = [...path, String(index)];
    const [name, attributeName] = pairOf(step, at);
    if (from?.attribute !== PARENT && from && from.attribute.type !== 'record-reference') {
      throw refused(`"${from.attribute.apiSlug}" does not refer to records.`, at);
    }
    const here = catalog.findAny(name);
    if (here === undefined) throw refused(`Object or list with slug/ID "${name}" not found.`, [...at, '0']);
    if (from === undefined) {
      if (here.id !== collection.id) throw refused(`The path must start at "${collection.slug}".`, [...at, '0']);
    } else {
      hops.push(hopTo(here, from, at));
    }
    from = { collection: here, attribute: attributeOf(here, attributeName, [...at, '1']) };
  }
  if (from === undefined || from.attribute === PARENT) {
    throw refused(`"${PARENT}" is no value: the path must go on to an attribute of the parent.`, path);
  }
  return { hops, attribute: from.attribute };
}

function pairOf(step: unknown, path: string[]): [string, string] {
  const [name, attribute] = Array.isArray(step) && step.length === 2 ? (step as unknown[]) : [];
  if (typeof name !== 'string' || typeof attribute !== 'string') {
    throw refused('Expected a pair of object or list and attribute.', path);
  }
  return [name, attribute];
}

function hopTo(
  here: CatalogCollection,
  from: { collection: CatalogCollection; attribute: CatalogAttribute | typeof PARENT },
  path: string[],
): Hop {
  const { attribute } = from;
  const isAllowed =
    here.row.kind === 'object' &&
    (attribute === PARENT
      ? from.collection.parentObjects.some((parent) => parent === here.slug || parent === here.id)
      : attribute.targetIds.length === 0 || attribute.targetIds.includes(here.id));
  if (!isAllowed) {
    const name = attribute === PARENT ? PARENT : attribute.apiSlug;
    throw refused(`"${name}" does not refer to "${here.slug}".`, [...path, '0']);
  }
  return { by: attribute === PARENT ? 'parent' : { attributeId: attribute.attributeId }, scopeId: here.id };
}

function attributeOf(collection: CatalogCollection, name: string, path: string[]): CatalogAttribute | typeof PARENT {
  const attribute = collection.find(name);
  if (attribute !== undefined) return attribute;
  if (collection.row.kind === 'list' && name === PARENT) return PARENT;
  throw new QueryRefusedError('unknown_filter_attribute_slug', `Unknown attribute slug: ${name}.`, path);
}
