import { badRequest, missing } from '../errors.js';
import { ApiError } from '../errors.js';
import { type JsonObject } from '../json.js';
import { uuidV5, isUuid } from '../random.js';
import { valueKey } from '../values/index.js';
import { applyChanges, createItem, type Writer } from './apply.js';
import { type Collection } from './collection.js';
import { type ParsedInput, type WriteMode, parseInput, planWrite } from './plan.js';
import { dropReferences } from './relations.js';
import { type Attribute, type Item } from './types.js';
import { type World } from './world.js';

/** A record for reading; 404 when it is gone or being merged. */
export function readRecord(world: World, object: Collection, id: string, at = Infinity): Item {
  if (world.merging.has(id)) {
    throw new ApiError(404, 'invalid_request_error', 'merge_in_progress', `Record with ID "${id}" is being merged.`);
  }
  const item = object.items.get(id, at);
  if (!item) throw missing.record(id);
  return item;
}

/** A record for writing; 400 while it is being merged. */
export function recordToWrite(world: World, object: Collection, id: string): Item {
  refuseMerging(world, id);
  const item = object.items.get(id);
  if (!item) throw missing.record(id);
  return item;
}

export function refuseMerging(world: World, recordId: string): void {
  if (world.merging.has(recordId)) {
    throw badRequest('merge_in_progress', `Record with ID "${recordId}" is being merged.`);
  }
}

/** `POST /objects/{object}/records`. */
export function createRecord(
  world: World,
  object: Collection,
  values: JsonObject,
  writer: Writer,
  privileged = false,
): Item {
  const input = parseInput(world, object, values, { privileged });
  return insert(world, object, input, world.newId(), writer);
}

/** `PATCH` and `PUT` on a record or an entry. */
export function updateItem(
  world: World,
  collection: Collection,
  item: Item,
  values: JsonObject,
  mode: WriteMode,
  writer: Writer,
  privileged = false,
): Item {
  const input = parseInput(world, collection, values, { privileged });
  const now = world.clock.stamp();
  const planned = planWrite(collection, item, input, { mode, actor: writer.actor, now });
  return applyChanges(world, collection, item, planned, writer);
}

/** `PUT /objects/{object}/records?matching_attribute=`: updates the record that holds the value, else creates one. */
export function upsertRecord(
  world: World,
  object: Collection,
  matching: string,
  values: JsonObject,
  writer: Writer,
): Item {
  const attribute = matchingAttribute(object, matching);
  const input = parseInput(world, object, values);
  const sent = input.find((one) => one.attribute === attribute)?.sent ?? [];
  const keys = sent.map((members) => valueKey(attribute.type, members));
  const [key] = keys;
  if (key === undefined) {
    throw badRequest('missing_value', `Required value for attribute with ID "${attribute.id}" was not provided.`);
  }
  const holders = new Set(keys.flatMap((one) => object.unique.find(attribute, one) ?? []));
  if (holders.size > 1) {
    const message = `Multiple records were found for the values of matching attribute "${attribute.slug}".`;
    throw badRequest(world.settings.switches.upsertTwoMatches, message);
  }
  const [holder] = holders;
  if (holder === undefined) return insert(world, object, input, upsertId(world, object, attribute, key), writer);
  const item = recordToWrite(world, object, holder);
  const now = world.clock.stamp();
  const options = { mode: 'put', actor: writer.actor, now, matchedBy: attribute } as const;
  return applyChanges(world, object, item, planWrite(object, item, input, options), writer);
}

/** Permanent. References to the record, its entries, notes, task links and comments go with it. */
export function deleteRecord(world: World, object: Collection, id: string, writer: Writer): void {
  const item = recordToWrite(world, object, id);
  dropReferences(world, object, id, writer.actor);
  removeRecord(world, object, item);
  world.events.record('deleted', object, id, writer.actor);
  for (const { list, entry } of world.entriesOf(id)) {
    removeEntry(world, list, entry);
    if (world.settings.switches.entryEventsOnParentDelete) world.events.entry('deleted', list, entry, writer.actor);
  }
  const now = world.clock.now();
  for (const note of [...world.notes.list()]) if (note.recordId === id) world.notes.delete(note.id, now);
  for (const comment of [...world.comments.list()]) {
    if (comment.record.recordId === id) world.comments.delete(comment.id, now);
  }
  for (const task of [...world.tasks.list()]) {
    const linkedRecords = task.linkedRecords.filter(({ recordId }) => recordId !== id);
    if (linkedRecords.length < task.linkedRecords.length) world.tasks.put(task.id, { ...task, linkedRecords }, now);
  }
  for (const file of [...world.files.list()]) if (file.recordId === id) world.files.delete(file.id, now);
}

/** Takes a record out of the store, without a word to anyone. */
export function removeRecord(world: World, object: Collection, item: Item): void {
  object.unique.drop(object.attributes, item);
  object.items.delete(item.id, world.clock.now());
}

/** Takes an entry out of the store, without a word to anyone. */
export function removeEntry(world: World, list: Collection, entry: Item): void {
  list.unique.drop(list.attributes, entry);
  list.items.delete(entry.id, world.clock.now());
  if (entry.parent) world.entriesByParent.get(entry.parent.recordId)?.delete(entry.id);
}

function insert(world: World, object: Collection, input: ParsedInput, id: string, writer: Writer): Item {
  const now = world.clock.stamp();
  const planned = planWrite(object, null, input, { mode: 'create', actor: writer.actor, now });
  const item: Item = { id, createdAt: now, createdBy: writer.actor, parent: null, values: {}, history: {} };
  return createItem(world, object, item, planned, writer);
}

function matchingAttribute(object: Collection, key: string): Attribute {
  const attribute = object.attribute(key);
  if (!attribute || attribute.isArchived) {
    throw badRequest('value_not_found', `No attribute was found for matching_attribute slug/ID "${key}".`);
  }
  if (!attribute.isUnique) {
    const message = 'The matching attribute specified is not a unique attribute.';
    throw badRequest('matching_attribute_definition_not_unique', message);
  }
  return attribute;
}

function upsertId(world: World, object: Collection, attribute: Attribute, key: string): string {
  const { deterministicUpsertIds } = world.settings.switches;
  const id = uuidV5(object.id, deterministicUpsertIds ? `${attribute.id}:${key}` : world.newId());
  return object.items.get(id) || !isUuid(id) ? uuidV5(object.id, world.newId()) : id;
}
