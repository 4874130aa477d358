import { canonicalValues } from './canonical.js';
import { readShapeOf } from './write-form.js';

const LOOKUPS = {
  optionId: (text: string) => ({ Gold: 'o1', o1: 'o1' })[text],
  statusId: (text: string) => ({ Lead: 's1', s1: 's1' })[text],
  memberId: (email: string) => (email === 'ada@example.com' ? 'm1' : undefined),
  objectSlug: (text: string) => (text === 'people-id' ? 'people' : text),
  recordId: (value: string) => (value === 'acme.com' ? { object: 'companies', recordId: 'c1' } : undefined),
};
const USD = { currency: { default_currency_code: 'USD', display_type: null } };
const PLACE = {
  line_1: '1 Main St',
  line_2: null,
  line_3: null,
  line_4: null,
  locality: 'Leeds',
  region: null,
  postcode: null,
  country_code: 'GB',
  latitude: null,
  longitude: null,
};

/** Per type: forms that mean the same, and the members Attio answers. */
const FORMS: [string, unknown[], Record<string, unknown>][] = [
  ['text', ['x', { value: 'x' }, ['x'], [{ value: 'x' }]], { value: 'x' }],
  ['number', [12.5, { value: 12.5 }, ['12.5']], { value: 12.5 }],
  ['rating', [3, { value: 3 }], { value: 3 }],
  ['checkbox', [true, 'true', { value: true }], { value: true }],
  ['currency', [99, '99.00', { currency_value: 99 }], { currency_value: 99, currency_code: 'USD' }],
  [
    'date',
    ['2023', '2023-01', '2023-01-01', { value: '2023-01-01' }, '2022-12-31T23:30:00-01:00'],
    { value: '2023-01-01' },
  ],
  [
    'timestamp',
    ['2023-01-01', '2023-01-01T00:00', '2023-01-01T00:00:00Z', { value: '2023-01-01T01:00:00+01:00' }],
    { value: '2023-01-01T00:00:00.000000000Z' },
  ],
  ['status', ['Lead', 's1', { status: 'Lead' }], { status: { id: { status_id: 's1' }, title: 'Lead' } }],
  [
    'select',
    ['Gold', 'o1', { option: 'Gold' }, [{ option: 'o1' }]],
    { option: { id: { option_id: 'o1' }, title: 'Gold' } },
  ],
  [
    'record-reference',
    [
      'acme.com',
      { target_object: 'companies', target_record_id: 'c1' },
      { target_object: 'companies', domains: ['acme.com'] },
    ],
    { target_object: 'companies', target_record_id: 'c1' },
  ],
  [
    'actor-reference',
    [
      'Ada@example.com',
      { workspace_member_email_address: 'ada@example.com' },
      { referenced_actor_type: 'workspace-member', referenced_actor_id: 'm1' },
    ],
    { referenced_actor_type: 'workspace-member', referenced_actor_id: 'm1' },
  ],
  ['location', [PLACE], PLACE],
  [
    'domain',
    ['Acme.com', { domain: 'acme.com' }, 'https://acme.com/about'],
    { domain: 'acme.com', root_domain: 'acme.com' },
  ],
  ['email-address', ['Ada@Example.com', { email_address: 'ada@example.com' }], { email_address: 'ada@example.com' }],
  [
    'phone-number',
    ['+44 20 7946 0018', { original_phone_number: '020 7946 0018', country_code: 'GB' }],
    { phone_number: '+442079460018', country_code: 'GB' },
  ],
  [
    'personal-name',
    [
      'Lovelace, Ada',
      { first_name: 'Ada', last_name: 'Lovelace' },
      { first_name: 'Ada', last_name: 'Lovelace', full_name: 'Ada Lovelace' },
    ],
    { first_name: 'Ada', last_name: 'Lovelace', full_name: 'Ada Lovelace' },
  ],
];

describe('readShapeOf', () => {
  it.each(FORMS)('takes all forms of %s for the value Attio answers', (type, forms, members) => {
    const answered = canonicalValues(type, [{ attribute_type: type, ...members }]);
    for (const form of forms) {
      expect(canonicalValues(type, readShapeOf({ type, config: USD }, form, LOOKUPS))).toBe(answered);
    }
  });

  it('keeps the order of several values', () => {
    const values = readShapeOf({ type: 'domain' }, ['b.com', 'a.com']);
    expect(values?.map((value) => value['domain'])).toEqual(['b.com', 'a.com']);
  });

  it.each([null, undefined, []])('takes %p for no value', (input) => {
    expect(readShapeOf({ type: 'text' }, input)).toEqual([]);
  });

  it.each([
    ['an unknown option', 'select', 'Platinum'],
    ['a place in free text', 'location', 'Leeds, UK'],
    ['a read-only type', 'interaction', { interaction_type: 'email' }],
    ['a number that is none', 'number', 'many'],
    ['a bad phone number', 'phone-number', '12'],
    ['a national number without a country', 'phone-number', '020 7946 0018'],
  ])('says that only Attio can tell: %s', (_name, type, input) => {
    expect(readShapeOf({ type }, input, LOOKUPS)).toBeUndefined();
  });
});
