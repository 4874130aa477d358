import { Catalog, CatalogCollection, type CatalogAttribute } from '../catalog/catalog.js';
import { parseFilter } from './parse-filter.js';

function attribute(apiSlug: string, type: string, more: Partial<CatalogAttribute> = {}): CatalogAttribute {
  return {
    attributeId: `id-${apiSlug}`,
    apiSlug,
    type,
    isUnique: false,
    isArchived: false,
    targetIds: [],
    choices: [],
    ...more,
  };
}

function setup() {
  const row = (
    collectionId: string,
    apiSlug: string,
    kind: 'object' | 'list' = 'object',
    definition: unknown = {},
  ) => ({
    ...{ collectionId, apiSlug, kind, title: apiSlug, definition },
  });
  const companies = new CatalogCollection(row('c', 'companies'), [
    attribute('name', 'text'),
    attribute('team', 'record-reference', { targetIds: ['p'] }),
  ]);
  const people = new CatalogCollection(row('p', 'people'), [
    ...[attribute('record_id', 'text'), attribute('job_title', 'text'), attribute('phone_numbers', 'phone-number')],
    attribute('company', 'record-reference', { targetIds: ['c'] }),
    attribute('stage', 'status', { choices: [{ choiceId: 's1', title: 'Lead' }] }),
  ]);
  const list = new CatalogCollection(row('l', 'leads', 'list', { parent_object: ['people'] }), []);
  const catalog = new Catalog([people, companies, list]);
  const parse = (filter: unknown, of = people) => parseFilter(filter, of, catalog, ['filter']);
  return { parse, list };
}

it('takes a scalar, an operator, a property and the full form for the same test', () => {
  const { parse } = setup();
  const full = parse({ job_title: { value: { $eq: 'CTO' } } });
  for (const short of ['CTO', { $eq: 'CTO' }, { value: 'CTO' }]) expect(parse({ job_title: short })).toEqual(full);
  expect(parse({ 'id-job_title': 'CTO' })).toEqual(full);
});

it('finds own ids by key, and statuses by title or id', () => {
  const { parse } = setup();
  const id = '7531cf33-9027-4532-a1bf-adba655f02dd';
  expect(parse({ record_id: { $in: [id, 'x'] } })).toEqual({ ids: [id] });
  expect(parse({ stage: 'Lead' })).toEqual(parse({ stage: 's1' }));
});

it('forgives a phone number its missing plus', () => {
  expect(setup().parse({ phone_numbers: '4530' })).toMatchObject({ tests: [{ texts: ['4530', '+4530'] }] });
});

it('reaches from an entry to its parent and on', () => {
  const { parse, list } = setup();
  const path = [
    ['leads', 'parent_record'],
    ['people', 'company'],
    ['companies', 'name'],
  ];
  expect(parse({ path, constraints: 'x' }, list)).toMatchObject({
    hop: { by: 'parent', scopeId: 'p' },
    where: { hop: { by: { attributeId: 'id-company' }, scopeId: 'c' }, where: { attribute: { apiSlug: 'name' } } },
  });
});

it.each<[object, string, string, string]>([
  [{ nope: 1 }, 'unknown_filter_attribute_slug', 'filter.nope', 'Unknown attribute slug: nope.'],
  [{ $not: { $or: [] } }, 'unknown_filter_attribute_slug', 'filter.$not.$or', 'Unknown attribute slug: $or.'],
  [
    { $and: [{ job_title: { $not_empty: true } }] },
    'invalid_filter_operator',
    'filter.$and.0.job_title.$not_empty',
    'Invalid operator "$not_empty" for field "value", must be one of ("$contains", "$ends_with", "$eq", "$in", "$starts_with")',
  ],
  [
    { stage: { status: 'Lead' } },
    'invalid_filter_field',
    'filter.stage.status',
    'Invalid field "status", must be one of ("active_from")',
  ],
  [
    { phone_numbers: { original_phone_number: 'x' } },
    'invalid_filter_field',
    'filter.phone_numbers.original_phone_number',
    'Invalid field "original_phone_number", must be one of ("phone_number", "country_code")',
  ],
  [
    { stage: 'Nope' },
    'filter_error',
    'filter.stage.$eq',
    'Cannot find status attribute with status option title "Nope".',
  ],
  [{ company: 'x' }, 'filter_error', 'filter.company', 'Expected object, received string.'],
])('refuses %j as Attio does', (filter, code, path, message) => {
  const { parse } = setup();
  expect(() => parse(filter)).toThrow(expect.objectContaining({ code, path, message }) as Error);
});

it('refuses a filter nested without end instead of failing on it', () => {
  let filter: object = { job_title: 'x' };
  for (let depth = 0; depth < 5_000; depth++) filter = { $and: [filter] };
  expect(() => setup().parse(filter)).toThrow(expect.objectContaining({ code: 'filter_error' }) as Error);
});

it.each<[string, object]>([
  ['conditions', { $or: Array.from({ length: 20_000 }, () => ({ job_title: 'x' })) }],
  ['conditions of nothing', { $and: Array.from({ length: 20_000 }, () => ({})) }],
  ['long paths', { $or: Array.from({ length: 20 }, () => ({ path: roundTrips(4), constraints: 'x' })) }],
])('refuses a filter of so many %s that no statement could hold them', (_, filter) => {
  expect(() => setup().parse(filter)).toThrow(expect.objectContaining({ code: 'filter_error' }) as Error);
});

it('takes a path of ten steps, and a thousand conditions', () => {
  const { parse } = setup();
  expect(() => parse({ path: roundTrips(5), constraints: 'x' })).not.toThrow();
  expect(() => parse({ $or: Array.from({ length: 999 }, () => ({ job_title: 'x' })) })).not.toThrow();
});

/** To the company and back again, ending at its name. */
function roundTrips(count: number): [string, string][] {
  return Array.from({ length: count }, (_, index): [string, string][] => [
    ['people', 'company'],
    index === count - 1 ? ['companies', 'name'] : ['companies', 'team'],
  ]).flat();
}
