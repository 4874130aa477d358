import { parsePhoneNumberFromString, type CountryCode } from 'libphonenumber-js/min';
import { getDomain, parse as parseHost } from 'tldts';
import { type AttioValue } from '@app/attio';
import { type AttributeRow, type ChoiceRow } from '@app/database';
import { UNREAD } from '../merge/value-keys.js';

/** What parsing needs to know of the workspace. Everything is a look-up in what we hold: no call to Attio. */
export interface ParseContext {
  choices: readonly ChoiceRow[];
  /** Slug of an object by slug or id. */
  objectSlug: (slugOrId: string) => string | undefined;
  /** Member id by e-mail address, where members are known. */
  memberId: (email: string) => string | undefined;
}

type Parsed = AttioValue | { fault: string };
type Json = Record<string, unknown>;

/**
 * Brings one value in any of Attio's write forms (or in its read form) to the read form, so that what an editor wants,
 * saw and what Attio has can be compared. What only Attio can tell (a free-text location, a reference by a unique
 * value) is kept unread. Forms and normal forms: reference 4.2 and 4.3, https://docs.attio.com/rest-api/attribute-types/
 */
export function parseValue(attribute: AttributeRow, input: unknown, context: ParseContext): Parsed {
  const type = attribute.type;
  const make = (members: Json): AttioValue => ({ attribute_type: type, ...members });
  const unread = (): AttioValue => ({ attribute_type: type, [UNREAD]: input });
  const object = typeof input === 'object' && input !== null && !Array.isArray(input) ? (input as Json) : undefined;
  const plain = object && 'value' in object ? object['value'] : input;
  switch (type) {
    case 'text':
      return typeof plain === 'string' ? make({ value: plain }) : { fault: 'must be a text' };
    case 'number':
      return number(plain, (value) => make({ value }), 'must be a number');
    case 'rating':
      return typeof plain === 'number' && Number.isInteger(plain) && plain >= 0 && plain <= 5
        ? make({ value: plain })
        : { fault: 'must be a whole number from 0 to 5' };
    case 'checkbox': {
      const isTrue = plain === true || plain === 'true';
      if (!isTrue && plain !== false && plain !== 'false') return { fault: 'must be true or false' };
      return make({ value: isTrue });
    }
    case 'currency': {
      const amount = object && 'currency_value' in object ? object['currency_value'] : plain;
      const code = currencyOf(attribute);
      return number(
        amount,
        (currency_value) => make({ currency_value, currency_code: code }),
        'must be an amount of money',
      );
    }
    case 'date':
      return date(plain, make);
    case 'timestamp':
      return timestamp(plain, make);
    case 'select':
      return choice(attribute, object ? (object['option'] ?? plain) : input, 'option', context, make);
    case 'status':
      return choice(attribute, object ? (object['status'] ?? plain) : input, 'status', context, make);
    case 'record-reference':
      return reference(object, input, context, make, unread);
    case 'actor-reference':
      return actor(object, input, context, make, unread);
    case 'location':
      return location(object, input, make, unread);
    case 'domain':
      return domain(object ? object['domain'] : input, make);
    case 'email-address':
      return email(object ? (object['original_email_address'] ?? object['email_address']) : input, make);
    case 'phone-number':
      return phone(object, input, make);
    case 'personal-name':
      return name(object, input, make);
    default:
      return unread(); // a type added after this was written: Attio judges
  }
}

type Make = (members: Json) => AttioValue;

function number(input: unknown, make: (value: number) => AttioValue, fault: string): Parsed {
  const value = typeof input === 'string' && input.trim() !== '' ? Number(input) : input;
  return typeof value === 'number' && Number.isFinite(value) ? make(value) : { fault };
}

function currencyOf({ definition }: AttributeRow): string | null {
  const config = (definition as { config?: { currency?: { default_currency_code?: string | null } } } | null)?.config;
  return config?.currency?.default_currency_code ?? null;
}

