import { type SortKey } from '@app/database';
import { type Catalog, type CatalogAttribute, type CatalogCollection } from '../catalog/catalog.js';
import { QueryRefusedError } from '../errors.js';
import { parsePath, type ResolvedPath } from './path.js';
import { queriedAttribute } from './parse-filter.js';
import { refused } from './operands.js';
import { grammar, memberOf, type PropertyKind } from './properties.js';

export interface SortInput {
  direction: 'asc' | 'desc';
  attribute?: string | undefined;
  path?: unknown[] | undefined;
  field?: string | undefined;
}

const ORDERED_AS: Readonly<Record<PropertyKind, SortKey['as']>> = {
  text: 'text',
  caseless: 'text',
  phone: 'text',
  number: 'decimal',
  boolean: 'boolean',
  date: 'micros',
  timestamp: 'micros',
  since: 'micros',
  choice: 'choice',
};

/**
 * Attio's sorts (reference section 8.4).
 * @throws QueryRefusedError
 */
export function parseSorts(sorts: SortInput[], collection: CatalogCollection, catalog: Catalog): SortKey[] {
  return sorts.map((sort, index) => parseSort(sort, collection, catalog, ['sorts', String(index)]));
}

function parseSort(sort: SortInput, collection: CatalogCollection, catalog: Catalog, path: string[]): SortKey {
  const { hops, attribute } = sorted(sort, collection, catalog, path);
  const type = grammar[attribute.type];
  if (type === undefined) throw refused(`Attributes of type "${attribute.type}" cannot be sorted by.`, path);
  const field = sort.field ?? type.sortField;
  const property = Object.hasOwn(type.properties, field) ? type.properties[field] : undefined;
  if (property === undefined) {
    const known = Object.keys(type.properties).map((name) => `"${name}"`);
    const message = `Invalid field "${field}", must be one of (${known.join(', ')})`;
    throw new QueryRefusedError('invalid_filter_field', message, [...path, 'field']);
  }
  return {
    hops,
    attribute: queriedAttribute(attribute),
    member: memberOf(field, property),
    as: ORDERED_AS[property.kind],
    choiceIds: property.kind === 'choice' ? attribute.choices.map(({ choiceId }) => choiceId) : [],
    direction: sort.direction,
  };
}

function sorted(sort: SortInput, collection: CatalogCollection, catalog: Catalog, path: string[]): ResolvedPath {
  if (sort.attribute === undefined) return parsePath(sort.path, collection, catalog, [...path, 'path']);
  const attribute: CatalogAttribute | undefined = collection.find(sort.attribute);
  if (attribute !== undefined) return { hops: [], attribute };
  const message = `Unknown attribute slug: ${sort.attribute}.`;
  throw new QueryRefusedError('unknown_filter_attribute_slug', message, [...path, 'attribute']);
}
