import { isoTime } from '../clock.js';
import { choiceOf } from '../values/choice.js';
import { type Collection, valuesOf } from './collection.js';
import { type Attribute, type Choice, type Item, type Members, type Value, textOf } from './types.js';
import { type World } from './world.js';

/** A record as the API answers it: every attribute present, empty ones as []. */
export function recordJson(world: World, object: Collection, item: Item): Record<string, unknown> {
  return {
    id: { workspace_id: world.workspace.id, object_id: object.id, record_id: item.id },
    created_at: isoTime(item.createdAt),
    web_url: webUrl(world, object, item.id),
    values: valuesJson(world, object, item),
  };
}

/** A list entry as the API answers it. */
export function entryJson(world: World, list: Collection, item: Item): Record<string, unknown> {
  return {
    id: { workspace_id: world.workspace.id, list_id: list.id, entry_id: item.id },
    parent_record_id: item.parent?.recordId ?? null,
    parent_object: item.parent ? (world.findObject(item.parent.objectId)?.slug ?? null) : null,
    created_at: isoTime(item.createdAt),
    entry_values: valuesJson(world, list, item),
  };
}

/** One value with its times and actor. */
export function valueJson(
  world: World,
  collection: Collection,
  attribute: Attribute,
  value: Value,
): Record<string, unknown> {
  return {
    active_from: isoTime(value.activeFrom),
    active_until: value.activeUntil === null ? null : isoTime(value.activeUntil),
    created_by_actor: value.actor,
    ...membersJson(world, collection, attribute, value.members),
    attribute_type: attribute.type,
  };
}

/** The type members of a value, as read. */
export function membersJson(
  world: World,
  collection: Collection,
  attribute: Attribute,
  members: Members,
): Record<string, unknown> {
  switch (attribute.type) {
    case 'status': {
      const status = choiceOf(attribute.statuses, members);
      return { status: status ? statusJson(world, collection, attribute, status) : null };
    }
    case 'select': {
      const option = choiceOf(attribute.options, members);
      return { option: option ? optionJson(world, collection, attribute, option) : null };
    }
    case 'record-reference': {
      const objectId = textOf(members, 'target_object_id');
      return {
        target_object: world.findObject(objectId)?.slug ?? objectId,
        target_record_id: members['target_record_id'],
      };
    }
    case 'currency':
      return { currency_code: attribute.currencyCode, currency_value: members['currency_value'] };
    case 'text':
    case 'number':
    case 'checkbox':
    case 'date':
    case 'timestamp':
    case 'rating':
    case 'actor-reference':
    case 'location':
    case 'domain':
    case 'email-address':
    case 'phone-number':
    case 'interaction':
    case 'personal-name':
      return members;
  }
}

/** A select option. */
export function optionJson(
  world: World,
  owner: Collection,
  attribute: Attribute,
  option: Choice,
): Record<string, unknown> {
  const id = {
    workspace_id: world.workspace.id,
    object_id: owner.id,
    attribute_id: attribute.id,
    option_id: option.id,
  };
  return { id, title: option.title, is_archived: option.isArchived };
}

/** A status. */
export function statusJson(
  world: World,
  owner: Collection,
  attribute: Attribute,
  status: Choice,
): Record<string, unknown> {
  const id = {
    workspace_id: world.workspace.id,
    object_id: owner.id,
    attribute_id: attribute.id,
    status_id: status.id,
  };
  return {
    id,
    title: status.title,
    is_archived: status.isArchived,
    target_time_in_status: status.targetTimeInStatus,
    celebration_enabled: status.celebrationEnabled,
  };
}

function webUrl(world: World, object: Collection, recordId: string): string {
  const short: Readonly<Record<string, string>> = { people: 'person', companies: 'company' };
  const place = (object.isStandard ? short[object.slug] : undefined) ?? `${object.slug}/record`;
  return `https://app.attio.com/${world.workspace.slug}/${place}/${recordId}`;
}

function valuesJson(world: World, collection: Collection, item: Item): Record<string, unknown> {
  const values: Record<string, unknown> = {};
  for (const attribute of collection.shown) {
    values[attribute.slug] = valuesOf(item, attribute).map((value) => valueJson(world, collection, attribute, value));
  }
  return values;
}