function date(input: unknown, make: Make): Parsed {
  const fault = { fault: 'must be a date, YYYY-MM-DD' };
  if (typeof input !== 'string') return fault;
  const match = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?$/.exec(input);
  if (match) {
    const day = `${match[1]}-${match[2] ?? '01'}-${match[3] ?? '01'}`;
    const read = new Date(`${day}T00:00:00Z`);
    return !Number.isNaN(read.getTime()) && read.toISOString().startsWith(day) ? make({ value: day }) : fault;
  }
  const atMs = /^\d{4}-\d\d-\d\dT/.test(input) ? Date.parse(input) : Number.NaN;
  return Number.isNaN(atMs) ? fault : make({ value: new Date(atMs).toISOString().slice(0, 10) });
}

function timestamp(input: unknown, make: Make): Parsed {
  const fault = { fault: 'must be an ISO 8601 time' };
  if (typeof input !== 'string' || !/^\d{4}-\d\d-\d\d(T.*)?$/.test(input)) return fault;
  const hasZone = /(Z|[+-]\d\d:?\d\d)$/.test(input) || input.length === 10;
  const atMs = Date.parse(hasZone ? input : `${input}Z`);
  return Number.isNaN(atMs) ? fault : make({ value: `${new Date(atMs).toISOString().slice(0, -1)}000000Z` });
}

function choice(
  { attributeId }: AttributeRow,
  input: unknown,
  kind: ChoiceRow['kind'],
  { choices }: ParseContext,
  make: Make,
): Parsed {
  const key = textOfChoice(input, kind);
  if (key === undefined) return { fault: `must be the title or id of ${kind === 'option' ? 'an option' : 'a status'}` };
  const own = choices.filter((one) => one.attributeId === attributeId);
  const found = own.find(({ choiceId }) => choiceId === key) ?? own.find(({ title }) => title === key);
  if (found !== undefined) return make({ [kind]: found.definition });
  // Options and statuses come without an event of their own: one that nobody has seen yet may well be there.
  return own.length === 0 ? make({ [UNREAD]: { [kind]: key } }) : { fault: `no ${kind} has this title or id` };
}

/** A title or an id, also out of the read form, where either stands inside the choice's definition. */
function textOfChoice(input: unknown, kind: ChoiceRow['kind']): string | undefined {
  if (typeof input === 'string') return input === '' ? undefined : input;
  if (typeof input !== 'object' || input === null) return undefined;
  const { id, title } = input as { id?: unknown; title?: unknown };
  const inner = typeof id === 'object' && id !== null ? (id as Json)[`${kind}_id`] : id;
  if (typeof inner === 'string') return inner;
  return typeof title === 'string' ? title : undefined;
}

const GUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

function reference(
  object: Json | undefined,
  input: unknown,
  { objectSlug }: ParseContext,
  make: Make,
  unread: () => AttioValue,
): Parsed {
  if (object === undefined) {
    return typeof input === 'string' && input !== '' ? unread() : { fault: 'must name a record' };
  }
  const target = object['target_object'];
  if (typeof target !== 'string') return { fault: 'must have target_object' };
  const slug = objectSlug(target);
  if (slug === undefined) return { fault: 'target_object is not an object of this workspace' };
  const recordId = object['target_record_id'];
  if (recordId === undefined) {
    return Object.keys(object).length > 1 ? unread() : { fault: 'must have target_record_id or a unique attribute' };
  }
  if (typeof recordId !== 'string' || !GUID.test(recordId)) return { fault: 'target_record_id must be a record id' };
  return make({ target_object: slug, target_record_id: recordId.toLowerCase() });
}

