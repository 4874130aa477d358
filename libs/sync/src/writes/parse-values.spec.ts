import { canonicalValues, type AttioValue } from '@app/attio';
import { type AttributeRow } from '@app/database';
import { CollectionSchema } from '../schema/collection-schema.js';
import { parseValues } from './parse-values.js';
import { type ParseContext } from './parse-value.js';
import { pathsIn } from './value-fault.js';
import { writeForm } from './write-form.js';

const types = {
  ...{ name: 'personal-name', job_title: 'text', age: 'number', stars: 'rating', vip: 'checkbox', value: 'currency' },
  ...{ born: 'date', seen: 'timestamp', tier: 'select', stage: 'status', company: 'record-reference' },
  ...{ owner: 'actor-reference', home: 'location', domains: 'domain', emails: 'email-address', phones: 'phone-number' },
  ...{ score: 'number' },
};
const multi = new Set(['domains', 'emails', 'phones']);
const attributes = Object.entries(types).map(([apiSlug, type], position): AttributeRow => ({
  attributeId: `a-${apiSlug}`,
  collectionId: 'c',
  apiSlug,
  title: apiSlug,
  type,
  isMultiselect: multi.has(apiSlug),
  isUnique: false,
  isRequired: apiSlug === 'stage',
  isWritable: apiSlug !== 'score',
  isArchived: false,
  position,
  definition: { config: { currency: { default_currency_code: 'EUR' } } },
}));
const company = '6f2f7b34-0d38-4c45-9d6c-0c5f3a9f8a11';
const option = { id: { option_id: 'o1' }, title: 'Gold', is_archived: false };
const status = { id: { status_id: 's1' }, title: 'Won 🎉', is_archived: false };
const choice = { title: '', isArchived: false, position: 0 };
const context: ParseContext = {
  choices: [
    { ...choice, choiceId: 'o1', attributeId: 'a-tier', kind: 'option', title: 'Gold', definition: option },
    { ...choice, choiceId: 's1', attributeId: 'a-stage', kind: 'status', title: 'Won 🎉', definition: status },
  ],
  objectSlug: (name) => (name === 'companies' ? name : undefined),
  memberId: (email) => (email === 'ada@example.com' ? company : undefined),
};
const collection = { collectionId: 'c', kind: 'object' as const, apiSlug: 'people', title: 'People', definition: {} };
const schema = new CollectionSchema(collection, attributes);
const parse = (input: Record<string, unknown>) => parseValues(schema, input, context, pathsIn('data.values'));
const meaning = (values: AttioValue[] | undefined) => canonicalValues(undefined, values);

describe('parseValues', () => {
  it.each([
    ['name', 'Lovelace, Ada', { first_name: 'Ada', last_name: 'Lovelace', full_name: 'Ada Lovelace' }],
    ['job_title', { value: 'CEO' }, { value: 'CEO' }],
    ['age', 41.5, { value: 41.5 }],
    ['vip', 'true', { value: true }],
    ['value', '12.50', { currency_value: 12.5, currency_code: 'EUR' }],
    ['born', '1990', { value: '1990-01-01' }],
    ['seen', '2026-01-01T10:00:00+01:00', { value: '2026-01-01T09:00:00.000000000Z' }],
    ['tier', 'Gold', { option }],
    ['stage', { status: 's1' }, { status }],
    ['company', { target_object: 'companies', target_record_id: company.toUpperCase() }, { target_record_id: company }],
    ['owner', 'ada@example.com', { referenced_actor_type: 'workspace-member', referenced_actor_id: company }],
    ['domains', ['Docs.Example.co.uk'], { domain: 'docs.example.co.uk', root_domain: 'example.co.uk' }],
    ['emails', ['Ada@Example.com'], { email_address: 'ada@example.com', original_email_address: 'Ada@Example.com' }],
    ['phones', [{ original_phone_number: '030 123456', country_code: 'DE' }], { phone_number: '+4930123456' }],
  ])('reads %s', (slug, input, expected) => {
    const { values, faults } = parse({ [slug]: input });
    expect(faults).toEqual([]);
    expect(values[`a-${slug}`]).toMatchObject([expected]);
  });

  it.each([
    ['nobody', 'x', 'data.values.nobody'],
    ['score', 1, 'data.values.score'],
    ['job_title', 7, 'data.values.job_title'],
    ['job_title', ['a', 'b'], 'data.values.job_title'],
    ['stars', 6, 'data.values.stars'],
    ['vip', null, 'data.values.vip'],
    ['stage', [], 'data.values.stage'],
    ['stage', 'Nowhere', 'data.values.stage'],
    ['born', '2026-02-30', 'data.values.born'],
    ['emails', 'a@b.co', 'data.values.emails'],
    ['emails', ['a@b.co', 'nonsense'], 'data.values.emails.1'],
    ['phones', ['030 123456'], 'data.values.phones.0'],
    ['company', { target_object: 'planets', target_record_id: company }, 'data.values.company'],
    ['home', { line_1: 'x' }, 'data.values.home'],
  ])('refuses %s = %j and says where', (slug, input, path) => {
    const { faults } = parse({ [slug]: input });
    expect(faults).toEqual([{ path, message: expect.any(String) as string }]);
    expect(JSON.stringify(faults)).not.toContain('nonsense');
  });

  it('means the same after a way through the write form', () => {
    const input = {
      ...{ name: 'Lovelace, Ada', job_title: 'CEO', age: 4, stars: 3, vip: true, value: 3, born: '1990-02-03' },
      ...{ seen: '2026-01-01T10:00:00Z', tier: 'Gold', stage: 'Won 🎉', owner: 'ada@example.com' },
      ...{ company: { target_object: 'companies', target_record_id: company } },
      ...{ domains: ['example.com'], emails: ['Ada@Example.com'], phones: ['+4930123456'] },
    };
    const { values, faults } = parse(input);
    expect(faults).toEqual([]);
    for (const slug of Object.keys(input)) {
      const once = values[`a-${slug}`];
      const again = parse({ [slug]: writeForm(once ?? []) });
      expect([slug, again.faults]).toEqual([slug, []]);
      expect([slug, meaning(again.values[`a-${slug}`])]).toEqual([slug, meaning(once)]);
    }
  });
});
