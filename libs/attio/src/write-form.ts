import { parsePhoneNumberFromString, type CountryCode } from 'libphonenumber-js';
import { type AttioAttribute } from './attribute.js';
import { type AttioValue } from './value.js';

/** What the meaning of a write form may depend on; each answers `undefined` for what it does not know. */
export interface WriteLookups {
  optionId?: (titleOrId: string) => string | undefined;
  statusId?: (titleOrId: string) => string | undefined;
  memberId?: (emailAddress: string) => string | undefined;
  objectSlug?: (slugOrId: string) => string | undefined;
  /** By a unique attribute; no object and attribute given: the shorthand text of a standard object. */
  recordId?: (
    value: string,
    object: string | undefined,
    attribute: string | undefined,
  ) => { object: string; recordId: string } | undefined;
}

type WrittenAttribute = Pick<AttioAttribute, 'type'> & { config?: AttioAttribute['config'] };
type Members = Record<string, unknown>;

/**
 * What Attio would answer after storing `input`, as far as `canonicalValues` looks: accepted write forms of reference
 * 4.2 become the read shape, so that a local edit can be compared with a reading.
 * Source: https://docs.attio.com/rest-api/attribute-types/
 * @returns `undefined` when only Attio can tell (free-text locations, unknown titles, read-only types, bad input)
 */
export function readShapeOf(
  attribute: WrittenAttribute,
  input: unknown,
  lookups: WriteLookups = {},
): AttioValue[] | undefined {
  if (input === null || input === undefined) return [];
  const values: AttioValue[] = [];
  for (const item of Array.isArray(input) ? (input as unknown[]) : [input]) {
    const members = membersOf(attribute, item, lookups);
    if (members === undefined) return undefined;
    values.push({ attribute_type: attribute.type, ...members });
  }
  return values;
}

function membersOf(attribute: WrittenAttribute, item: unknown, lookups: WriteLookups): Members | undefined {
  const given: Members = isMembers(item) ? item : {};
  switch (attribute.type) {
    case 'text':
      return wrap('value', asText(isMembers(item) ? given['value'] : item));
    case 'number':
    case 'rating':
      return wrap('value', asNumber(isMembers(item) ? given['value'] : item));
    case 'checkbox':
      return wrap('value', asBoolean(isMembers(item) ? given['value'] : item));
    case 'currency': {
      const amount = asNumber(isMembers(item) ? given['currency_value'] : item);
      const code = attribute.config?.currency?.default_currency_code ?? null;
      return amount === undefined ? undefined : { currency_value: amount, currency_code: code };
    }
    case 'date':
      return wrap('value', asDay(isMembers(item) ? given['value'] : item));
    case 'timestamp':
      return wrap('value', asMoment(isMembers(item) ? given['value'] : item));
    case 'select': {
      const id = known(lookups.optionId, isMembers(item) ? given['option'] : item);
      return id === undefined ? undefined : { option: { id: { option_id: id } } };
    }
    case 'status': {
      const id = known(lookups.statusId, isMembers(item) ? given['status'] : item);
      return id === undefined ? undefined : { status: { id: { status_id: id } } };
    }
    case 'record-reference':
      return referenceOf(item, given, lookups);
    case 'actor-reference':
      return actorOf(item, given, lookups);
    case 'location':
      return isMembers(item) ? item : undefined;
    case 'domain':
      return wrap('domain', asHost(isMembers(item) ? given['domain'] : item));
    case 'email-address':
      return wrap(
        'email_address',
        asText(isMembers(item) ? given['email_address'] : item)
          ?.trim()
          .toLowerCase(),
      );
    case 'phone-number':
      return phoneOf(item, given);
    case 'personal-name':
      return nameOf(item, given);
    default:
      return undefined; // interaction is read-only, and of newer types nothing is known
  }
}

