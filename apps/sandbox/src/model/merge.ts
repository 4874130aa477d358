import { badRequest, missing } from '../errors.js';
import { addToParent, applyChanges, store } from './apply.js';
import { type Collection, valuesOf } from './collection.js';
import { type PlannedChange } from './plan.js';
import { refuseMerging, removeEntry, removeRecord } from './records.js';
import { dropReferences } from './relations.js';
import { type Actor, type Item, type Value } from './types.js';
import { type World } from './world.js';

/**
 * Merges two records into a new one: the primary's values win, the secondary's fill the gaps, lists of related
 * records are joined. Done at once, or accepted and done later when the merge dial says so.
 */
export function mergeRecords(
  world: World,
  object: Collection,
  primaryId: string,
  secondaryId: string,
  actor: Actor,
): { newId: string; isDone: boolean } {
  for (const id of [primaryId, secondaryId]) {
    refuseMerging(world, id);
    if (!object.items.get(id)) throw missing.record(id);
  }
  const newId = world.newId();
  const { delayMs } = world.settings.merge;
  if (delayMs === 0) {
    merge(world, object, primaryId, secondaryId, newId, actor);
    return { newId, isDone: true };
  }
  const involved = [primaryId, secondaryId, newId];
  for (const id of involved) world.merging.set(id, newId);
  world.scheduler.after(delayMs, () => {
    for (const id of involved) world.merging.delete(id);
    merge(world, object, primaryId, secondaryId, newId, actor);
  });
  return { newId, isDone: false };
}

function merge(
  world: World,
  object: Collection,
  primaryId: string,
  secondaryId: string,
  newId: string,
  actor: Actor,
): void {
  const primary = object.items.get(primaryId);
  const secondary = object.items.get(secondaryId);
  if (!primary || !secondary) return;
  const joined = joinedValues(object, primary, secondary);
  for (const original of [primary, secondary]) {
    dropReferences(world, object, original.id, actor);
    const current = object.items.get(original.id);
    if (current) removeRecord(world, object, current);
  }
  const item: Item = {
    id: newId,
    createdAt: primary.createdAt,
    createdBy: primary.createdBy,
    parent: null,
    values: {},
    history: joined.history,
  };
  store(world, object, item);
  applyChanges(world, object, item, joined.planned, { actor, silent: true });
  for (const original of [primary, secondary]) {
    moveBelongings(world, object, original.id, newId, actor);
    world.events.merged(object, newId, original.id, actor);
    if (world.settings.switches.deletedEventsOnMerge) world.events.record('deleted', object, original.id, actor);
  }
}

function joinedValues(object: Collection, primary: Item, secondary: Item) {
  const planned: PlannedChange[] = [];
  const history: Record<string, readonly Value[]> = {};
  for (const attribute of object.attributes) {
    if (attribute.intrinsic) continue;
    const first = valuesOf(primary, attribute);
    const second = valuesOf(secondary, attribute);
    const isJoined = attribute.type === 'record-reference' && attribute.isMultiselect;
    const source = first.length > 0 ? primary : secondary;
    const after = isJoined
      ? [...first, ...second.filter((value) => !includes(first, value))]
      : valuesOf(source, attribute);
    const past = source.history[attribute.id];
    if (past) history[attribute.id] = past;
    if (after.length > 0) planned.push({ attribute, before: [], after, changes: true });
  }
  return { planned, history };
}

function includes(values: readonly Value[], wanted: Value): boolean {
  return values.some(({ members }) => members['target_record_id'] === wanted.members['target_record_id']);
}

/** Entries, notes, tasks and comments of an original go over to the merged record. */
function moveBelongings(world: World, object: Collection, oldId: string, newId: string, actor: Actor): void {
  const now = world.clock.now();
  const tell = world.settings.switches.entryEventsOnParentDelete;
  for (const { list, entry } of world.entriesOf(oldId)) {
    const moved: Item = {
      ...entry,
      id: tell ? world.newId() : entry.id,
      parent: { objectId: object.id, recordId: newId },
    };
    removeEntry(world, list, entry);
    store(world, list, moved);
    for (const attribute of list.attributes)
      list.unique.replace(attribute, moved.id, [], moved.values[attribute.id] ?? []);
    addToParent(world, newId, moved.id);
    if (!tell) continue;
    world.events.entry('deleted', list, entry, actor);
    world.events.entry('created', list, moved, actor);
  }
  for (const note of [...world.notes.list()]) {
    if (note.recordId === oldId) world.notes.put(note.id, { ...note, recordId: newId }, now);
  }
  for (const comment of [...world.comments.list()]) {
    if (comment.record.recordId !== oldId) continue;
    world.comments.put(comment.id, { ...comment, record: { objectId: object.id, recordId: newId } }, now);
  }
  for (const task of [...world.tasks.list()]) {
    if (!task.linkedRecords.some(({ recordId }) => recordId === oldId)) continue;
    const moved = task.linkedRecords.map((link) => (link.recordId === oldId ? { ...link, recordId: newId } : link));
    const linkedRecords = moved.filter(
      (link, index) => moved.findIndex((one) => one.recordId === link.recordId) === index,
    );
    world.tasks.put(task.id, { ...task, linkedRecords }, now);
  }
}

/** 400 while the parent of an entry is being merged. */
export function refuseMergingParent(world: World, entry: Item): void {
  if (entry.parent && world.merging.has(entry.parent.recordId)) {
    throw badRequest('merge_in_progress', `Record with ID "${entry.parent.recordId}" is being merged.`);
  }
}
