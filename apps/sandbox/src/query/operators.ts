import { type AttributeType } from '../model/types.js';

const equality = ['$eq'] as const;
const ordered = ['$eq', '$gt', '$gte', '$lt', '$lte'] as const;
const texts = ['$contains', '$ends_with', '$eq', '$starts_with'] as const;
const fullText = ['$contains', '$ends_with', '$eq', '$not_empty', '$starts_with'] as const;
const presence = ['$eq', '$not_empty'] as const;

/** A property of a type that filters may name. */
export interface Property {
  readonly operators: readonly string[];
  readonly kind: 'text' | 'number' | 'boolean' | 'day' | 'time' | 'choice' | 'id' | 'age';
  /** The stored member, when it is named differently. */
  readonly member?: string;
  /** Reached by shorthand and bare operators alone: its name is refused (reference 15). */
  readonly isUnnamed?: true;
}

/** What filters may say about a type (reference 8.2). */
export interface FilterRules {
  /** The property a scalar or a bare operator speaks about; null when only the object form exists. */
  readonly main: string | null;
  readonly properties: Readonly<Record<string, Property>>;
  /** Properties the object form must give together. */
  readonly together?: readonly string[];
}

const text = (operators: readonly string[]): Property => ({ operators, kind: 'text' });
const choice: Property = { operators: equality, kind: 'choice' };
const activeFrom: Property = { operators: ['$gt', '$gte', '$lt', '$lte'], kind: 'age' };
const number: FilterRules = { main: 'value', properties: { value: { operators: ordered, kind: 'number' } } };

export const filterRules: Readonly<Record<AttributeType, FilterRules>> = {
  text: { main: 'value', properties: { value: text(['$contains', '$ends_with', '$eq', '$in', '$starts_with']) } },
  number,
  rating: number,
  currency: { main: 'currency_value', properties: { currency_value: { operators: ordered, kind: 'number' } } },
  checkbox: { main: 'value', properties: { value: { operators: equality, kind: 'boolean' } } },
  date: { main: 'value', properties: { value: { operators: ordered, kind: 'day' } } },
  timestamp: { main: 'value', properties: { value: { operators: ordered, kind: 'time' } } },
  'personal-name': {
    main: 'full_name',
    properties: { full_name: text(fullText), first_name: text(fullText), last_name: text(fullText) },
  },
  'email-address': {
    main: 'email_address',
    properties: {
      email_address: text(texts),
      email_domain: text(texts),
      email_root_domain: text(texts),
      email_local_specifier: text(texts),
    },
  },
  domain: { main: 'domain', properties: { domain: text(fullText), root_domain: text(fullText) } },
  'phone-number': {
    main: 'phone_number',
    properties: { phone_number: text(texts), country_code: text(presence) },
  },
  select: { main: 'option', properties: { option: { ...choice, member: 'option_id' }, active_from: activeFrom } },
  status: {
    main: 'status',
    properties: { status: { ...choice, member: 'status_id', isUnnamed: true }, active_from: activeFrom },
  },
  'record-reference': {
    main: null,
    properties: {
      target_object: { operators: equality, kind: 'id', member: 'target_object_id' },
      target_record_id: { operators: ['$eq', '$in'], kind: 'id' },
    },
  },
  'actor-reference': {
    main: null,
    together: ['referenced_actor_type', 'referenced_actor_id'],
    properties: {
      referenced_actor_type: { operators: equality, kind: 'id' },
      referenced_actor_id: { operators: equality, kind: 'id' },
    },
  },
  location: {
    main: null,
    properties: {
      ...Object.fromEntries(
        ['line_1', 'line_2', 'line_3', 'line_4', 'locality', 'region', 'postcode'].map((member) => [
          member,
          text(texts),
        ]),
      ),
      country_code: text(['$eq', '$starts_with']),
    },
  },
  interaction: {
    main: null,
    properties: {
      owner_member_id: { operators: presence, kind: 'id', member: 'owner_actor' },
      interacted_at: { operators: ordered, kind: 'time' },
      interaction_type: text(presence),
    },
  },
};
