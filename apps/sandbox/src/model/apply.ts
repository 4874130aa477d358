import { type Collection } from './collection.js';
import { type PlannedChange } from './plan.js';
import { linkInverse } from './relations.js';
import { scheduleEffects } from './effects.js';
import { type Actor, type Item, type Value } from './types.js';
import { type World } from './world.js';

/** Who writes, and whether anyone is told. */
export interface Writer {
  readonly actor: Actor;
  /** No events, as history replacement does. */
  readonly silent?: boolean;
}

/** Stores a new record or entry with its planned values. */
export function createItem(
  world: World,
  collection: Collection,
  item: Item,
  planned: readonly PlannedChange[],
  writer: Writer,
): Item {
  store(world, collection, item);
  if (item.parent) addToParent(world, item.parent.recordId, item.id);
  if (collection.kind === 'object') world.events.record('created', collection, item.id, writer.actor);
  else world.events.entry('created', collection, item, writer.actor);
  const changed = planned.filter(({ changes }) => changes);
  const quiet = !world.settings.switches.eventsOnCreate;
  return applyChanges(world, collection, item, changed, quiet ? { ...writer, silent: true } : writer);
}

/** Stores the planned changes of one record or entry and everything that follows from them. */
export function applyChanges(
  world: World,
  collection: Collection,
  item: Item,
  planned: readonly PlannedChange[],
  writer: Writer,
): Item {
  let current = item;
  const changed = planned.filter(({ changes }) => changes);
  for (const { attribute, before, after } of changed) {
    current = withValues(current, attribute.id, before, after, world.clock.stamp());
    collection.unique.replace(attribute, item.id, before, after);
  }
  if (changed.length > 0) store(world, collection, current);
  for (const change of changed) linkInverse(world, collection, item.id, change, writer.actor);
  const told = world.settings.switches.eventsOnNoop ? planned : changed;
  if (!writer.silent) {
    for (const { attribute } of told) world.events.updated(collection, current, attribute.id, writer.actor);
  }
  if (changed.length > 0) scheduleEffects(world, collection, item.id, changed);
  return collection.items.get(item.id) ?? current;
}

/** The item with other values for one attribute; values that ended move to its history. */
export function withValues(
  item: Item,
  attributeId: string,
  before: readonly Value[],
  after: readonly Value[],
  now: number,
): Item {
  const kept = new Set(after);
  // A value ends in the very moment the one that replaces it starts.
  const endedAt = after.find((value) => !before.includes(value))?.activeFrom ?? now;
  const ended = before.filter((value) => !kept.has(value)).map((value) => ({ ...value, activeUntil: endedAt }));
  const values = { ...item.values, [attributeId]: after };
  if (ended.length === 0) return { ...item, values };
  return {
    ...item,
    values,
    history: { ...item.history, [attributeId]: [...(item.history[attributeId] ?? []), ...ended] },
  };
}

export function store(world: World, collection: Collection, item: Item): void {
  collection.items.put(item.id, item, world.clock.now());
}

export function addToParent(world: World, recordId: string, entryId: string): void {
  const ids = world.entriesByParent.get(recordId);
  if (ids) ids.add(entryId);
  else world.entriesByParent.set(recordId, new Set([entryId]));
}
