import { hash as digestOf } from 'node:crypto';
import { type AttioValue } from './value.js';

/** 132 bits: two different values of a workspace never meet by chance. */
const HASH_LENGTH = 22;
const METADATA = new Set(['active_from', 'active_until', 'created_by_actor', 'attribute_type']);

/**
 * The meaning of an attribute's values as text: equal texts, equal values. Leaves out who set them and when, and what
 * follows from the rest (an option's title, an e-mail address's domain). Order counts: the first address is the primary
 * one. No values give the empty text, as does an absent attribute.
 * @param attributeType one of the 17 types; `undefined` takes each value's own `attribute_type`
 */
export function canonicalValues(attributeType: string | undefined, values: readonly AttioValue[] | undefined): string {
  if (values === undefined || values.length === 0) return '';
  let text = '';
  for (const value of values) text += sized(canonicalValue(attributeType ?? value.attribute_type, value));
  return text;
}

/** A short hash of `canonicalValues`; empty attributes have the hash of nothing, which is the empty text. */
export function hashValues(attributeType: string | undefined, values: readonly AttioValue[] | undefined): string {
  const text = canonicalValues(attributeType, values);
  return text === '' ? '' : hash(text);
}

/**
 * One hash for a whole record or entry, independent of the order of its attributes. SHA-256 over the canonical texts,
 * once per record: measured, hashing is less than a third of the work, so a faster function without a name would buy
 * nothing, and this one can be recomputed by anybody who doubts a certificate.
 * @param valuesByAttributeId keyed by id, because slugs can be renamed
 */
export function hashRecord(valuesByAttributeId: Readonly<Record<string, readonly AttioValue[] | undefined>>): string {
  let text = '';
  for (const id of Object.keys(valuesByAttributeId).sort()) {
    const values = canonicalValues(undefined, valuesByAttributeId[id]);
    if (values !== '') text += sized(id) + sized(values);
  }
  return hash(text);
}

function hash(text: string): string {
  return digestOf('sha256', text, 'base64url').slice(0, HASH_LENGTH);
}

/** A text that says its own length: lists of such texts cannot be cut in two ways. */
function sized(text: string): string {
  return `${text.length}:${text}`;
}

function canonicalValue(type: string, value: AttioValue): string {
  switch (type) {
    case 'text':
      return textOf(value['value']);
    case 'number':
    case 'rating':
      return numberOf(value['value']);
    case 'checkbox':
      return textOf(value['value']);
    case 'currency':
      return `${numberOf(value['currency_value'])} ${textOf(value['currency_code'])}`;
    case 'date':
      return textOf(value['value']).slice(0, 10);
    case 'timestamp':
      return momentOf(value['value']);
    case 'select':
      return idOf(value['option'], 'option_id');
    case 'status':
      return idOf(value['status'], 'status_id');
    case 'record-reference':
      return `${textOf(value['target_object'])} ${textOf(value['target_record_id'])}`;
    case 'actor-reference':
      return `${textOf(value['referenced_actor_type'])} ${textOf(value['referenced_actor_id'])}`;
    case 'location':
      return (
        LOCATION.map((member) => sized(textOf(value[member]))).join('') +
        COORDINATES.map((member) => sized(numberOf(value[member]))).join('')
      );
    case 'domain':
      return textOf(value['domain']).toLowerCase();
    case 'email-address':
      return textOf(value['email_address']).toLowerCase();
    case 'phone-number':
      return textOf(value['phone_number']);
    case 'interaction':
      return `${textOf(value['interaction_type'])} ${momentOf(value['interacted_at'])} ${actorOf(value['owner_actor'])}`;
    case 'personal-name':
      return sized(textOf(value['first_name'])) + sized(textOf(value['last_name'])) + sized(textOf(value['full_name']));
    default:
      return unknownOf(value); // a type added after this was written: everything but the metadata counts
  }
}

const LOCATION = ['line_1', 'line_2', 'line_3', 'line_4', 'locality', 'region', 'postcode', 'country_code'];
const COORDINATES = ['latitude', 'longitude'];

function textOf(member: unknown): string {
  if (typeof member === 'string') return member;
  return member === null || member === undefined ? '' : JSON.stringify(member);
}

/** Attio keeps four decimals; numbers also come as texts (`"12.50"`, in currencies and coordinates). */
function numberOf(member: unknown): string {
  if (member === null || member === undefined || member === '') return '';
  const number = Number(member);
  if (!Number.isFinite(number)) return textOf(member);
  return String(Math.abs(number) < 1e11 ? Math.round(number * 1e4) / 1e4 + 0 : number);
}

/** Attio stores moments to the millisecond; a finer one that we sent comes back cut. */
function momentOf(member: unknown): string {
  const text = textOf(member);
  if (ATTIO_MOMENT.test(text)) return `${text.slice(0, 19)}${(text.slice(19, -1) + '.000').slice(0, 4)}Z`;
  const atMs = Date.parse(text);
  return Number.isNaN(atMs) ? text : new Date(atMs).toISOString();
}

const ATTIO_MOMENT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{3,9})?Z$/;

/** Options and statuses come as objects; the schema of the API also allows the bare id. */
function idOf(member: unknown, key: 'option_id' | 'status_id'): string {
  if (typeof member === 'object' && member !== null && 'id' in member) {
    const id: unknown = member.id;
    if (typeof id === 'object' && id !== null && key in id) return textOf((id as Record<string, unknown>)[key]);
    return textOf(id);
  }
  return textOf(member);
}

function actorOf(member: unknown): string {
  if (typeof member !== 'object' || member === null) return '';
  const actor = member as Record<string, unknown>;
  return `${textOf(actor['type'])} ${textOf(actor['id'])}`;
}

function unknownOf(value: AttioValue): string {
  const content = Object.entries(value).filter(([member]) => !METADATA.has(member));
  return JSON.stringify(sorted(Object.fromEntries(content)));
}

/** The same value with the members of all its objects in one order. */
function sorted(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(sorted);
  if (typeof node !== 'object' || node === null) return node;
  const entries = Object.entries(node).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, child]) => [key, sorted(child)]));
}