function referenceOf(item: unknown, given: Members, lookups: WriteLookups): Members | undefined {
  const { target_object: object, target_record_id: recordId, ...matching } = given;
  if (typeof item === 'string') return foundRecord(lookups.recordId?.(item, undefined, undefined));
  if (typeof object !== 'string') return undefined;
  const slug = lookups.objectSlug?.(object) ?? object;
  if (typeof recordId === 'string') return { target_object: slug, target_record_id: recordId };
  const [attribute, values] = Object.entries(matching)[0] ?? [];
  const value: unknown = Array.isArray(values) ? values[0] : values;
  return typeof value === 'string' ? foundRecord(lookups.recordId?.(value, slug, attribute)) : undefined;
}

function foundRecord(found: { object: string; recordId: string } | undefined): Members | undefined {
  return found && { target_object: found.object, target_record_id: found.recordId };
}

function actorOf(item: unknown, given: Members, lookups: WriteLookups): Members | undefined {
  const email = typeof item === 'string' ? item : given['workspace_member_email_address'];
  const id = typeof email === 'string' ? lookups.memberId?.(email.toLowerCase()) : given['referenced_actor_id'];
  const type = given['referenced_actor_type'] ?? 'workspace-member';
  return typeof id === 'string' ? { referenced_actor_type: type, referenced_actor_id: id } : undefined;
}

function phoneOf(item: unknown, given: Members): Members | undefined {
  const text = asText(isMembers(item) ? (given['original_phone_number'] ?? given['phone_number']) : item);
  const country = typeof given['country_code'] === 'string' ? (given['country_code'] as CountryCode) : undefined;
  const number = text === undefined ? undefined : parsePhoneNumberFromString(text, country);
  return number && { phone_number: number.number };
}

/** "Last, First"; without a comma only a first name. */
function nameOf(item: unknown, given: Members): Members | undefined {
  if (typeof item === 'string') {
    const [before = '', ...after] = item.split(',');
    const [first, last] = after.length > 0 ? [after.join(',').trim(), before.trim()] : [before.trim(), ''];
    return { first_name: first, last_name: last, full_name: `${first} ${last}`.trim() };
  }
  if (!isMembers(item)) return undefined;
  const [first, last] = [asText(given['first_name']) ?? '', asText(given['last_name']) ?? ''];
  return { first_name: first, last_name: last, full_name: asText(given['full_name']) ?? `${first} ${last}`.trim() };
}

function known(lookup: ((titleOrId: string) => string | undefined) | undefined, member: unknown): string | undefined {
  return typeof member === 'string' ? lookup?.(member) : undefined;
}

function wrap(member: string, value: unknown): Members | undefined {
  return value === undefined ? undefined : { [member]: value };
}

function asText(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

function asNumber(value: unknown): number | undefined {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) ? number : undefined;
}

function asBoolean(value: unknown): boolean | undefined {
  if (value === 'true') return true;
  if (value === 'false') return false;
  return typeof value === 'boolean' ? value : undefined;
}

/** "2023" and "2023-01" are their first day; a moment is the day it falls on in UTC. */
function asDay(value: unknown): string | undefined {
  const text = asText(value)?.trim() ?? '';
  if (/^\d{4}$/.test(text)) return `${text}-01-01`;
  if (/^\d{4}-\d{2}$/.test(text)) return `${text}-01`;
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return text;
  return asMoment(text)?.slice(0, 10);
}

/** Missing parts are filled up; a moment without a zone is in UTC. */
function asMoment(value: unknown): string | undefined {
  const text = asText(value)?.trim() ?? '';
  if (!/^\d{4}/.test(text)) return undefined;
  const hasZone = /(?:Z|[+-]\d{2}:?\d{2})$/i.test(text) && text.includes('T');
  const atMs = Date.parse(text.includes('T') && !hasZone ? `${text}Z` : text);
  return Number.isNaN(atMs) ? undefined : new Date(atMs).toISOString();
}

function asHost(value: unknown): string | undefined {
  const text = asText(value)?.trim().toLowerCase();
  if (!text) return undefined;
  const url = text.includes('://') ? text : `http://${text}`;
  return URL.canParse(url) ? new URL(url).hostname : undefined;
}

function isMembers(item: unknown): item is Members {
  return typeof item === 'object' && item !== null && !Array.isArray(item);
}
