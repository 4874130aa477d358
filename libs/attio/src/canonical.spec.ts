import fc from 'fast-check';
import { canonicalValues, hashRecord, hashValues } from './canonical.js';
import { type AttioValue } from './value.js';

type Members = Record<string, unknown>;

const uuid = fc.uuid();
const text = fc.string({ maxLength: 12 });
const moment = fc
  .date({ min: new Date('1990-01-01'), max: new Date('2090-01-01'), noInvalidDate: true })
  .map((date) => `${date.toISOString().slice(0, -1)}000000Z`);
const number = fc.integer({ min: -1e9, max: 1e9 }).map((n) => n / 1e4);
const location = ['line_1', 'line_2', 'line_3', 'line_4', 'locality', 'region', 'postcode', 'country_code'];

/** Per type: the members that are its meaning, and members that follow from them or describe them. */
const TYPES: Record<string, { meaning: fc.Arbitrary<Members>; around: fc.Arbitrary<Members> }> = {
  text: { meaning: fc.record({ value: text }), around: fc.constant({}) },
  number: { meaning: fc.record({ value: number }), around: fc.constant({}) },
  rating: { meaning: fc.record({ value: fc.nat(5) }), around: fc.constant({}) },
  checkbox: { meaning: fc.record({ value: fc.boolean() }), around: fc.constant({}) },
  currency: {
    meaning: fc.record({ currency_value: number, currency_code: fc.constantFrom('USD', 'EUR', null) }),
    around: fc.constant({}),
  },
  date: { meaning: fc.record({ value: moment.map((at) => at.slice(0, 10)) }), around: fc.constant({}) },
  timestamp: { meaning: fc.record({ value: moment }), around: fc.constant({}) },
  select: {
    meaning: uuid.map((option_id) => ({ option: { id: { option_id } } })),
    around: fc.record({ title: text, is_archived: fc.boolean() }),
  },
  status: {
    meaning: uuid.map((status_id) => ({ status: { id: { status_id } } })),
    around: fc.record({ title: text, is_archived: fc.boolean(), celebration_enabled: fc.boolean() }),
  },
  'record-reference': {
    meaning: fc.record({ target_object: fc.constantFrom('people', 'deals'), target_record_id: uuid }),
    around: fc.constant({}),
  },
  'actor-reference': {
    meaning: fc.record({
      referenced_actor_type: fc.constantFrom('app', 'workspace-member'),
      referenced_actor_id: uuid,
    }),
    around: fc.constant({}),
  },
  location: {
    meaning: fc.record({
      ...Object.fromEntries(location.map((member) => [member, fc.option(text.filter((t) => t !== ''))])),
      latitude: fc.option(number.map(String)),
      longitude: fc.option(number.map(String)),
    }),
    around: fc.constant({}),
  },
  domain: { meaning: fc.record({ domain: fc.domain() }), around: fc.record({ root_domain: text }) },
  'email-address': {
    meaning: fc.emailAddress().map((email) => ({ email_address: email.toLowerCase() })),
    around: fc.record({
      original_email_address: text,
      email_domain: text,
      email_root_domain: text,
      email_local_specifier: text,
    }),
  },
  'phone-number': {
    meaning: fc.integer({ min: 1e9, max: 9e9 }).map((n) => ({ phone_number: `+${n}` })),
    around: fc.record({ original_phone_number: text, country_code: text }),
  },
  interaction: {
    meaning: fc.record({
      interaction_type: fc.constantFrom('email', 'call'),
      interacted_at: moment,
      owner_actor: fc.record({ type: fc.constant('workspace-member'), id: uuid }),
    }),
    around: fc.constant({}),
  },
  'personal-name': {
    meaning: fc.record({ first_name: text, last_name: text, full_name: text }),
    around: fc.constant({}),
  },
};

const metadata = fc.record({
  active_from: moment,
  active_until: fc.option(moment),
  created_by_actor: fc.record({ type: fc.constant('system'), id: fc.option(uuid) }),
});

