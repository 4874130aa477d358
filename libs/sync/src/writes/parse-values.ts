import { type AttioValue } from '@app/attio';
import { type AttributeRow } from '@app/database';
import { distinctValues } from '../merge/value-keys.js';
import { type CollectionSchema } from '../schema/collection-schema.js';
import { parseValue, type ParseContext } from './parse-value.js';
import { type PathOf, type ValueFault } from './value-fault.js';

/** Attribute id → values in the read form. */
export type ParsedValues = Record<string, AttioValue[]>;

/** Types whose "no value" Attio does not know: https://docs.attio.com/rest-api/attribute-types/ */
const NEVER_EMPTY = new Set(['checkbox', 'currency']);

/**
 * Checks and reads what a caller wants to write, by slug or attribute id. All faults are told at once.
 * @param pathOf where each value stands in the request, for the paths of the faults
 */
export function parseValues(
  schema: CollectionSchema,
  input: Readonly<Record<string, unknown>>,
  context: ParseContext,
  pathOf: PathOf,
): { values: ParsedValues; faults: ValueFault[] } {
  const values: ParsedValues = {};
  const faults: ValueFault[] = [];
  for (const [key, given] of Object.entries(input)) {
    const at = pathOf(key);
    const attribute = schema.bySlug.get(key) ?? schema.byId.get(key.toLowerCase());
    if (attribute === undefined || attribute.isArchived) {
      faults.push({ path: at, message: 'there is no such attribute' });
    } else if (!attribute.isWritable) {
      faults.push({ path: at, message: 'this attribute is read-only' });
    } else if (attribute.attributeId in values) {
      faults.push({ path: at, message: 'this attribute is named twice, by slug and by id' });
    } else {
      const parsed = parseAttribute(attribute, given, context, at, faults);
      if (parsed !== undefined) values[attribute.attributeId] = parsed;
    }
  }
  return { values, faults };
}

/**
 * Reads what an editor saw, in any form, also that of a read. Attributes that nobody can write are left out, and an empty
 * value is one: it is not going to be written.
 */
export function parseSeen(
  schema: CollectionSchema,
  seen: Readonly<Record<string, unknown>>,
  context: ParseContext,
  pathOf: PathOf,
): { values: ParsedValues; faults: ValueFault[] } {
  const values: ParsedValues = {};
  const written: Record<string, unknown> = {};
  for (const [key, given] of Object.entries(seen)) {
    const attribute = schema.bySlug.get(key) ?? schema.byId.get(key.toLowerCase());
    if (attribute?.isWritable === false) continue;
    if (attribute && (given === null || (Array.isArray(given) && given.length === 0)))
      values[attribute.attributeId] = [];
    else written[key] = given;
  }
  const parsed = parseValues(schema, written, context, pathOf);
  return { values: { ...values, ...parsed.values }, faults: parsed.faults };
}

function parseAttribute(
  attribute: AttributeRow,
  given: unknown,
  context: ParseContext,
  path: string,
  faults: ValueFault[],
): AttioValue[] | undefined {
  const list = given === null ? [] : Array.isArray(given) ? (given as unknown[]) : [given];
  if (attribute.isMultiselect && !Array.isArray(given)) {
    faults.push({ path, message: 'this attribute holds several values: give a list' });
    return undefined;
  }
  if (!attribute.isMultiselect && list.length > 1) {
    faults.push({ path, message: 'this attribute holds one value' });
    return undefined;
  }
  if (list.length === 0 && (attribute.isRequired || NEVER_EMPTY.has(attribute.type))) {
    faults.push({
      path,
      message: attribute.isRequired ? 'this attribute is required' : 'this attribute cannot be cleared',
    });
    return undefined;
  }
  const before = faults.length;
  const values = list.flatMap((one, index) => {
    const parsed = parseValue(attribute, one, context);
    if (!('fault' in parsed)) return [parsed];
    faults.push({ path: Array.isArray(given) ? `${path}.${index}` : path, message: String(parsed.fault) });
    return [];
  });
  return faults.length > before ? undefined : distinctValues(values);
}
