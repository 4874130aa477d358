import { type NamedAttribute } from '@app/database';

/** One column's worth of an attribute value: its Postgres type, and where it is found in the value as Attio gives it. */
export interface Part {
  sqlType: string;
  /** SQL over one value, a jsonb expression. */
  of: (value: string) => string;
}

const text = (member: string): Part => ({ sqlType: 'text', of: (v) => `${v}->>'${member}'` });
const cast = (member: string, sqlType: string): Part => ({ sqlType, of: (v) => `(${v}->>'${member}')::${sqlType}` });
const inner = (object: string, member: string): Part => ({
  sqlType: 'text',
  of: (v) => `${v}->'${object}'->>'${member}'`,
});

/** The members of Attio's values by type: docs.attio.com/docs/attribute-types. */
export const parts: Readonly<Record<string, Part>> = {
  text: text('value'),
  number: cast('value', 'numeric'),
  boolean: cast('value', 'boolean'),
  date: cast('value', 'date'),
  timestamp: cast('value', 'timestamptz'),
  amount: cast('currency_value', 'numeric'),
  currency: text('currency_code'),
  status: inner('status', 'title'),
  status_id: { sqlType: 'uuid', of: (v) => `(${v}->'status'->'id'->>'status_id')::uuid` },
  since: cast('active_from', 'timestamptz'),
  option: inner('option', 'title'),
  record: cast('target_record_id', 'uuid'),
  record_object: text('target_object'),
  actor: cast('referenced_actor_id', 'uuid'),
  actor_type: text('referenced_actor_type'),
  location: {
    sqlType: 'text',
    of: (v) =>
      `nullif(concat_ws(', ', ${['line_1', 'locality', 'region', 'postcode', 'country_code'].map((m) => `${v}->>'${m}'`).join(', ')}), '')`,
  },
  locality: text('locality'),
  region: text('region'),
  country: text('country_code'),
  domain: text('domain'),
  email: text('email_address'),
  phone: text('phone_number'),
  interacted_at: cast('interacted_at', 'timestamptz'),
  interaction_type: text('interaction_type'),
  full_name: text('full_name'),
  first_name: text('first_name'),
  last_name: text('last_name'),
  value: { sqlType: 'jsonb', of: (v) => v },
};

/** Parts shown of each attribute type, each with what its column's name adds to the slug. */
const partsOfType: Readonly<Record<string, [part: string, suffix: string][]>> = {
  text: [['text', '']],
  number: [['number', '']],
  rating: [['number', '']],
  checkbox: [['boolean', '']],
  date: [['date', '']],
  timestamp: [['timestamp', '']],
  currency: [
    ['amount', ''],
    ['currency', '_currency'],
  ],
  status: [
    ['status', ''],
    ['status_id', '_id'],
    ['since', '_since'],
  ],
  select: [['option', '']],
  'record-reference': [['record', '']],
  'actor-reference': [
    ['actor', ''],
    ['actor_type', '_type'],
  ],
  location: [
    ['location', ''],
    ['locality', '_locality'],
    ['region', '_region'],
    ['country', '_country'],
  ],
  domain: [['domain', '']],
  'email-address': [['email', '']],
  'phone-number': [['phone', '']],
  interaction: [
    ['interacted_at', ''],
    ['interaction_type', '_type'],
  ],
  'personal-name': [
    ['full_name', ''],
    ['first_name', '_first'],
    ['last_name', '_last'],
  ],
};

export interface WantedColumn {
  /** Before it is made to fit: not too long, not taken. */
  name: string;
  sqlType: string;
  attributeId: string;
  part: string;
}

/** The columns an attribute asks for. A type nobody has heard of is shown as it is, in jsonb. */
export function columnsOf(attribute: NamedAttribute): WantedColumn[] {
  const shown = partsOfType[attribute.type] ?? [['value', '']];
  const all = pointsToSeveral(attribute) ? [...shown, ['record_object', '_object'] as [string, string]] : shown;
  return all.map(([part, suffix]) => ({
    name: attribute.apiSlug + suffix,
    sqlType: (parts[part]?.sqlType ?? 'jsonb') + (attribute.isMultiselect ? '[]' : ''),
    attributeId: attribute.attributeId,
    part,
  }));
}

/** An id alone would not say of which object it is. */
function pointsToSeveral({ type, definition }: NamedAttribute): boolean {
  if (type !== 'record-reference') return false;
  const { config, relationship } = (definition ?? {}) as {
    config?: { record_reference?: { allowed_object_ids?: string[] | null } | null };
    relationship?: unknown;
  };
  const allowed = config?.record_reference?.allowed_object_ids;
  return relationship === null && (allowed === undefined || allowed === null || allowed.length !== 1);
}
