import fc from 'fast-check';
import { type SandboxAttribute, type SandboxCollection, type SandboxValue } from './query-harness.js';

/** Properties of each type, wrong ones included: refusals are compared too. */
const PROPERTIES: Readonly<Record<string, string[]>> = {
  text: ['value'],
  number: ['value'],
  rating: ['value'],
  currency: ['currency_value'],
  checkbox: ['value'],
  date: ['value'],
  timestamp: ['value'],
  'personal-name': ['full_name', 'first_name', 'last_name'],
  'email-address': [
    'email_address',
    'email_domain',
    'email_root_domain',
    'email_local_specifier',
    'original_email_address',
  ],
  domain: ['domain', 'root_domain'],
  'phone-number': ['phone_number', 'country_code'],
  select: ['option', 'active_from'],
  status: ['status', 'active_from'],
  'record-reference': ['target_object', 'target_record_id'],
  'actor-reference': ['referenced_actor_type', 'referenced_actor_id'],
  location: ['line_1', 'locality', 'region', 'postcode', 'country_code'],
  interaction: ['owner_member_id', 'interacted_at', 'interaction_type'],
};
const MAIN: Readonly<Record<string, string>> = {
  currency: 'currency_value',
  'personal-name': 'full_name',
  'email-address': 'email_address',
  domain: 'domain',
  'phone-number': 'phone_number',
  select: 'option',
  status: 'status',
};
const OPERATORS = ['$eq', '$in', '$contains', '$starts_with', '$ends_with', '$not_empty', '$gt', '$gte', '$lt', '$lte'];
/** What each property really supports is left to the two sides; these make most filters meaningful. */
const LIKELY: Readonly<Record<string, string[]>> = {
  text: ['$eq', '$in', '$contains', '$starts_with', '$ends_with'],
  number: ['$eq', '$gt', '$gte', '$lt', '$lte'],
  rating: ['$eq', '$gt', '$gte', '$lt', '$lte'],
  currency: ['$eq', '$gt', '$gte', '$lt', '$lte'],
  checkbox: ['$eq'],
  date: ['$eq', '$gt', '$gte', '$lt', '$lte'],
  timestamp: ['$eq', '$gt', '$gte', '$lt', '$lte'],
  'personal-name': ['$eq', '$not_empty', '$contains', '$starts_with', '$ends_with'],
  'email-address': ['$eq', '$contains', '$starts_with', '$ends_with'],
  domain: ['$eq', '$not_empty', '$contains', '$starts_with', '$ends_with'],
  'phone-number': ['$eq', '$contains', '$starts_with', '$ends_with', '$not_empty'],
  select: ['$eq', '$gt', '$lt'],
  status: ['$eq', '$gte', '$lte'],
  'record-reference': ['$eq', '$in'],
  'actor-reference': ['$eq'],
  location: ['$eq', '$contains', '$starts_with', '$ends_with'],
  interaction: ['$eq', '$gt', '$lte', '$not_empty'],
};

export interface GeneratedQuery {
  collection: SandboxCollection;
  body: Record<string, unknown>;
}

/** Queries over everything the sandbox holds: most answer some rows, many answer none, some are refused. */
export function queries(collections: SandboxCollection[]): fc.Arbitrary<GeneratedQuery> {
  return fc.constantFrom(...collections.filter(({ items }) => items.length > 0)).chain((collection) =>
    fc
      .record(
        {
          filter: filters(collection, collections, 2),
          sorts: fc.array(sorts(collection, collections), { maxLength: 3 }),
          limit: fc.constantFrom(1, 3, 10, 500),
          offset: fc.constantFrom(0, 0, 0, 1, 7),
        },
        { requiredKeys: ['filter'] },
      )
      .map((body) => ({ collection, body })),
  );
}

