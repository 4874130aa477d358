/** How a property is read, and what an operand of it must be. */
export type PropertyKind =
  'text' | 'caseless' | 'phone' | 'number' | 'boolean' | 'date' | 'timestamp' | 'choice' | 'since';

export interface Property {
  /** Where a value holds it; empty: under the property's own name. */
  member: string[];
  kind: PropertyKind;
  operators: readonly string[];
  /** A scalar or a bare operator means it; by its name a filter is refused (reference section 15). */
  isUnnamed?: true;
}

export interface TypeGrammar {
  /** The property that a scalar or a bare operator means; `null` where only the object form exists. */
  main: string | null;
  properties: Readonly<Record<string, Property>>;
  /** What a sort without `field` orders by. */
  sortField: string;
  /** Properties that must come together. */
  complete?: readonly string[];
}

const TEXT = ['$contains', '$ends_with', '$eq', '$in', '$starts_with'];
const PARTS = ['$contains', '$ends_with', '$eq', '$starts_with'];
const FILLED = ['$contains', '$ends_with', '$eq', '$not_empty', '$starts_with'];
const ORDERED = ['$eq', '$gt', '$gte', '$lt', '$lte'];
const SINCE = ['$gt', '$gte', '$lt', '$lte'];
const EQUAL = ['$eq'];

/** Attio's table of types, properties and operators (reference section 8.2), operators in the order it lists them. */
export const grammar: Readonly<Record<string, TypeGrammar>> = {
  text: plain('value', 'text', TEXT),
  number: plain('value', 'number', ORDERED),
  rating: plain('value', 'number', ORDERED),
  currency: plain('currency_value', 'number', ORDERED),
  checkbox: plain('value', 'boolean', EQUAL),
  date: plain('value', 'date', ORDERED),
  timestamp: plain('value', 'timestamp', ORDERED),
  'personal-name': of('full_name', {
    full_name: property('text', FILLED),
    first_name: property('text', FILLED),
    last_name: property('text', FILLED),
  }),
  'email-address': of('email_address', {
    email_address: property('caseless', PARTS),
    email_domain: property('caseless', PARTS),
    email_root_domain: property('caseless', PARTS),
    email_local_specifier: property('caseless', PARTS),
  }),
  domain: of('domain', { domain: property('caseless', FILLED), root_domain: property('caseless', FILLED) }),
  'phone-number': of('phone_number', {
    phone_number: property('phone', PARTS),
    country_code: property('text', ['$eq', '$not_empty']),
  }),
  select: of('option', {
    option: property('choice', EQUAL, 'option', 'id', 'option_id'),
    active_from: property('since', SINCE),
  }),
  status: of('status', {
    status: { ...property('choice', EQUAL, 'status', 'id', 'status_id'), isUnnamed: true },
    active_from: property('since', SINCE),
  }),
  'record-reference': {
    main: null,
    properties: { target_object: property('text', EQUAL), target_record_id: property('text', ['$eq', '$in']) },
    sortField: 'target_record_id',
  },
  'actor-reference': {
    main: null,
    properties: { referenced_actor_type: property('text', EQUAL), referenced_actor_id: property('text', EQUAL) },
    sortField: 'referenced_actor_id',
    complete: ['referenced_actor_type', 'referenced_actor_id'],
  },
  location: {
    main: null,
    properties: {
      line_1: property('text', PARTS),
      line_2: property('text', PARTS),
      line_3: property('text', PARTS),
      line_4: property('text', PARTS),
      locality: property('text', PARTS),
      region: property('text', PARTS),
      postcode: property('text', PARTS),
      country_code: property('text', ['$eq', '$starts_with']),
    },
    sortField: 'locality',
  },
  interaction: {
    main: null,
    properties: {
      owner_member_id: property('text', ['$eq', '$not_empty'], 'owner_actor', 'id'),
      interacted_at: property('timestamp', ORDERED),
      interaction_type: property('text', ['$eq', '$not_empty']),
    },
    sortField: 'interacted_at',
  },
};

function plain(name: string, kind: PropertyKind, operators: readonly string[]): TypeGrammar {
  return of(name, { [name]: property(kind, operators) });
}

function of(main: string, properties: Record<string, Property>): TypeGrammar {
  return { main, properties, sortField: main };
}

/** A member of the value itself; where the name of the property is not the member's, the table says so. */
function property(kind: PropertyKind, operators: readonly string[], ...member: string[]): Property {
  return { member, kind, operators };
}

/** Where a value holds the property. */
export function memberOf(name: string, { member }: Property): string[] {
  return member.length > 0 ? member : [name];
}
