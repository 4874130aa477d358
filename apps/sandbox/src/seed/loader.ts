import { addToParent } from '../model/apply.js';
import { type Collection } from '../model/collection.js';
import { type Actor, type Attribute, type Item, type Members, type Value, textOf } from '../model/types.js';
import { type World } from '../model/world.js';
import { parseValues } from '../values/index.js';

/** Values to seed: by slug, in any write form. */
export type SeedValues = Readonly<Record<string, unknown>>;

interface SeedItem {
  readonly id: string;
  readonly createdAt: number;
  readonly actor: Actor;
  readonly values: SeedValues;
  /** Who wrote single attributes, when it was someone else. */
  readonly actors?: Readonly<Record<string, Actor>>;
  readonly parent?: Item['parent'];
}

/** Stores a seeded record or entry at once, without events, effects or checks that cost time. */
export function load(world: World, collection: Collection, seed: SeedItem): Item {
  const values: Record<string, readonly Value[]> = {};
  for (const [slug, raw] of Object.entries(seed.values)) {
    const attribute = collection.attribute(slug);
    if (!attribute || raw === undefined) continue;
    const actor = seed.actors?.[slug] ?? seed.actor;
    const stored = (members: Members): Value => ({ activeFrom: seed.createdAt, activeUntil: null, actor, members });
    values[attribute.id] = parse(world, attribute, raw).map(stored);
  }
  const { id, createdAt, actor, parent = null } = seed;
  const item: Item = { id, createdAt, createdBy: actor, parent, values, history: {} };
  collection.items.load(id, item);
  for (const attribute of collection.attributes) {
    if (attribute.isUnique) collection.unique.replace(attribute, id, [], values[attribute.id] ?? []);
  }
  if (parent) addToParent(world, parent.recordId, id);
  return item;
}

/** Fills the other side of every relationship from the sides already loaded. */
export function mirrorRelations(world: World): void {
  for (const object of world.objects) {
    for (const attribute of object.attributes) {
      const other = world.inverseOf(attribute);
      if (!other || attribute.isMultiselect < other.attribute.isMultiselect) mirror(object, attribute, other);
      else if (attribute.isMultiselect && other.attribute.isMultiselect && attribute.id < other.attribute.id) {
        mirror(object, attribute, other);
        mirror(other.collection, other.attribute, { collection: object, attribute });
      }
    }
  }
}

function mirror(
  object: Collection,
  attribute: Attribute,
  other: { collection: Collection; attribute: Attribute } | null,
): void {
  if (!other) return;
  const lists = new Map<string, Value[]>();
  for (const item of object.items.list()) {
    for (const value of item.values[attribute.id] ?? []) {
      const target = textOf(value.members, 'target_record_id');
      const back: Value = { ...value, members: { target_object_id: object.id, target_record_id: item.id } };
      const list = lists.get(target);
      if (list) list.push(back);
      else lists.set(target, [back]);
    }
  }
  for (const [id, values] of lists) {
    const item = other.collection.items.get(id);
    if (!item) continue;
    const held = item.values[other.attribute.id] ?? [];
    const known = new Set(held.map(({ members }) => members['target_record_id']));
    const added = values.filter(({ members }) => !known.has(members['target_record_id'] ?? null));
    other.collection.items.load(id, { ...item, values: { ...item.values, [other.attribute.id]: [...held, ...added] } });
  }
}

function parse(world: World, attribute: Attribute, raw: unknown): Members[] {
  return parseValues(raw, { attribute, path: [attribute.slug], lookups: world.lookups });
}
