import { hashRecord, type AttioRecord, type AttioValue } from '@app/attio';
import { type Instant } from '@app/common';
import { type PresentReading } from '@app/database';
import { type CollectionSchema } from '../schema/collection-schema.js';

/** Types whose values are looked up exactly: `GET /v1/contacts?email=` and the like. */
const LOOKUP_MEMBER: Readonly<Record<string, string>> = {
  'email-address': 'email_address',
  domain: 'domain',
  'phone-number': 'phone_number',
};

/** @returns the key under which an item with this value is found */
export function lookupKey(attributeId: string, value: string): string {
  return `${attributeId}:${value.trim().toLowerCase()}`;
}

/**
 * A record as the mirror keeps it: values exactly as Attio gave them, by attribute id, empty attributes left out.
 * @returns `undefined` when the record has an attribute the schema does not know yet: read the schema again
 */
export function recordReading(
  record: AttioRecord,
  observedAt: Instant,
  schema: CollectionSchema,
): PresentReading | undefined {
  const values: Record<string, AttioValue[]> = {};
  const lookupKeys: string[] = [];
  for (const [slug, list] of Object.entries(record.values)) {
    const attribute = schema.bySlug.get(slug);
    if (attribute === undefined) return undefined;
    if (list.length === 0) continue;
    values[attribute.attributeId] = list;
    lookupKeys.push(...lookupKeysOf(attribute.attributeId, attribute.isUnique, list));
  }
  return {
    itemId: record.id.record_id,
    observedAt,
    values,
    contentHash: hashRecord(values),
    parentObjectId: null,
    parentRecordId: null,
    webUrl: record.web_url,
    attioCreatedAt: record.created_at,
    lookupKeys,
  };
}

function lookupKeysOf(attributeId: string, isUnique: boolean, list: AttioValue[]): string[] {
  return list.flatMap((value) => {
    const text = value[LOOKUP_MEMBER[value.attribute_type] ?? (isUnique ? 'value' : '')];
    // Long texts cannot be looked up; they would only swell the index.
    return typeof text === 'string' && text.length <= 400 ? [lookupKey(attributeId, text)] : [];
  });
}
