import { hashRecord, type AttioValue, type AttioValues } from '@app/attio';
import { type CollectionSchema } from '../schema/collection-schema.js';

/** Types whose values are looked up exactly: `GET /v1/contacts?email=` and the like. */
const LOOKUP_MEMBER: Readonly<Record<string, string>> = {
  'email-address': 'email_address',
  domain: 'domain',
  'phone-number': 'phone_number',
};

export interface ValuesReading {
  values: Record<string, AttioValue[]>;
  contentHash: string;
  lookupKeys: string[];
  /** Options and statuses that the schema does not name yet. */
  unknownChoices: string[];
  /** Of the schema that explained them: see `CollectionSchema.readingKey`. */
  readingKey: string;
}

/** @returns the key under which an item with this value is found */
export function lookupKey(attributeId: string, value: string): string {
  return `${attributeId}:${value.trim().toLowerCase()}`;
}

/**
 * The values of a record or entry as the mirror keeps them: exactly as Attio gave them, by attribute id, empty
 * attributes left out.
 * @returns `undefined` when there is an attribute that the schema does not know yet: read the schema again
 */
export function readValues(given: AttioValues, schema: CollectionSchema): ValuesReading | undefined {
  const values: Record<string, AttioValue[]> = {};
  const lookupKeys: string[] = [];
  const unknownChoices: string[] = [];
  for (const [slug, list] of Object.entries(given)) {
    const attribute = schema.bySlug.get(slug);
    if (attribute === undefined) return undefined;
    if (list.length === 0) continue;
    values[attribute.attributeId] = list;
    for (const value of list) {
      const text = value[LOOKUP_MEMBER[value.attribute_type] ?? (attribute.isUnique ? 'value' : '')];
      // Long texts cannot be looked up; they would only swell the index.
      if (typeof text === 'string' && text.length <= 400) lookupKeys.push(lookupKey(attribute.attributeId, text));
      const choiceId = choiceIdOf(value);
      if (choiceId !== undefined && !schema.hasChoice(choiceId)) unknownChoices.push(choiceId);
    }
  }
  return { values, contentHash: hashRecord(values), lookupKeys, unknownChoices, readingKey: schema.readingKey };
}

function choiceIdOf(value: AttioValue): string | undefined {
  const choice = value['option'] ?? value['status'];
  if (typeof choice !== 'object' || choice === null || !('id' in choice)) return undefined;
  const id = choice.id as Record<string, unknown>;
  const choiceId = id['option_id'] ?? id['status_id'];
  return typeof choiceId === 'string' ? choiceId : undefined;
}
