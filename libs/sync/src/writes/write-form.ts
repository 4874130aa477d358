import { type AttioValue } from '@app/attio';
import { UNREAD } from '../merge/value-keys.js';
import { locationMembers } from './parse-value.js';

/**
 * The write form of values in the read form: always a list, also for single-value attributes, where an empty list
 * clears. Object forms throughout: bare option ids in a list were seen to be ignored (reference 15).
 */
export function writeForm(values: readonly AttioValue[]): unknown[] {
  return values.map(writeFormOf);
}

/** What a write sends, keyed by attribute id: slugs may be renamed while a write waits. */
export function writeBody(values: Readonly<Record<string, readonly AttioValue[]>>): Record<string, unknown[]> {
  return Object.fromEntries(Object.entries(values).map(([attributeId, list]) => [attributeId, writeForm(list)]));
}

function writeFormOf(value: AttioValue): unknown {
  if (UNREAD in value) return value[UNREAD];
  switch (value.attribute_type) {
    case 'currency':
      return { currency_value: value['currency_value'] };
    case 'select':
      return { option: choiceId(value['option'], 'option_id') };
    case 'status':
      return { status: choiceId(value['status'], 'status_id') };
    case 'record-reference':
      return members(value, ['target_object', 'target_record_id']);
    case 'actor-reference':
      return members(value, ['referenced_actor_type', 'referenced_actor_id']);
    case 'location':
      return members(value, locationMembers);
    case 'domain':
      return { domain: value['domain'] };
    case 'email-address':
      return { email_address: value['original_email_address'] ?? value['email_address'] };
    case 'phone-number':
      return { original_phone_number: value['phone_number'], country_code: value['country_code'] ?? null };
    case 'personal-name':
      return members(value, ['first_name', 'last_name', 'full_name']);
    default:
      return { value: value['value'] };
  }
}

function members(value: AttioValue, names: string[]): Record<string, unknown> {
  return Object.fromEntries(names.map((name) => [name, value[name] ?? null]));
}

function choiceId(choice: unknown, key: 'option_id' | 'status_id'): unknown {
  if (typeof choice !== 'object' || choice === null || !('id' in choice)) return choice;
  const { id } = choice;
  return typeof id === 'object' && id !== null ? (id as Record<string, unknown>)[key] : id;
}
