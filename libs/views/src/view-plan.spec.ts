import { type CrmColumn, type NamedAttribute } from '@app/database';
import { freeName, literal, quoted } from './identifiers.js';
import { planColumns, viewNameOf } from './view-plan.js';

const buildAttribute = (over: Partial<NamedAttribute>): NamedAttribute => ({
  attributeId: '00000000-0000-4000-8000-000000000001',
  collectionId: '00000000-0000-4000-8000-00000000000c',
  apiSlug: 'job_title',
  title: 'Job title',
  type: 'text',
  isMultiselect: false,
  isWritable: true,
  isArchived: false,
  definition: {},
  ...over,
});
const namesOf = (columns: CrmColumn[]) => columns.slice(4).map(({ columnName }) => columnName);

describe('planColumns', () => {
  it('gives every type its own columns and Postgres types', () => {
    const attributes = [
      buildAttribute({ attributeId: 'a', apiSlug: 'name', type: 'personal-name' }),
      buildAttribute({ attributeId: 'b', apiSlug: 'value', type: 'currency' }),
      buildAttribute({ attributeId: 'c', apiSlug: 'stage', type: 'status' }),
      buildAttribute({ attributeId: 'd', apiSlug: 'tags', type: 'select', isMultiselect: true }),
      buildAttribute({ attributeId: 'e', apiSlug: 'what', type: 'invented-later' }),
    ];
    expect(planColumns([], 'object', attributes).map(({ columnName, sqlType }) => `${columnName} ${sqlType}`)).toEqual([
      ...['record_id uuid', 'web_url text', 'observed_at timestamptz', 'changed_at timestamptz'],
      ...['name text', 'name_first text', 'name_last text', 'value numeric', 'value_currency text'],
      ...['stage text', 'stage_id uuid', 'stage_since timestamptz', 'tags text[]', 'what jsonb'],
    ]);
  });

  it('changes nothing when nothing changed', () => {
    const attributes = [buildAttribute({}), buildAttribute({ attributeId: 'b', apiSlug: 'web_url' })];
    const first = planColumns([], 'object', attributes);
    expect(planColumns(first, 'object', attributes)).toEqual(first);
    expect(namesOf(first)).toEqual(['job_title', 'web_url_2']);
  });

  it('adds a column for a new slug behind the others and keeps the old name', () => {
    const first = planColumns([], 'object', [buildAttribute({})]);
    const second = planColumns(first, 'object', [buildAttribute({ apiSlug: 'role' })]);
    expect(second.slice(0, first.length)).toEqual(first);
    expect(namesOf(second)).toEqual(['job_title', 'role']);
  });

  it('numbers the column of another attribute that takes over a slug', () => {
    const first = planColumns([], 'object', [buildAttribute({})]);
    const heirs = [
      buildAttribute({ apiSlug: 'old_title' }),
      buildAttribute({ attributeId: 'b', apiSlug: 'job_title' }),
    ];
    const second = planColumns(first, 'object', heirs);
    expect(namesOf(second)).toEqual(['job_title', 'old_title', 'job_title_2']);
    expect(planColumns(second, 'object', heirs)).toEqual(second);
  });

  it('leaves archived attributes out of new views and in old ones', () => {
    const archived = buildAttribute({ isArchived: true });
    expect(namesOf(planColumns([], 'object', [archived]))).toEqual([]);
    expect(namesOf(planColumns(planColumns([], 'object', [buildAttribute({})]), 'object', [archived]))).toEqual([
      'job_title',
    ]);
  });
});

describe('names', () => {
  it('survive quotes, backslashes and lengths Postgres would cut', () => {
    expect(quoted('a"b')).toBe('"a""b"');
    expect(literal(`it's`)).toBe(`'it''s'`);
    expect(literal(`\\'`)).toBe(`E'\\\\'''`);
    const long = 'ä'.repeat(50);
    const name = freeName(long, () => false);
    expect(Buffer.byteLength(name)).toBeLessThanOrEqual(63);
    expect(freeName(`${long}x`, () => false)).not.toBe(name);
    expect(Buffer.byteLength(freeName(long, (taken) => taken === name))).toBeLessThanOrEqual(63);
  });

  it('tell a list from an object of the same slug', () => {
    const base = { collectionId: 'c', apiSlug: 'deals', title: 'Deals', isDeleted: false };
    expect(viewNameOf({ ...base, kind: 'object' }, () => false)).toBe('deals');
    expect(viewNameOf({ ...base, kind: 'list' }, () => false)).toBe('list_deals');
  });
});
