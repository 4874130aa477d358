import { badRequest, missing, notFound } from '../errors.js';
import { type JsonObject } from '../json.js';
import { uuidV5 } from '../random.js';
import { applyChanges, createItem, type Writer } from './apply.js';
import { type Collection } from './collection.js';
import { refuseMergingParent } from './merge.js';
import { type ParsedInput, parseInput, planWrite } from './plan.js';
import { refuseMerging, removeEntry } from './records.js';
import { type Item } from './types.js';
import { type World } from './world.js';

export interface EntryInput {
  readonly parent_record_id: string;
  readonly parent_object: string;
  readonly entry_values: JsonObject;
}

export function readEntry(list: Collection, id: string, at = Infinity): Item {
  const entry = list.items.get(id, at);
  if (!entry) throw missing.entry(id);
  return entry;
}

/** An entry for writing; 400 while its parent is being merged. */
export function entryToWrite(world: World, list: Collection, id: string): Item {
  const entry = readEntry(list, id);
  refuseMergingParent(world, entry);
  return entry;
}

/** `POST /lists/{list}/entries`: always adds, also when the record is in the list already. */
export function createEntry(world: World, list: Collection, input: EntryInput, writer: Writer): Item {
  const parent = parentOf(world, list, input);
  return insert(world, list, parent, parseInput(world, list, input.entry_values), world.newId(), writer);
}

/** `PUT /lists/{list}/entries`: the entry of the parent is updated, or made. */
export function upsertEntry(world: World, list: Collection, input: EntryInput, writer: Writer): Item {
  const parent = parentOf(world, list, input);
  const parsed = parseInput(world, list, input.entry_values);
  const [entry, second] = world
    .entriesOf(parent.recordId)
    .filter((one) => one.list === list)
    .map((one) => one.entry);
  if (second) {
    throw badRequest(
      'multiple_match_results',
      'Multiple entries were founds for the given parent record. ' +
        'Please remove duplicates or use the update or create entry endpoints instead.',
    );
  }
  if (entry) {
    const options = { mode: 'put', actor: writer.actor, now: world.clock.stamp() } as const;
    return applyChanges(world, list, entry, planWrite(list, entry, parsed, options), writer);
  }
  const derived = uuidV5(list.id, parent.recordId);
  const isFree = world.settings.switches.deterministicUpsertIds && !list.items.get(derived);
  return insert(world, list, parent, parsed, isFree ? derived : uuidV5(list.id, world.newId()), writer);
}

/** `DELETE /lists/{list}/entries/{entry_id}`: permanent. */
export function deleteEntry(world: World, list: Collection, id: string, writer: Writer): void {
  const entry = entryToWrite(world, list, id);
  removeEntry(world, list, entry);
  world.events.entry('deleted', list, entry, writer.actor);
}

function insert(
  world: World,
  list: Collection,
  parent: NonNullable<Item['parent']>,
  input: ParsedInput,
  id: string,
  writer: Writer,
): Item {
  const now = world.clock.stamp();
  const planned = planWrite(list, null, input, { mode: 'create', actor: writer.actor, now });
  const entry: Item = { id, createdAt: now, createdBy: writer.actor, parent, values: {}, history: {} };
  return createItem(world, list, entry, planned, writer);
}

function parentOf(world: World, list: Collection, input: EntryInput): NonNullable<Item['parent']> {
  const object = world.findObject(input.parent_object);
  if (!object) throw notFound(`Object with slug/ID "${input.parent_object}" not found.`);
  if (object.id !== list.parentObjectId) {
    throw badRequest('validation_type', `Records of object "${input.parent_object}" cannot be added to this list.`);
  }
  refuseMerging(world, input.parent_record_id);
  if (!object.items.get(input.parent_record_id)) {
    throw badRequest('value_not_found', `Parent record with slug/ID "${input.parent_record_id}" not found.`);
  }
  return { objectId: object.id, recordId: input.parent_record_id };
}
