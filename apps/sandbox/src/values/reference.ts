import { badRequest } from '../errors.js';
import { isObject, kindOf } from '../json.js';
import { isUuid } from '../random.js';
import { type ParseValue, type ValueContext, badValue, members, wrongKind } from './context.js';

/** What a plain string means when a reference can only point at one standard object. */
const shorthand: Readonly<Record<string, string>> = {
  companies: 'domains',
  people: 'email_addresses',
  users: 'user_id',
  workspaces: 'workspace_id',
};

/** Record reference: target object and record id, target object and a unique attribute, or a shorthand string. */
export const parseRecordReference: ParseValue = (raw, context) => {
  if (typeof raw === 'string') return fromShorthand(raw, context);
  if (!isObject(raw)) throw wrongKind(context, 'object', raw);
  const object = raw['target_object'];
  if (typeof object !== 'string') throw wrongKind(context, 'string', object, ['target_object']);
  const objectId = allowedTarget(object, context);
  if ('target_record_id' in raw) {
    const recordId = members(raw, ['target_object', 'target_record_id'], context)['target_record_id'];
    if (typeof recordId !== 'string') throw wrongKind(context, 'string', recordId, ['target_record_id']);
    if (!isUuid(recordId)) throw badValue(context, 'Invalid uuid', { at: ['target_record_id'] });
    const found = context.lookups.findRecord(objectId, recordId);
    if (!found) throw badRequest('value_not_found', `Record with ID "${recordId}" not found.`);
    return { target_object_id: found.objectId, target_record_id: found.recordId };
  }
  const [match, extra] = Object.keys(raw).filter((key) => key !== 'target_object');
  if (match === undefined || extra !== undefined) {
    throw badValue(context, 'Required', { at: ['target_record_id'], expected: 'string', received: 'undefined' });
  }
  const list = raw[match];
  if (!Array.isArray(list)) throw wrongKind(context, 'array', list, [match]);
  return byAttribute(object, match, list[0], context);
};

/** Actor reference: a member's email address, bare or as `{workspace_member_email_address}`, or type and id. */
export const parseActorReference: ParseValue = (raw, context) => {
  const key = memberKey(raw, context);
  const id = context.lookups.findMember(key);
  if (id === undefined) {
    const by = key.includes('@') ? 'email' : 'ID';
    throw badRequest('value_not_found', `Workspace member with ${by} "${key}" not found.`);
  }
  return { referenced_actor_type: 'workspace-member', referenced_actor_id: id };
};

function memberKey(raw: unknown, context: ValueContext): string {
  if (typeof raw === 'string') return raw;
  if (!isObject(raw)) throw wrongKind(context, 'string', raw);
  if ('workspace_member_email_address' in raw) {
    const email = members(raw, ['workspace_member_email_address'], context)['workspace_member_email_address'];
    if (typeof email !== 'string') throw wrongKind(context, 'string', email, ['workspace_member_email_address']);
    return email;
  }
  const form = members(raw, ['referenced_actor_type', 'referenced_actor_id'], context);
  if (form['referenced_actor_type'] !== 'workspace-member') {
    throw badValue(context, "Invalid literal value, expected 'workspace-member'", {
      at: ['referenced_actor_type'],
      expected: 'workspace-member',
      received: typeof form['referenced_actor_type'] === 'string' ? form['referenced_actor_type'] : kindOf(raw),
    });
  }
  const id = form['referenced_actor_id'];
  if (typeof id !== 'string') throw wrongKind(context, 'string', id, ['referenced_actor_id']);
  return id;
}

function fromShorthand(text: string, context: ValueContext): ReturnType<ParseValue> {
  const [only, ...others] = context.attribute.allowedObjectIds ?? [];
  const slug = only === undefined || others.length > 0 ? undefined : context.lookups.objectSlug(only);
  const match = slug === undefined ? undefined : shorthand[slug];
  if (slug === undefined || match === undefined) throw wrongKind(context, 'object', text);
  return byAttribute(slug, match, text, context);
}

function byAttribute(object: string, match: string, value: unknown, context: ValueContext): ReturnType<ParseValue> {
  const objectId = context.lookups.objectId(object) ?? object;
  const recordId = context.lookups.matchRecord(object, match, value);
  if (recordId === undefined) {
    const shown = typeof value === 'string' ? value : JSON.stringify(value);
    throw badRequest('value_not_found', `Could not find a record of "${object}" with ${match} "${shown}".`);
  }
  return { target_object_id: objectId, target_record_id: recordId };
}

function allowedTarget(object: string, context: ValueContext): string {
  const objectId = context.lookups.objectId(object);
  if (objectId === undefined) throw badRequest('value_not_found', `Object with slug/ID "${object}" not found.`);
  const allowed = context.attribute.allowedObjectIds;
  if (allowed && !allowed.includes(objectId)) {
    throw badValue(context, `Records of "${object}" cannot be referenced by this attribute`, { at: ['target_object'] });
  }
  return objectId;
}