function filters(
  collection: SandboxCollection,
  all: SandboxCollection[],
  depth: number,
): fc.Arbitrary<Record<string, unknown>> {
  const attribute = attributeConditions(collection);
  const path = pathConditions(collection, all);
  if (depth === 0) return fc.oneof({ arbitrary: attribute, weight: 6 }, { arbitrary: path, weight: 2 });
  const nested = fc.array(filters(collection, all, depth - 1), { maxLength: 3 });
  return fc.oneof(
    { arbitrary: attribute, weight: 6 },
    { arbitrary: path, weight: 3 },
    { arbitrary: fc.tuple(attribute, attribute).map(([a, b]) => ({ ...a, ...b })), weight: 2 },
    { arbitrary: nested.map(($and) => ({ $and })), weight: 2 },
    { arbitrary: nested.map(($or) => ({ $or })), weight: 3 },
    { arbitrary: attribute.map(($not) => ({ $not })), weight: 2 },
    { arbitrary: filters(collection, all, depth - 1).map(($not) => ({ $not })), weight: 1 },
    {
      arbitrary: fc.constantFrom({}, { nope: 1 }, { $and: {} }, { $or: [1] }, { $xor: [] }, { constraints: 'x' }),
      weight: 1,
    },
  );
}

function attributeConditions(collection: SandboxCollection): fc.Arbitrary<Record<string, unknown>> {
  return attributesOf(collection).chain((attribute) =>
    tests(attribute, collection).chain((test) =>
      fc.boolean().map((byId) => ({ [byId ? attribute.id.attribute_id : attribute.api_slug]: test })),
    ),
  );
}

function attributesOf({ attributes }: SandboxCollection): fc.Arbitrary<SandboxAttribute> {
  return fc.constantFrom(...attributes);
}

/** All forms of a test (reference section 8.1). */
function tests(attribute: SandboxAttribute, collection: SandboxCollection): fc.Arbitrary<unknown> {
  const { type } = attribute;
  const main = MAIN[type] ?? 'value';
  const property = fc.constantFrom(...(PROPERTIES[type] ?? ['value']));
  const full = fc
    .uniqueArray(property, { minLength: 1, maxLength: 2 })
    .chain((names) =>
      fc.tuple(...names.map((name) => propertyTests(attribute, name, collection).map((test) => [name, test] as const))),
    )
    .map((entries) => Object.fromEntries(entries));
  const complete = sampled(attribute, collection).map((value) =>
    Object.fromEntries((PROPERTIES[type] ?? []).slice(0, 2).map((name) => [name, memberOf(value, name) ?? 'x'])),
  );
  // These types have no main property: a scalar or a bare operator is refused.
  const short = ['record-reference', 'actor-reference', 'location', 'interaction'].includes(type) ? 1 : 12;
  return fc.oneof(
    { arbitrary: operands(attribute, main, collection), weight: short },
    { arbitrary: operatorTests(attribute, main, collection), weight: short },
    { arbitrary: full, weight: 12 },
    { arbitrary: complete, weight: type.endsWith('reference') ? 24 : 1 },
    { arbitrary: fc.constantFrom(null, [], {}, ['x'], 5, true, { nope: 1 }, { $nope: 1 }), weight: 1 },
  );
}

function propertyTests(
  attribute: SandboxAttribute,
  name: string,
  collection: SandboxCollection,
): fc.Arbitrary<unknown> {
  return fc.oneof(
    { arbitrary: operands(attribute, name, collection), weight: 2 },
    { arbitrary: operatorTests(attribute, name, collection), weight: 4 },
  );
}

function operatorTests(
  attribute: SandboxAttribute,
  name: string,
  collection: SandboxCollection,
): fc.Arbitrary<unknown> {
  const operator = fc.oneof(
    { arbitrary: fc.constantFrom(...(LIKELY[attribute.type] ?? OPERATORS)), weight: 19 },
    { arbitrary: fc.constantFrom(...OPERATORS), weight: 1 },
  );
  return fc
    .uniqueArray(operator, { minLength: 1, maxLength: 2 })
    .chain((names) =>
      fc.tuple(
        ...names.map((each) =>
          operandFor(each, attribute, name, collection).map((operand) => [each, operand] as const),
        ),
      ),
    )
    .map((entries) => Object.fromEntries(entries));
}

