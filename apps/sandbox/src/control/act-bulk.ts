import { createRecord, deleteRecord, updateItem } from '../model/records.js';
import { type Writer } from '../model/apply.js';
import { type Collection, valuesOf } from '../model/collection.js';
import { type Attribute, type Item } from '../model/types.js';
import { type World } from '../model/world.js';
import { ControlError } from './input.js';

interface BulkResult {
  readonly count: number;
  readonly ids: readonly string[];
}

/** Edits an attribute of many records, spread over the whole object, each to a new value. */
export function bulkUpdate(
  world: World,
  object: Collection,
  key: string,
  count: number,
  prefix: string,
  writer: Writer,
): BulkResult {
  const attribute = object.attribute(key);
  if (!attribute) throw new ControlError(`No attribute "${key}".`, ['attribute']);
  const ids = spread(object.items.listIds(), count);
  for (const [index, id] of ids.entries()) {
    const item = object.items.get(id);
    if (item)
      updateItem(
        world,
        object,
        item,
        { [key]: nextValue(attribute, item, `${prefix} ${index}`, index) },
        'put',
        writer,
      );
  }
  return { count: ids.length, ids };
}

export function bulkCreate(
  world: World,
  object: Collection,
  count: number,
  prefix: string,
  writer: Writer,
): BulkResult {
  const ids = Array.from({ length: count }, (_, index) => {
    return createRecord(world, object, newValues(world, object, `${prefix} ${index}`, index), writer).id;
  });
  return { count: ids.length, ids };
}

export function bulkDelete(world: World, object: Collection, count: number, writer: Writer): BulkResult {
  const ids = spread(object.items.listIds(), count);
  for (const id of ids) deleteRecord(world, object, id, writer);
  return { count: ids.length, ids };
}

function spread(ids: readonly string[], count: number): string[] {
  const step = Math.max(1, ids.length / count);
  return Array.from({ length: Math.min(count, ids.length) }, (_, index) => ids[Math.floor(index * step)] ?? '');
}

function nextValue(attribute: Attribute, item: Item, text: string, index: number): unknown {
  switch (attribute.type) {
    case 'text':
      return text;
    case 'personal-name':
      return { first_name: text, last_name: 'Bulk', full_name: `${text} Bulk` };
    case 'number':
    case 'currency':
      return index + 1 + Math.floor(item.createdAt % 1_000);
    case 'rating':
      return (index % 5) + 1;
    case 'checkbox':
      return valuesOf(item, attribute)[0]?.members['value'] !== true;
    case 'date':
    case 'timestamp':
      return new Date(Date.UTC(2025, 0, 1 + (index % 365))).toISOString();
    case 'status':
    case 'select': {
      const choices = attribute.type === 'status' ? attribute.statuses : attribute.options;
      const title = choices[index % Math.max(1, choices.length)]?.title ?? '';
      return attribute.isMultiselect ? [title] : title;
    }
    case 'email-address':
      return [`bulk-${index}-${item.id.slice(0, 8)}@bulk.example.com`];
    case 'domain':
      return [`bulk-${index}-${item.id.slice(0, 8)}.example.com`];
    case 'phone-number':
    case 'record-reference':
    case 'actor-reference':
    case 'location':
    case 'interaction':
      throw new ControlError(`Bulk edits of ${attribute.type} attributes are not supported.`, ['attribute']);
  }
}

function newValues(world: World, object: Collection, text: string, index: number): Record<string, unknown> {
  const unique = world.newId().slice(0, 8);
  switch (object.slug) {
    case 'people':
      return {
        name: { first_name: text, last_name: 'Bulk', full_name: `${text} Bulk` },
        email_addresses: [`bulk.${index}.${unique}@bulk.example.com`],
      };
    case 'companies':
      return { name: text, domains: [`bulk-${index}-${unique}.com`] };
    case 'deals':
      return { name: text, stage: 'Lead', owner: world.members[0]?.emailAddress };
    case 'users':
      return { user_id: `${text}-${unique}`, primary_email_address: `user.${unique}@bulk.example.com` };
    case 'workspaces':
      return { workspace_id: `${text}-${unique}` };
    default:
      return { name: text };
  }
}