function actor(
  object: Json | undefined,
  input: unknown,
  { memberId }: ParseContext,
  make: Make,
  unread: () => AttioValue,
): Parsed {
  const address = object ? object['workspace_member_email_address'] : input;
  if (typeof address === 'string') {
    const id = memberId(address);
    return id === undefined ? unread() : make({ referenced_actor_type: 'workspace-member', referenced_actor_id: id });
  }
  const id = object?.['referenced_actor_id'];
  if (object?.['referenced_actor_type'] !== 'workspace-member' || typeof id !== 'string' || !GUID.test(id)) {
    return { fault: 'must be a workspace member: an e-mail address, or referenced_actor_type and referenced_actor_id' };
  }
  return make({ referenced_actor_type: 'workspace-member', referenced_actor_id: id.toLowerCase() });
}

export const locationMembers = [
  ...['line_1', 'line_2', 'line_3', 'line_4', 'locality', 'region', 'postcode', 'country_code'],
  ...['latitude', 'longitude'],
];

function location(object: Json | undefined, input: unknown, make: Make, unread: () => AttioValue): Parsed {
  if (typeof input === 'string' && input !== '') return unread();
  if (object === undefined) return { fault: 'must be a text or an object' };
  const missing = locationMembers.filter((member) => !(member in object));
  if (missing.length > 0)
    return { fault: `all ten members are needed, null where empty; missing: ${missing.join(' ')}` };
  const wrong = locationMembers.filter((member) => object[member] !== null && typeof object[member] !== 'string');
  if (wrong.length > 0) return { fault: `must be texts or null: ${wrong.join(' ')}` };
  return make(Object.fromEntries(locationMembers.map((member) => [member, object[member]])));
}

function domain(input: unknown, make: Make): Parsed {
  const host = typeof input === 'string' ? parseHost(input.trim().toLowerCase()) : undefined;
  if (!host?.hostname || host.isIp || host.publicSuffix === null || host.domain === null)
    return { fault: 'must be a domain' };
  return make({ domain: host.hostname, root_domain: host.domain });
}

function email(input: unknown, make: Make): Parsed {
  const text = typeof input === 'string' ? input.trim() : '';
  const match = /^([^\s@,;<>()]+)@([^\s@,;<>()]+\.[^\s@,;<>()]+)$/.exec(text);
  if (!match) return { fault: 'must be an e-mail address' };
  const address = text.toLowerCase();
  const host = (match[2] ?? '').toLowerCase();
  return make({
    email_address: address,
    original_email_address: text,
    email_domain: host,
    email_root_domain: getDomain(host) ?? host,
    email_local_specifier: (match[1] ?? '').toLowerCase(),
  });
}

function phone(object: Json | undefined, input: unknown, make: Make): Parsed {
  const text = object ? (object['original_phone_number'] ?? object['phone_number']) : input;
  const country = object?.['country_code'];
  if (typeof text !== 'string') return { fault: 'must be a phone number' };
  const parsed = parsePhoneNumberFromString(
    text,
    typeof country === 'string' ? (country.toUpperCase() as CountryCode) : undefined,
  );
  if (!parsed?.isPossible())
    return { fault: 'must be a phone number with its country: start with + or give country_code' };
  return make({
    phone_number: parsed.number,
    original_phone_number: text,
    country_code: parsed.country ?? (typeof country === 'string' ? country : null),
  });
}

function name(object: Json | undefined, input: unknown, make: Make): Parsed {
  if (typeof input === 'string' && input.trim() !== '') {
    const comma = input.indexOf(',');
    const last = comma === -1 ? '' : input.slice(0, comma).trim();
    const first = (comma === -1 ? input : input.slice(comma + 1)).trim();
    return make({ first_name: first, last_name: last, full_name: [first, last].filter(Boolean).join(' ') });
  }
  if (object === undefined) return { fault: 'must be "Last, First" or an object' };
  const { first_name: first = '', last_name: last = '' } = object;
  const full = object['full_name'] ?? [first, last].filter(Boolean).join(' ');
  const isText = [first, last, full].every((part) => typeof part === 'string');
  return isText && full !== ''
    ? make({ first_name: first, last_name: last, full_name: full })
    : { fault: 'first_name, last_name and full_name must be texts, and not all empty' };
}