function operandFor(
  operator: string,
  attribute: SandboxAttribute,
  name: string,
  collection: SandboxCollection,
): fc.Arbitrary<unknown> {
  const operand = operands(attribute, name, collection);
  if (operator === '$not_empty')
    return fc.oneof({ arbitrary: fc.boolean(), weight: 9 }, { arbitrary: operand, weight: 1 });
  if (operator === '$in') {
    return fc.oneof({ arbitrary: fc.array(operand, { maxLength: 4 }), weight: 9 }, { arbitrary: operand, weight: 1 });
  }
  if (!/contains|starts|ends/.test(operator)) return operand;
  return fc.tuple(operand, fc.nat(8), fc.nat(6), fc.constantFrom('', 'upper')).map(([text, from, length, change]) => {
    if (typeof text !== 'string') return text;
    const part =
      operator === '$contains'
        ? text.slice(from, from + length)
        : operator === '$ends_with'
          ? text.slice(-length - 1)
          : text.slice(0, length);
    return change === 'upper' ? part.toUpperCase() : part;
  });
}

/** Mostly what some record really holds, sometimes something near it, sometimes of the wrong kind. */
function operands(attribute: SandboxAttribute, name: string, collection: SandboxCollection): fc.Arbitrary<unknown> {
  const held = sampled(attribute, collection).map((value) => memberOf(value, name) ?? fallback(attribute.type));
  return fc.oneof(
    { arbitrary: held, weight: 24 },
    { arbitrary: held.map(altered), weight: 3 },
    { arbitrary: fc.constantFrom<unknown>(...STRANGE), weight: 1 },
  );
}

const STRANGE = [
  '',
  'x',
  '%',
  '_',
  '\\',
  'É',
  0,
  -1,
  1e21,
  12.5,
  '12.50',
  true,
  null,
  [],
  {},
  '2025-06',
  '2024-02-30',
  '2025-01-01T00:00:00Z',
  '2025-01-01T10:00:00+05:30',
  "'; DROP TABLE mirror_item; --",
];

function altered(value: unknown): unknown {
  if (typeof value === 'number') return value + 1;
  if (typeof value !== 'string') return value;
  return /^\d{4}-/.test(value) ? value.slice(0, 10) : value.toUpperCase();
}

function fallback(type: string): unknown {
  if (type === 'number' || type === 'currency' || type === 'rating') return 3;
  if (type === 'checkbox') return true;
  if (type === 'timestamp' || type === 'interaction') return '2025-06-01T00:00:00.000000000Z';
  return type === 'date' ? '2025-06-01' : 'a';
}

function sampled(attribute: SandboxAttribute, { items }: SandboxCollection): fc.Arbitrary<SandboxValue> {
  const values = items.flatMap((item) => (item.values ?? item.entry_values ?? {})[attribute.api_slug] ?? []);
  return fc.constantFrom(...(values.length > 0 ? values.slice(0, 300) : [{}]));
}

function memberOf(value: SandboxValue, name: string): unknown {
  if (name === 'option' || name === 'status') return (value[name] as { title?: unknown } | undefined)?.title;
  if (name === 'owner_member_id') return (value['owner_actor'] as { id?: unknown } | undefined)?.id;
  return value[name];
}

