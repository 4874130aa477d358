import { Injectable } from '@nestjs/common';
import { RelatedRepository, type RelatedItem } from '@app/database';
import { type Catalog, type CatalogAttribute, type CatalogCollection } from '../catalog/catalog.js';
import { UnknownFieldError } from '../errors.js';
import { recordOf, type QueriedRecord, type ValueView } from './view.js';

/** Deal → company → people, and one more. */
const MAX_DEPTH = 3;
/** Records an answer carries beside the ones asked for. References beyond stay as they are. */
const MAX_RECORDS = 2_000;

/** Attributes to follow, each with what to follow from there. */
export type ExpansionTree = Map<string, ExpansionTree>;

/** One holder of references: a record's or an entry's values. */
export interface Holder {
  collection: CatalogCollection;
  values: Record<string, ValueView[]>;
}

/** Puts the records that references point at beside them: one statement a level, however many records and objects. */
@Injectable()
export class Expansion {
  constructor(private readonly related: RelatedRepository) {}

  /**
   * Adds `record` to the values of the attributes named.
   * @returns whether everything was added: an answer carries at most some thousands of records
   */
  async expand(holders: Holder[], tree: ExpansionTree, catalog: Catalog, workspaceId: string): Promise<boolean> {
    const budget = { left: MAX_RECORDS, isComplete: true };
    let level = [{ holders, tree }];
    for (let depth = 0; depth < MAX_DEPTH && level.length > 0; depth++) {
      level = await this.expandLevel(level, catalog, workspaceId, budget);
    }
    return budget.isComplete;
  }

  private async expandLevel(
    level: { holders: Holder[]; tree: ExpansionTree }[],
    catalog: Catalog,
    workspaceId: string,
    budget: { left: number; isComplete: boolean },
  ): Promise<{ holders: Holder[]; tree: ExpansionTree }[]> {
    const references = level.flatMap(({ holders, tree }) =>
      holders.flatMap((holder) => [...tree].flatMap(([slug, rest]) => referencesOf(holder, slug, rest, catalog))),
    );
    const wanted = new Map(
      references.map(({ target, id }) => [`${target.id} ${id}`, { scopeId: target.id, itemId: id }]),
    );
    const asked = [...wanted.values()].slice(0, budget.left);
    if (asked.length < wanted.size) budget.isComplete = false;
    budget.left -= asked.length;
    const found = new Map<string, RelatedItem>();
    for (const item of await this.related.listRecords(asked)) found.set(`${item.scopeId} ${item.askedId}`, item);
    const next = new Map<ExpansionTree, Holder[]>();
    for (const { value, target, id, rest } of references) {
      const item = found.get(`${target.id} ${id}`);
      if (item === undefined) continue;
      const record: QueriedRecord = recordOf(item, target, workspaceId);
      // The values come from the mirror row, which several records of this answer may share.
      record.values = copied(record.values);
      value['record'] = record;
      if (rest.size > 0) next.set(rest, [...(next.get(rest) ?? []), { collection: target, values: record.values }]);
    }
    return [...next].map(([tree, holders]) => ({ tree, holders }));
  }
}

/** @throws UnknownFieldError no such reference, or deeper than allowed */
export function expansionTree(paths: string[], collection: CatalogCollection, catalog: Catalog): ExpansionTree {
  const tree: ExpansionTree = new Map();
  for (const path of paths) {
    const slugs = path.split('.');
    if (slugs.length > MAX_DEPTH)
      throw new UnknownFieldError('expand', `"${path}" goes deeper than ${MAX_DEPTH} references`);
    let here = tree;
    let reached = [collection];
    for (const slug of slugs) {
      const attributes = reached
        .flatMap((each) => each.find(slug) ?? [])
        .filter(({ type }) => type === 'record-reference');
      if (attributes.length === 0) throw new UnknownFieldError('expand', `"${slug}" in "${path}" is no reference`);
      reached = attributes.flatMap((attribute) => targetsOf(attribute, catalog));
      const next = here.get(slug) ?? new Map<string, ExpansionTree>();
      here.set(slug, next);
      here = next;
    }
  }
  return tree;
}

/** A copy whose value objects may be added to. */
export function copied(values: Record<string, ValueView[]>): Record<string, ValueView[]> {
  return Object.fromEntries(Object.entries(values).map(([slug, list]) => [slug, list.map((value) => ({ ...value }))]));
}

function targetsOf({ targetIds }: CatalogAttribute, catalog: Catalog): CatalogCollection[] {
  const objects = catalog.collections.filter(({ row }) => row.kind === 'object');
  return targetIds.length === 0 ? objects : objects.filter(({ id }) => targetIds.includes(id));
}

function referencesOf({ collection, values }: Holder, name: string, rest: ExpansionTree, catalog: Catalog) {
  const slug = collection.find(name)?.apiSlug;
  return (slug === undefined ? [] : (values[slug] ?? [])).flatMap((value) => {
    const { target_object: object, target_record_id: id } = value;
    const target = typeof object === 'string' ? catalog.find('object', object) : undefined;
    return target && typeof id === 'string' ? [{ value, target, id, rest }] : [];
  });
}
