import { invalid } from '../errors.js';
import { type AttributeType, type Members, textOf } from '../model/types.js';
import { parseSelect, parseStatus } from './choice.js';
import { parseDomain, parseEmail, parseName, parsePhone } from './contact.js';
import { type ParseValue, type ValueContext, badValue } from './context.js';
import { parseLocation } from './location.js';
import { parseCheckbox, parseCurrency, parseNumber, parseRating, parseText } from './plain.js';
import { parseActorReference, parseRecordReference } from './reference.js';
import { parseDate, parseTimestamp } from './time.js';
import { kindOf } from '../json.js';

const parsers: Readonly<Record<AttributeType, ParseValue>> = {
  text: parseText,
  number: parseNumber,
  checkbox: parseCheckbox,
  currency: parseCurrency,
  date: parseDate,
  timestamp: parseTimestamp,
  rating: parseRating,
  status: parseStatus,
  select: parseSelect,
  'record-reference': parseRecordReference,
  'actor-reference': parseActorReference,
  location: parseLocation,
  domain: parseDomain,
  'email-address': parseEmail,
  'phone-number': parsePhone,
  interaction: (_raw, context) => {
    throw badValue(context, 'Interactions cannot be written');
  },
  'personal-name': parseName,
};

/** Types that never take null (reference 4.5). */
const neverNull: readonly AttributeType[] = ['checkbox', 'currency'];

/** One value in any accepted write form. */
export function parseValue(raw: unknown, context: ValueContext): Members {
  return parsers[context.attribute.type](raw, context);
}

/** What a request gives for an attribute: bare or a list for single-value attributes, always a list for others. */
export function parseValues(raw: unknown, context: ValueContext, clearSingleValues = true): Members[] {
  const { attribute, path } = context;
  if (attribute.isMultiselect) {
    if (!Array.isArray(raw)) {
      const received = kindOf(raw);
      const issue = { code: 'invalid_type', path, message: `Expected array, received ${received}` };
      throw invalid('Body payload validation error.', [{ ...issue, expected: 'array', received }]);
    }
    return distinct(
      attribute.type,
      raw.map((value: unknown) => parseValue(value, context)),
    );
  }
  const list: unknown[] = Array.isArray(raw) ? raw : raw === null ? [] : [raw];
  if (list.length > 1) throw badValue(context, 'Array must contain at most 1 element(s)');
  const [value] = list;
  const clears = list.length === 0;
  if (clears && (!clearSingleValues || (raw === null && neverNull.includes(attribute.type)))) {
    throw badValue(context, 'Expected a value, received null');
  }
  return clears ? [] : [parseValue(value, context)];
}

/** What makes two values equal: the no-op rule, uniqueness and list membership go by it. */
export function valueKey(type: AttributeType, members: Members): string {
  switch (type) {
    case 'email-address':
      return textOf(members, 'email_address');
    case 'domain':
      return textOf(members, 'domain');
    case 'phone-number':
      return textOf(members, 'phone_number');
    case 'record-reference':
      return `${textOf(members, 'target_object_id')}:${textOf(members, 'target_record_id')}`;
    case 'text':
    case 'number':
    case 'checkbox':
    case 'currency':
    case 'date':
    case 'timestamp':
    case 'rating':
    case 'status':
    case 'select':
    case 'actor-reference':
    case 'location':
    case 'interaction':
    case 'personal-name':
      return JSON.stringify(Object.values(members));
  }
}

function distinct(type: AttributeType, values: readonly Members[]): Members[] {
  const seen = new Set<string>();
  return values.filter((members) => {
    const key = valueKey(type, members);
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