/** One to three steps through references; sometimes a wrong turn. */
function paths(
  collection: SandboxCollection,
  all: SandboxCollection[],
  depth: number,
): fc.Arbitrary<[[string, string][], SandboxCollection, SandboxAttribute | null]> {
  return attributesOf(collection).chain((attribute) => {
    const step: [string, string] = [collection.slug, attribute.api_slug];
    const here = fc.constant<[[string, string][], SandboxCollection, SandboxAttribute | null]>([
      [step],
      collection,
      attribute,
    ]);
    const references = collection.attributes.filter(({ type }) => type === 'record-reference');
    if (depth === 0 || references.length === 0) return here;
    const onward = fc.constantFrom(...references).chain((reference) => {
      const targets = reference.config.record_reference.allowed_object_ids ?? [];
      const target = all.find(({ id }) => targets.includes(id)) ?? all[0];
      if (target === undefined) return here;
      return paths(target, all, depth - 1).map(([steps, end, last]) => {
        const first: [string, string] = [collection.slug, reference.api_slug];
        return [[first, ...steps], end, last] as [[string, string][], SandboxCollection, SandboxAttribute | null];
      });
    });
    return fc.oneof({ arbitrary: here, weight: 1 }, { arbitrary: onward, weight: 4 });
  });
}

function startingPaths(collection: SandboxCollection, all: SandboxCollection[]) {
  const parents = new Set(collection.items.flatMap(({ parent_object: parent }) => parent ?? []));
  const parent = all.find(({ slug }) => parents.has(slug));
  if (collection.kind === 'object' || parent === undefined) return paths(collection, all, 2);
  return fc.oneof(
    paths(collection, all, 2),
    paths(parent, all, 1).map(
      ([steps, end, last]): [[string, string][], SandboxCollection, SandboxAttribute | null] => [
        [[collection.slug, 'parent_record'], ...steps],
        end,
        last,
      ],
    ),
  );
}

function pathConditions(
  collection: SandboxCollection,
  all: SandboxCollection[],
): fc.Arbitrary<Record<string, unknown>> {
  const right = startingPaths(collection, all).chain(([path, end, attribute]) =>
    (attribute === null ? fc.constant<unknown>('x') : tests(attribute, end)).map((constraints) => ({
      path,
      constraints,
    })),
  );
  const wrong = fc.constantFrom<Record<string, unknown>>(
    { path: [], constraints: 'x' },
    { path: 'x', constraints: 'x' },
    { path: [['nope', 'name']], constraints: 'x' },
    { path: [[collection.slug, 'nope']], constraints: 'x' },
    { path: [[collection.slug]], constraints: 'x' },
    {
      path: [
        [collection.slug, 'created_at'],
        ['people', 'name'],
      ],
      constraints: 'x',
    },
    { path: [[collection.slug, 'created_at']] },
  );
  return fc.oneof({ arbitrary: right, weight: 9 }, { arbitrary: wrong, weight: 1 });
}

function sorts(collection: SandboxCollection, all: SandboxCollection[]): fc.Arbitrary<Record<string, unknown>> {
  const direction = fc.constantFrom('asc', 'desc');
  const plain = fc
    .tuple(attributesOf(collection), direction, fc.nat(3))
    .map(([attribute, way, pick]) => ({ attribute: attribute.api_slug, direction: way, ...fieldOf(attribute, pick) }));
  const far = fc
    .tuple(startingPaths(collection, all), direction, fc.nat(3))
    .map(([[path, , attribute], way, pick]) => ({
      path,
      direction: way,
      ...(attribute ? fieldOf(attribute, pick) : {}),
    }));
  return fc.oneof(
    { arbitrary: plain, weight: 8 },
    { arbitrary: far, weight: 2 },
    { arbitrary: fc.constantFrom({ attribute: 'nope', direction: 'asc' }, { path: [], direction: 'asc' }), weight: 1 },
  );
}

function fieldOf({ type }: SandboxAttribute, pick: number): { field?: string } {
  const name = (PROPERTIES[type] ?? [])[pick];
  // The sandbox takes these sorts and ignores them; ours order by what they say.
  if (name === 'target_object' || name === 'owner_member_id') return {};
  return name === undefined ? {} : { field: name };
}
