import { valueKey } from '../values/index.js';
import { type Collection, valuesOf } from './collection.js';
import { store, withValues } from './apply.js';
import { type PlannedChange } from './plan.js';
import { type Actor, type Attribute, type Members, type Value, systemActor, textOf } from './types.js';
import { type World } from './world.js';

interface Side {
  readonly collection: Collection;
  readonly attribute: Attribute;
}

/** Mirrors a change of one side of a relationship on the other side (reference 4.4). */
export function linkInverse(
  world: World,
  collection: Collection,
  itemId: string,
  change: PlannedChange,
  actor: Actor,
): void {
  const other = world.inverseOf(change.attribute);
  if (!other) return;
  const here: Side = { collection, attribute: change.attribute };
  const before = targets(change.before);
  const after = targets(change.after);
  for (const id of before) if (!after.has(id)) removeReference(world, other, id, itemId, actor);
  for (const id of after) if (!before.has(id)) addReference(world, other, id, here, itemId, actor);
}

/** Takes every reference to a record away, on both sides of relationships and from one-way references. */
export function dropReferences(world: World, object: Collection, recordId: string, actor: Actor): void {
  for (const collection of [...world.objects, ...world.lists]) {
    for (const attribute of collection.attributes) {
      if (attribute.type !== 'record-reference' || attribute.intrinsic) continue;
      if (attribute.allowedObjectIds && !attribute.allowedObjectIds.includes(object.id)) continue;
      const side = { collection, attribute };
      const inverse = world.inverseOf(attribute);
      if (inverse && inverse.collection !== object) continue;
      const holders = inverse ? mirrored(object, inverse.attribute, recordId) : pointingAt(side, recordId);
      for (const id of holders) removeReference(world, side, id, recordId, actor);
    }
  }
}

function removeReference(world: World, side: Side, holderId: string, targetId: string, actor: Actor): void {
  const item = side.collection.items.get(holderId);
  if (!item) return;
  const before = valuesOf(item, side.attribute);
  const after = before.filter(({ members }) => members['target_record_id'] !== targetId);
  if (after.length !== before.length) replace(world, side, holderId, before, after, actor);
}

function addReference(world: World, side: Side, holderId: string, from: Side, targetId: string, actor: Actor): void {
  const item = side.collection.items.get(holderId);
  if (!item) return;
  const before = valuesOf(item, side.attribute);
  if (before.some(({ members }) => members['target_record_id'] === targetId)) return;
  const members: Members = { target_object_id: from.collection.id, target_record_id: targetId };
  const added: Value = { activeFrom: world.clock.stamp(), activeUntil: null, actor, members };
  const kept = side.attribute.isMultiselect ? before : [];
  if (!side.attribute.isMultiselect) {
    for (const { members: old } of before)
      removeReference(world, from, textOf(old, 'target_record_id'), holderId, actor);
  }
  replace(world, side, holderId, before, [...kept, added], actor);
}

function replace(
  world: World,
  side: Side,
  id: string,
  before: readonly Value[],
  after: readonly Value[],
  actor: Actor,
): void {
  const item = side.collection.items.get(id);
  if (!item) return;
  const next = withValues(item, side.attribute.id, before, after, world.clock.stamp());
  store(world, side.collection, next);
  side.collection.unique.replace(side.attribute, id, before, after);
  const { inverseEvents } = world.settings.switches;
  if (inverseEvents === 'none') return;
  world.events.updated(side.collection, next, side.attribute.id, inverseEvents === 'system' ? systemActor : actor);
}

function targets(values: readonly Value[]): Set<string> {
  return new Set(values.map(({ members }) => textOf(members, 'target_record_id')));
}

/** Who points here, read off the other side of the pair. */
function mirrored(object: Collection, attribute: Attribute, recordId: string): string[] {
  const item = object.items.get(recordId);
  return item ? [...targets(valuesOf(item, attribute))] : [];
}

function pointingAt(side: Side, recordId: string): string[] {
  const found: string[] = [];
  for (const item of side.collection.items.list()) {
    const points = valuesOf(item, side.attribute).some(({ members }) =>
      valueKey('record-reference', members).endsWith(`:${recordId}`),
    );
    if (points) found.push(item.id);
  }
  return found;
}