function value(type: string, meaning: Members, around: Members, meta: Members): AttioValue {
  const inner = type === 'select' ? 'option' : type === 'status' ? 'status' : undefined;
  const members = inner ? { [inner]: { ...around, ...(meaning[inner] as Members) } } : { ...around, ...meaning };
  return { ...meta, attribute_type: type, ...members };
}

describe.each(Object.keys(TYPES))('canonical form of %s', (type) => {
  const { meaning, around } = TYPES[type] ?? { meaning: fc.constant({}), around: fc.constant({}) };
  const many = fc.array(meaning, { maxLength: 3 });

  it('is the same whoever set the values, when, and however they are described', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(meaning, around, around, metadata, metadata), { maxLength: 3 }), (rows) => {
        const one = rows.map(([m, a, , meta]) => value(type, m, a, meta));
        const other = rows.map(([m, , a, , meta]) => value(type, m, a, meta));
        expect(hashValues(type, one)).toBe(hashValues(undefined, other));
      }),
    );
  });

  it('differs when the meaning or its order differs', () => {
    fc.assert(
      fc.property(many, many, (a, b) => {
        const read = (all: Members[]) => all.map((m) => value(type, m, {}, {}));
        const isEqual = JSON.stringify(a) === JSON.stringify(b);
        expect(canonicalValues(type, read(a)) === canonicalValues(type, read(b))).toBe(isEqual);
      }),
    );
  });
});

describe('canonical form', () => {
  const of = (attribute_type: string, members: Members) => canonicalValues(undefined, [{ attribute_type, ...members }]);

  it.each([
    [
      'an e-mail address in other case',
      'email-address',
      { email_address: 'Ada@Example.com' },
      { email_address: 'ada@example.com' },
    ],
    [
      'an amount given as text',
      'currency',
      { currency_value: '99.50', currency_code: 'USD' },
      { currency_value: 99.5, currency_code: 'USD' },
    ],
    ['a fifth decimal', 'number', { value: 1.00004 }, { value: 1 }],
    ['zero and minus zero', 'number', { value: -0 }, { value: 0 }],
    [
      'a moment in another zone',
      'timestamp',
      { value: '2026-01-01T02:00:00+02:00' },
      { value: '2026-01-01T00:00:00.000000000Z' },
    ],
    [
      'a moment finer than is stored',
      'timestamp',
      { value: '2026-01-01T00:00:00.123456Z' },
      { value: '2026-01-01T00:00:00.123000000Z' },
    ],
    ['a bare option id', 'select', { option: 'o1' }, { option: { id: { option_id: 'o1' }, title: 'x' } }],
    [
      'members of an unknown type in another order',
      'new-type',
      { a: 1, b: { c: 2, d: 3 } },
      { b: { d: 3, c: 2 }, a: 1 },
    ],
  ])('takes %s for equal', (_name, type, a, b) => {
    expect(of(type, a)).toBe(of(type, b));
  });

  it('takes an empty attribute for an absent one', () => {
    expect(canonicalValues('text', [])).toBe(canonicalValues('text', undefined));
    const value = { attribute_type: 'text', value: 'x' };
    expect(hashRecord({ a: [value], b: [] })).toBe(hashRecord({ a: [value] }));
  });

  it('does not depend on the order of attributes, and does on which attribute holds a value', () => {
    const [x, y] = [[{ attribute_type: 'text', value: 'x' }], [{ attribute_type: 'text', value: 'y' }]];
    expect(hashRecord({ a: x, b: y })).toBe(hashRecord({ b: y, a: x }));
    expect(hashRecord({ a: x, b: y })).not.toBe(hashRecord({ a: y, b: x }));
  });

  it('hashes 10 000 records of 35 attributes within the time their pages take to arrive', () => {
    const values = Object.fromEntries(
      Array.from({ length: 35 }, (_, i) => [
        `attribute-${i}`,
        i % 2 ? [] : [{ attribute_type: 'text', value: `value ${i}`, active_from: 'x' }],
      ]),
    );
    const startedAtMs = performance.now();
    for (let i = 0; i < 10_000; i++) hashRecord(values);
    expect(performance.now() - startedAtMs).toBeLessThan(5_000);
  });
});
