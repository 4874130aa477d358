import { ControlError } from '../control/input.js';
import { isObject } from '../json.js';
import { addToParent } from '../model/apply.js';
import { Collection } from '../model/collection.js';
import { addIntrinsics, buildAttribute } from '../model/schema.js';
import {
  type Actor,
  type Attribute,
  attributeTypes,
  type Choice,
  type Item,
  type Members,
  type Value,
  systemActor,
} from '../model/types.js';
import { type World } from '../model/world.js';
import { readInstant } from '../values/time.js';
import { type Import, type ImportedAttribute, type ImportedChoice, type ImportedRecord } from './import-schema.js';

const intrinsics: Readonly<Record<string, Attribute['intrinsic']>> = {
  record_id: 'id',
  entry_id: 'id',
  created_at: 'created_at',
  created_by: 'created_by',
};

/** Members every value has, whatever its type. */
const common = new Set(['active_from', 'active_until', 'created_by_actor', 'attribute_type']);

/** Loads recorded schema and records in the API's own shapes: what comes back out is what was recorded. */
export function importWorkspace(world: World, input: Import): void {
  if (input.replace) {
    world.objects.length = 0;
    world.lists.length = 0;
    world.entriesByParent.clear();
  }
  for (const member of input.members) {
    world.members.push({
      id: member.id.workspace_member_id,
      firstName: member.first_name,
      lastName: member.last_name,
      avatarUrl: null,
      emailAddress: member.email_address.toLowerCase(),
      createdAt: time(member.created_at),
      accessLevel: member.access_level,
    });
  }
  const loads: (() => void)[] = [];
  for (const given of input.objects) {
    const { object } = given;
    const isStandard = ['people', 'companies', 'deals', 'users', 'workspaces'].includes(object.api_slug);
    const access = { workspace: 'full-access', members: [] };
    const made = new Collection(
      'object',
      object.id.object_id,
      object.api_slug,
      time(object.created_at),
      object.singular_noun,
      object.plural_noun,
      systemActor,
      null,
      access,
      isStandard,
    );
    put(world.objects, made);
    addAttributes(world, made, given);
    loads.push(() => given.records.forEach((record) => addItem(world, made, record)));
  }
  for (const given of input.lists) {
    const { list } = given;
    const parent = world.findObject(list.parent_object[0] ?? '')?.id ?? null;
    const members = list.workspace_member_access.map(({ workspace_member_id: workspaceMemberId, level }) => ({
      workspaceMemberId,
      level,
    }));
    const access = { workspace: list.workspace_access, members };
    const made = new Collection(
      'list',
      list.id.list_id,
      list.api_slug,
      time(list.created_at),
      list.name,
      list.name,
      actorOf(list.created_by_actor),
      parent,
      access,
    );
    put(world.lists, made);
    addAttributes(world, made, given);
    loads.push(() => given.entries.forEach((entry) => addItem(world, made, entry)));
  }
  for (const load of loads) load();
}

function put(collections: Collection[], made: Collection): void {
  const index = collections.findIndex(({ slug, id }) => slug === made.slug || id === made.id);
  if (index < 0) collections.push(made);
  else collections[index] = made;
}

function addAttributes(
  world: World,
  owner: Collection,
  given: {
    attributes?: ImportedAttribute[] | undefined;
    options: Record<string, ImportedChoice[]>;
    statuses: Record<string, ImportedChoice[]>;
  },
): void {
  if (!given.attributes) {
    addIntrinsics(owner, () => world.newId(), owner.createdAt);
    return;
  }
  for (const attribute of given.attributes) {
    const type = attributeTypes.find((one) => one === attribute.type);
    if (!type)
      throw new ControlError(`Unknown attribute type "${attribute.type}".`, ['attributes', attribute.api_slug]);
    const isEnriched = attribute.is_system_attribute && !attribute.is_writable && !(attribute.api_slug in intrinsics);
    const { relationship, config } = attribute;
    const built = buildAttribute(attribute.id.attribute_id, time(attribute.created_at), {
      slug: attribute.api_slug,
      title: attribute.title,
      type,
      description: attribute.description,
      isSystem: attribute.is_system_attribute,
      isWritable: attribute.is_writable,
      isRequired: attribute.is_required,
      isUnique: attribute.is_unique,
      isMultiselect: attribute.is_multiselect,
      isArchived: attribute.is_archived,
      isDefaultValueEnabled: attribute.is_default_value_enabled,
      defaultValue: defaultOf(attribute.default_value),
      currencyCode: config.currency.default_currency_code,
      currencyDisplay: config.currency.display_type,
      allowedObjectIds: config.record_reference.allowed_object_ids,
      inverse: relationship && { collectionId: relationship.id.object_id, attributeId: relationship.id.attribute_id },
      intrinsic: intrinsics[attribute.api_slug] ?? null,
      isEnriched,
      options: (given.options[attribute.api_slug] ?? []).map(choiceOf),
      statuses: (given.statuses[attribute.api_slug] ?? []).map(choiceOf),
      recordedSide: relationship && {
        objectId: relationship.id.object_id,
        attributeId: relationship.id.attribute_id,
        objectSlug: relationship.object_slug,
        slug: relationship.api_slug,
        isMultiselect: relationship.is_multiselect,
        title: relationship.title,
      },
    });
    owner.attributes.push(built);
  }
}

