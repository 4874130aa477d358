import { badRequest } from '../errors.js';
import { type JsonObject } from '../json.js';
import { parseValues, valueKey } from '../values/index.js';
import { type Collection, valuesOf } from './collection.js';
import { defaultMembers } from './defaults.js';
import { type Actor, type Attribute, type Item, type Members, type Value } from './types.js';
import { type World } from './world.js';

/** How multi-value attributes take what is sent (reference 5.2, 5.3). */
export type WriteMode =
  /** Everything is new. */
  | 'create'
  /** New values go in front of the existing ones. */
  | 'patch'
  /** The list becomes exactly what was sent. */
  | 'put';

/** One attribute of a write: what it holds afterwards, values that stay being the same objects as before. */
export interface PlannedChange {
  readonly attribute: Attribute;
  readonly before: readonly Value[];
  readonly after: readonly Value[];
  readonly changes: boolean;
}

/** Parsed input: attribute and the members sent for it. */
export type ParsedInput = readonly { readonly attribute: Attribute; readonly sent: readonly Members[] }[];

export interface PlanOptions {
  readonly mode: WriteMode;
  readonly actor: Actor;
  readonly now: number;
  /** Upsert: this attribute is added to, whatever the mode. */
  readonly matchedBy?: Attribute;
  /** Attributes only `system` may write. */
  readonly privileged?: boolean;
}

/** Reads the values of a request: attributes by slug or id, each in any accepted write form. */
export function parseInput(
  world: World,
  collection: Collection,
  input: JsonObject,
  options: { privileged?: boolean; root?: string } = {},
): ParsedInput {
  const { privileged = false, root = collection.kind === 'object' ? 'values' : 'entry_values' } = options;
  return Object.entries(input).map(([key, raw]) => {
    const attribute = collection.attribute(key);
    if (!attribute || attribute.isArchived) {
      throw badRequest('value_not_found', `Cannot find attribute with slug/ID "${key}".`);
    }
    refuseProtected(world, attribute, privileged);
    const context = { attribute, path: ['data', root, key], lookups: world.lookups };
    return { attribute, sent: parseValues(raw, context, world.settings.switches.clearSingleValues) };
  });
}

/** Decides what a write changes, or throws the reason it cannot be stored. Changes nothing itself. */
export function planWrite(
  collection: Collection,
  item: Item | null,
  input: ParsedInput,
  options: PlanOptions,
): PlannedChange[] {
  const given = new Map(input.map(({ attribute, sent }) => [attribute.id, { attribute, sent }]));
  if (!item) addDefaults(collection, given, options);
  const planned = [...given.values()].map(({ attribute, sent }) => planAttribute(item, attribute, sent, options));
  for (const change of planned) refuseTaken(collection, item, change);
  refuseMissing(collection, item, planned);
  return planned;
}

function planAttribute(
  item: Item | null,
  attribute: Attribute,
  sent: readonly Members[],
  options: PlanOptions,
): PlannedChange {
  const before = item ? valuesOf(item, attribute) : [];
  const held = new Map(before.map((value) => [valueKey(attribute.type, value.members), value]));
  const kept = new Set<Value>();
  const listed = sent.map((members) => {
    const existing = held.get(valueKey(attribute.type, members));
    if (existing) kept.add(existing);
    return existing ?? { activeFrom: options.now, activeUntil: null, actor: options.actor, members };
  });
  const adds = attribute.isMultiselect && (options.mode === 'patch' || options.matchedBy === attribute);
  const after = adds ? [...listed.filter((value) => !kept.has(value)), ...before] : listed;
  const changes = after.length !== before.length || after.some((value, index) => value !== before[index]);
  return { attribute, before, after, changes };
}

function addDefaults(
  collection: Collection,
  given: Map<string, { attribute: Attribute; sent: readonly Members[] }>,
  options: PlanOptions,
): void {
  for (const attribute of collection.shown) {
    if (given.has(attribute.id) || attribute.intrinsic) continue;
    const members = defaultMembers(attribute, options.actor, options.now);
    if (members.length > 0) given.set(attribute.id, { attribute, sent: members });
  }
}

function refuseProtected(world: World, attribute: Attribute, privileged: boolean): void {
  if (attribute.intrinsic === 'parent_record') {
    throw badRequest('immutable_value', 'The parent record for a list entry cannot be updated once created.');
  }
  if (privileged && !attribute.intrinsic) return;
  if (attribute.formula) throw badRequest('formula_edit_unauthorized', 'Cannot edit the value of a formula attribute.');
  const enriched = attribute.isEnriched && world.settings.switches.enrichedWrites === 'refuse';
  if (!attribute.isWritable || enriched) {
    throw badRequest('system_edit_unauthorized', `Cannot edit the value of attribute with slug "${attribute.slug}".`);
  }
}

function refuseTaken(collection: Collection, item: Item | null, change: PlannedChange): void {
  const { attribute, after } = change;
  if (!attribute.isUnique) return;
  for (const { members } of after) {
    const holder = collection.unique.find(attribute, valueKey(attribute.type, members));
    if (holder === undefined || holder === item?.id) continue;
    throw badRequest(
      'uniqueness_conflict',
      `A value provided for attribute with slug "${attribute.slug}" conflicts with one already in the system. ` +
        'This attribute has a uniqueness constraint. ' +
        'Please ensure all values for this attribute do not exist on another record.',
    );
  }
}

function refuseMissing(collection: Collection, item: Item | null, planned: readonly PlannedChange[]): void {
  for (const attribute of collection.shown) {
    if (!attribute.isRequired) continue;
    const change = planned.find((one) => one.attribute === attribute);
    const isEmpty = change ? change.after.length === 0 : item === null;
    if (isEmpty) {
      throw badRequest('missing_value', `Required value for attribute with ID "${attribute.id}" was not provided.`);
    }
  }
}
