import { z } from 'zod';
import { isObject } from '../json.js';
import { type Collection, valuesOf } from '../model/collection.js';
import { type Attribute, type Item, type Value } from '../model/types.js';
import { type World } from '../model/world.js';
import { choiceOf } from '../values/choice.js';
import { invalidField, unknownSlug } from './filter-errors.js';
import { filterRules } from './operators.js';
import { followPath, resolvePath, type ResolvedPath } from './paths.js';

const direction = z.enum(['asc', 'desc']);

/** `sorts` of a query body. */
export const sortsSchema = z.array(
  z.union([
    z.object({ direction, attribute: z.string(), field: z.string().optional() }),
    z.object({ direction, path: z.array(z.tuple([z.string(), z.string()])), field: z.string().optional() }),
  ]),
);

export type Sorts = z.output<typeof sortsSchema>;

interface Key {
  readonly read: (item: Item, at: number) => string | number | null;
  readonly sign: 1 | -1;
}

/** Items in the order asked for; ties and the rest by id. Empty values come last, whatever the direction. */
export function sortItems(world: World, collection: Collection, items: Item[], sorts: Sorts, at: number): Item[] {
  const keys = sorts.map((sort, index) => compileSort(world, collection, sort, index));
  const emptyFirst = world.settings.switches.emptyValues === 'first';
  const rows = items.map((item) => ({ item, values: keys.map(({ read }) => read(item, at)) }));
  rows.sort((a, b) => {
    for (const [index, { sign }] of keys.entries()) {
      const order = compare(a.values[index] ?? null, b.values[index] ?? null, sign, emptyFirst);
      if (order !== 0) return order;
    }
    return a.item.id < b.item.id ? -1 : 1;
  });
  return rows.map(({ item }) => item);
}

function compileSort(world: World, collection: Collection, sort: Sorts[number], index: number): Key {
  const sign = sort.direction === 'asc' ? 1 : -1;
  const place = ['sorts', String(index)];
  const path: ResolvedPath =
    'path' in sort
      ? resolvePath(world, collection, sort.path, [...place, 'path'])
      : { hops: [], last: sortable(collection, sort.attribute, [...place, 'attribute']) };
  const { last } = path;
  const field = sort.field ?? mainField(last);
  const fields = [...Object.keys(filterRules[last.type].properties), mainField(last)];
  if (!fields.includes(field)) throw invalidField(field, fields, [...place, 'field']);
  return {
    sign,
    read: (item, at) => {
      const [end] = followPath(path, item, at);
      const [value] = end ? valuesOf(end, last) : [];
      return value ? sortValue(last, field, value) : null;
    },
  };
}

/** The property sorts use when they name none. */
function mainField(attribute: Attribute): string {
  switch (attribute.type) {
    case 'record-reference':
      return 'target_record_id';
    case 'actor-reference':
      return 'referenced_actor_id';
    case 'location':
      return 'locality';
    case 'interaction':
      return 'interacted_at';
    case 'text':
    case 'number':
    case 'checkbox':
    case 'currency':
    case 'date':
    case 'timestamp':
    case 'rating':
    case 'status':
    case 'select':
    case 'domain':
    case 'email-address':
    case 'phone-number':
    case 'personal-name':
      return filterRules[attribute.type].main ?? 'value';
  }
}

/** Choices sort in the order of the app, everything else by its value. */
function sortValue(attribute: Attribute, field: string, value: Value): string | number | null {
  if (field === 'active_from') return value.activeFrom;
  if (attribute.type === 'select' || attribute.type === 'status') {
    const choices = attribute.type === 'select' ? attribute.options : attribute.statuses;
    const choice = choiceOf(choices, value.members);
    return choice ? choices.indexOf(choice) : null;
  }
  const member = field === 'owner_member_id' ? ownerOf(value) : value.members[field];
  if (typeof member === 'boolean') return Number(member);
  if (typeof member === 'string')
    return attribute.type === 'text' || field.endsWith('name') ? member.toLowerCase() : member;
  return typeof member === 'number' ? member : null;
}

/** The member of an interaction; its owner may be somebody else, who counts as empty. */
function ownerOf({ members }: Value): unknown {
  const actor = members['owner_actor'];
  return isObject(actor) && actor.type === 'workspace-member' ? actor.id : null;
}

function sortable(collection: Collection, key: string, path: readonly string[]): Attribute {
  const attribute = collection.attribute(key);
  if (!attribute || attribute.isArchived) throw unknownSlug(key, path);
  return attribute;
}

function compare(a: string | number | null, b: string | number | null, sign: 1 | -1, emptyFirst: boolean): number {
  if (a === null || b === null) return a === b ? 0 : (a === null) === emptyFirst ? -1 : 1;
  return a === b ? 0 : (a < b ? -1 : 1) * sign;
}