function addItem(world: World, owner: Collection, record: ImportedRecord): void {
  const id = record.id.record_id ?? record.id.entry_id;
  if (id === undefined) throw new ControlError('A record has no id.', ['records']);
  const values: Record<string, readonly Value[]> = {};
  let createdBy: Actor = systemActor;
  for (const [slug, list] of Object.entries(record.values ?? record.entry_values ?? {})) {
    const attribute = owner.attribute(slug);
    if (!attribute) throw new ControlError(`No attribute "${slug}".`, ['records', id, slug]);
    const stored = list.map((value): Value => ({
      activeFrom: time(value['active_from']),
      activeUntil: value['active_until'] == null ? null : time(value['active_until']),
      actor: actorOf(value['created_by_actor']),
      members: membersOf(world, attribute, value),
    }));
    if (attribute.intrinsic === 'id') createdBy = stored[0]?.actor ?? createdBy;
    values[attribute.id] = stored;
    owner.unique.replace(attribute, id, [], stored);
  }
  const parentObject = record.parent_object === undefined ? undefined : world.findObject(record.parent_object);
  const parent =
    parentObject && record.parent_record_id !== undefined
      ? { objectId: parentObject.id, recordId: record.parent_record_id }
      : null;
  const item: Item = { id, createdAt: time(record.created_at), createdBy, parent, values, history: {} };
  owner.items.load(id, item);
  if (parent) addToParent(world, parent.recordId, id);
}

/** A recorded value as it is stored; options and statuses nobody listed are learned from it. */
function membersOf(world: World, attribute: Attribute, value: Readonly<Record<string, unknown>>): Members {
  for (const [name, choices] of [
    ['option', attribute.options],
    ['status', attribute.statuses],
  ] as const) {
    const recorded = value[name];
    if (!isObject(recorded)) continue;
    const made = choiceOf(recorded as ImportedChoice);
    if (!choices.some(({ id }) => id === made.id)) choices.push(made);
    return { [`${name}_id`]: made.id };
  }
  const { target_object: target, ...rest } = value;
  const members = Object.entries(rest).filter(([name]) => !common.has(name) && name !== 'currency_code');
  const first = typeof target === 'string' ? [['target_object_id', world.findObject(target)?.id ?? target]] : [];
  return Object.fromEntries([...first, ...members]) as Members;
}

function choiceOf(recorded: ImportedChoice): Choice {
  return {
    id: recorded.id.option_id ?? recorded.id.status_id ?? recorded.title,
    title: recorded.title,
    isArchived: recorded.is_archived,
    celebrationEnabled: recorded.celebration_enabled,
    targetTimeInStatus: recorded.target_time_in_status,
  };
}

function defaultOf(value: unknown): Attribute['defaultValue'] {
  if (!isObject(value)) return null;
  if (value['type'] === 'dynamic' && typeof value['template'] === 'string')
    return { type: 'dynamic', template: value['template'] };
  if (!Array.isArray(value['template'])) return null;
  const template = value['template'].filter(isObject).map((one) => {
    return Object.fromEntries(Object.entries(one).filter(([name]) => !common.has(name))) as Members;
  });
  return { type: 'static', template };
}

function actorOf(value: unknown): Actor {
  if (!isObject(value)) return systemActor;
  const { type, id } = value;
  const types: readonly Actor['type'][] = ['api-token', 'workspace-member', 'system', 'app'];
  return { type: types.find((one) => one === type) ?? 'system', id: typeof id === 'string' ? id : null };
}

function time(value: unknown): number {
  const read = typeof value === 'string' ? readInstant(value) : null;
  if (!read) throw new ControlError(`Invalid time ${JSON.stringify(value)}.`);
  return read.ms;
}
