import { type ChangeFilter } from '@app/database';
import { FeedFilterError } from './errors.js';
import { type Names } from './schema-names.js';

/** What a consumer asks for, in slugs or ids. An absent member lets everything through. */
export interface FeedQuery {
  kinds?: string[] | undefined;
  objects?: string[] | undefined;
  lists?: string[] | undefined;
  /** Within the chosen objects and lists, or anywhere. */
  attributes?: string[] | undefined;
  record_ids?: string[] | undefined;
  operations?: string[] | undefined;
  causes?: string[] | undefined;
  /** `false`: no updates that touch nothing but formulas, enrichment and interactions. */
  include_derived?: boolean | undefined;
}

/** A filter by ids, so that a renamed slug changes nothing: what a subscription keeps. */
export interface StoredFilter extends Omit<ChangeFilter, 'unlessOnlyAttributeIds'> {
  includeDerived: boolean;
}

/** Where the query came from, and so how its members are called there: `objects` is `object` or `filter.objects`. */
export type FilterPlace = 'query' | 'body';

/** @throws FeedFilterError a slug or id that the schema does not have, with the path of it */
export function resolveFilter(
  query: FeedQuery,
  names: Names,
  includeDerived: boolean,
  place: FilterPlace = 'query',
): StoredFilter {
  const pathOf = (member: string) => (place === 'query' ? member : `filter.${member}s`);
  const scopeIds =
    query.objects || query.lists
      ? [
          ...(query.objects ?? []).map((name) => collectionId('object', name, pathOf('object'), names)),
          ...(query.lists ?? []).map((name) => collectionId('list', name, pathOf('list'), names)),
        ]
      : undefined;
  const attributeIds = query.attributes?.flatMap((name) => idsOfAttribute(name, scopeIds, pathOf('attribute'), names));
  return {
    ...(query.kinds ? { kinds: query.kinds } : {}),
    ...(scopeIds ? { scopeIds } : {}),
    ...(attributeIds ? { attributeIds } : {}),
    ...(query.record_ids ? { itemIds: query.record_ids } : {}),
    ...(query.operations ? { operations: query.operations } : {}),
    ...(query.causes ? { causes: query.causes } : {}),
    includeDerived: query.include_derived ?? includeDerived,
  };
}

/** The same for the database; what counts as derived is looked up now, because the schema moves on. */
export function changeFilterOf({ includeDerived, ...filter }: StoredFilter, names: Names): ChangeFilter {
  if (includeDerived) return filter;
  // Who asks for a formula by name wants it.
  const wanted = new Set(filter.attributeIds);
  return { ...filter, unlessOnlyAttributeIds: names.derivedIds.filter((attributeId) => !wanted.has(attributeId)) };
}

function collectionId(kind: 'object' | 'list', name: string, path: string, names: Names): string {
  // A deleted object may have left its slug to a living one.
  const found = [...names.collections.values()]
    .filter((row) => row.kind === kind && (row.apiSlug === name || row.collectionId === name))
    .sort((a, b) => Number(a.isDeleted) - Number(b.isDeleted))[0];
  if (found === undefined) throw new FeedFilterError(path, `No ${kind} has the slug or id "${name}"`);
  return found.collectionId;
}

function idsOfAttribute(name: string, scopeIds: string[] | undefined, path: string, names: Names): string[] {
  const found = [...names.attributes.values()].filter(
    (row) =>
      (row.apiSlug === name || row.attributeId === name) &&
      (scopeIds === undefined || scopeIds.includes(row.collectionId)),
  );
  if (found.length === 0) throw new FeedFilterError(path, `No attribute has the slug or id "${name}" there`);
  return found.map((row) => row.attributeId);
}
