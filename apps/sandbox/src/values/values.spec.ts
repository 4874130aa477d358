import fc from 'fast-check';
import { type ApiError } from '../errors.js';
import { buildAttribute, buildChoice } from '../model/schema.js';
import { type Attribute, type AttributeType } from '../model/types.js';
import { type Lookups } from './context.js';
import { parseValues, valueKey } from './index.js';

const lookups: Lookups = {
  findMember: (key) => (key === 'm-1' || key === 'ada@example.com' ? 'm-1' : undefined),
  findRecord: (object, id) =>
    id === recordId ? { objectId: `${object}-id`.replace('-id-id', '-id'), recordId: id } : undefined,
  matchRecord: (object, attribute, value) =>
    object === 'companies' && attribute === 'domains' && value === 'example.com' ? recordId : undefined,
  refusesEmailDomain: () => false,
  objectSlug: (key) => (key === 'companies-id' ? 'companies' : undefined),
  objectId: (key) => (key === 'companies' || key === 'companies-id' ? 'companies-id' : undefined),
};
const recordId = '11111111-1111-4111-8111-111111111111';

function build(type: AttributeType, extra: Partial<Attribute> = {}): Attribute {
  return buildAttribute('a', 0, { slug: 'field', title: 'Field', type, ...extra });
}

function parse(attribute: Attribute, raw: unknown): Record<string, unknown>[] {
  return parseValues(raw, { attribute, path: ['data', 'values', 'field'], lookups });
}

function refusal(attribute: Attribute, raw: unknown): ApiError {
  try {
    parse(attribute, raw);
  } catch (error) {
    return error as ApiError;
  }
  throw new Error(`${JSON.stringify(raw)} was accepted`);
}

/** All accepted forms of one meaning are stored alike. */
function sameMeaning(attribute: Attribute, forms: readonly unknown[]): void {
  const keys = forms.map((form) => parse(attribute, form).map((members) => valueKey(attribute.type, members as never)));
  for (const key of keys) expect(key).toEqual(keys[0]);
}

jest.setTimeout(20_000);

describe('value types', () => {
  it('text is kept as it is in every form', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(parse(build('text'), text)).toEqual([{ value: text }]);
        sameMeaning(build('text'), [text, [text], { value: text }, [{ value: text }]]);
      }),
    );
  });

  it('number keeps four decimals', () => {
    fc.assert(
      fc.property(fc.double({ min: -1e9, max: 1e9, noNaN: true }), (number) => {
        const [stored] = parse(build('number'), number);
        expect(Math.abs(Number(stored?.['value']) - number)).toBeLessThanOrEqual(0.0000501);
        sameMeaning(build('number'), [number, { value: number }, [number]]);
        sameMeaning(build('number'), [number, Number(stored?.['value'])]);
      }),
    );
  });

  it('currency takes numbers and numeric strings, and ignores a code', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1_000_000, max: 1_000_000 }), (cents) => {
        const amount = cents / 100;
        sameMeaning(build('currency'), [
          amount,
          String(amount),
          { currency_value: amount },
          { currency_value: amount, currency_code: 'EUR' },
        ]);
      }),
    );
    expect(refusal(build('currency'), null).code).toBe('validation_type');
  });

  it('checkbox takes booleans and their names, never null', () => {
    for (const value of [true, false]) sameMeaning(build('checkbox'), [value, String(value), { value }]);
    for (const bad of [null, 1, 'yes']) expect(refusal(build('checkbox'), bad).code).toBe('validation_type');
  });

  it('rating is a whole number from 0 to 5', () => {
    fc.assert(
      fc.property(fc.integer({ min: -20, max: 20 }), (stars) => {
        if (stars >= 0 && stars <= 5) sameMeaning(build('rating'), [stars, { value: stars }]);
        else expect(refusal(build('rating'), stars).status).toBe(400);
      }),
    );
    expect(refusal(build('rating'), 2.5).code).toBe('validation_type');
  });

  it('date is moved to UTC and cut to the day', () => {
    fc.assert(
      fc.property(fc.date({ min: new Date(0), max: new Date('2200-01-01'), noInvalidDate: true }), (date) => {
        const day = date.toISOString().slice(0, 10);
        expect(parse(build('date'), date.toISOString())).toEqual([{ value: day }]);
        sameMeaning(build('date'), [day, date.toISOString(), { value: day }]);
      }),
    );
    expect(parse(build('date'), '2023')).toEqual([{ value: '2023-01-01' }]);
    expect(parse(build('date'), '2023-05')).toEqual([{ value: '2023-05-01' }]);
    expect(parse(build('date'), '2023-05-01T00:30:00+02:00')).toEqual([{ value: '2023-04-30' }]);
    for (const bad of ['2023-02-30', 'soon', 5]) expect(refusal(build('date'), bad).code).toBe('validation_type');
  });

  it('timestamp is filled up to nanoseconds in UTC', () => {
    fc.assert(
      fc.property(fc.date({ min: new Date(0), max: new Date('2200-01-01'), noInvalidDate: true }), (date) => {
        const iso = date.toISOString();
        expect(parse(build('timestamp'), iso)).toEqual([{ value: `${iso.slice(0, -1)}000000Z` }]);
        sameMeaning(build('timestamp'), [iso, iso.slice(0, -1), { value: iso }]);
      }),
    );
    expect(parse(build('timestamp'), '2023-01-01')).toEqual([{ value: '2023-01-01T00:00:00.000000000Z' }]);
    expect(parse(build('timestamp'), '2023-01-01T10:00:00.123456789+01:00')).toEqual([
      { value: '2023-01-01T09:00:00.123456789Z' },
    ]);
  });

  it('email is lower-cased and keeps what was written', () => {
    fc.assert(
      fc.property(fc.emailAddress(), (email) => {
        fc.pre(/^[\w.+-]+@[\w.-]+$/.test(email));
        const attribute = build('email-address', { isMultiselect: true });
        const [stored] = parse(attribute, [email]);
        expect(stored).toMatchObject({ original_email_address: email, email_address: email.toLowerCase() });
        sameMeaning(attribute, [[email], [email.toUpperCase()], [{ email_address: email }]]);
      }),
    );
    const [stored] = parse(build('email-address'), 'Ada@Mail.Example.co.uk');
    expect(stored).toMatchObject({
      email_domain: 'mail.example.co.uk',
      email_root_domain: 'example.co.uk',
      email_local_specifier: 'ada',
    });
    for (const bad of ['ada', 'ada@', '@x.com', 'a b@x.com', 5])
      expect(refusal(build('email-address'), bad).code).toBe('validation_type');
  });

  it('domain is the host, with the registrable domain beside it', () => {
    expect(parse(build('domain'), 'https://App.Example.co.uk/path?x')).toEqual([
      { domain: 'app.example.co.uk', root_domain: 'example.co.uk' },
    ]);
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z][a-z0-9]{2,20}$/), (label) => {
        const domain = `${label}.com`;
        sameMeaning(build('domain', { isMultiselect: true }), [
          [domain],
          [domain.toUpperCase()],
          [{ domain }],
          [`https://${domain}/`],
        ]);
      }),
    );
    for (const bad of ['nothing', 'two words', '10.0.0.1', 7])
      expect(refusal(build('domain'), bad).code).toBe('validation_type');
  });

  it('phone is parsed to E.164', () => {
    const attribute = build('phone-number', { isMultiselect: true });
    fc.assert(
      fc.property(fc.integer({ min: 20_000_000, max: 79_999_999 }), (digits) => {
        const number = `+4420${digits}`;
        sameMeaning(attribute, [
          [number],
          [`+44 20 ${digits}`],
          [{ original_phone_number: `020${digits}`, country_code: 'GB' }],
          [{ original_phone_number: number, country_code: null }],
        ]);
      }),
    );
    expect(parse(attribute, [{ original_phone_number: '07911 123456', country_code: 'GB' }])).toEqual([
      { original_phone_number: '07911 123456', country_code: 'GB', phone_number: '+447911123456' },
    ]);
    // The one member of the object form that is not optional, also when a read value is sent back.
    expect(refusal(attribute, [{ phone_number: '+442079460000' }]).extra['validation_errors']).toMatchObject([
      { path: ['original_phone_number'], message: 'Required' },
    ]);
    const wrong = refusal(attribute, ['020 7946 0000']);
    expect(wrong.code).toBe('validation_type');
    expect(wrong.extra['validation_errors']).toMatchObject([{ code: 'invalid', path: ['original_phone_number'] }]);
  });

  it('personal name reads "Last, First" and the three members', () => {
    const full = { first_name: 'Ada', last_name: 'Lovelace', full_name: 'Ada Lovelace' };
    sameMeaning(build('personal-name'), ['Lovelace, Ada', full, [full]]);
    expect(parse(build('personal-name'), 'Ada')).toEqual([{ first_name: 'Ada', last_name: '', full_name: 'Ada' }]);
    const required = { code: 'invalid_type', message: 'Required', expected: 'string', received: 'undefined' };
    // Recorded: a client sent `{"value": …}`.
    expect(refusal(build('personal-name'), [{ value: 'Ada' }]).body()).toEqual({
      status_code: 400,
      type: 'invalid_request_error',
      code: 'validation_type',
      message: 'An invalid value was passed to attribute with slug "field".',
      validation_errors: ['first_name', 'last_name', 'full_name'].map((member) => ({ ...required, path: [member] })),
    });
    expect(refusal(build('personal-name'), { first_name: 'Ada', last_name: 'L' }).extra['validation_errors']).toEqual([
      { ...required, path: ['full_name'] },
    ]);
  });

  it('location needs all ten members', () => {
    const full = {
      line_1: null,
      line_2: null,
      line_3: null,
      line_4: null,
      locality: 'Bonn',
      region: null,
      postcode: null,
      country_code: 'DE',
      latitude: '50.7',
      longitude: '7.1',
    };
    sameMeaning(build('location'), [full, [full]]);
    for (const member of Object.keys(full)) {
      const { [member as 'region']: _, ...rest } = full;
      expect(refusal(build('location'), rest).code).toBe('validation_type');
    }
    expect(refusal(build('location'), { ...full, country_code: 'XX' }).code).toBe('validation_type');
    expect(refusal(build('location'), { ...full, latitude: '91' }).code).toBe('validation_type');
  });

  it('select and status go by exact title or id and never make choices', () => {
    const select = build('select', {
      isMultiselect: true,
      options: [buildChoice('o-1', 'Hot'), buildChoice('o-2', 'Cold')],
    });
    sameMeaning(select, [['Hot'], ['o-1'], [{ option: 'Hot' }], [{ option: 'o-1' }], ['Hot', 'o-1']]);
    expect(refusal(select, ['hot'])).toMatchObject({
      code: 'value_not_found',
      message: 'Cannot find select attribute with select option title "hot".',
    });
    const status = build('status', { statuses: [buildChoice('s-1', 'Lead')] });
    sameMeaning(status, ['Lead', 's-1', { status: 'Lead' }, [{ status: 's-1' }]]);
    expect(refusal(status, 'Gone').code).toBe('value_not_found');
  });

  it('record references go by id, by unique attribute and by shorthand', () => {
    const attribute = build('record-reference', { allowedObjectIds: ['companies-id'] });
    const byId = { target_object: 'companies', target_record_id: recordId };
    sameMeaning(attribute, [byId, [byId], { target_object: 'companies', domains: ['example.com'] }, 'example.com']);
    expect(refusal(attribute, { ...byId, target_record_id: '22222222-2222-4222-8222-222222222222' }).code).toBe(
      'value_not_found',
    );
    expect(refusal(attribute, { ...byId, target_object: 'people' }).code).toBe('value_not_found');
    expect(refusal(attribute, 'unknown.com').code).toBe('value_not_found');
    expect(refusal(attribute, 7).code).toBe('validation_type');
  });

  it('actor references go by email and by type and id', () => {
    const attribute = build('actor-reference');
    sameMeaning(attribute, [
      'ada@example.com',
      { workspace_member_email_address: 'ada@example.com' },
      { referenced_actor_type: 'workspace-member', referenced_actor_id: 'm-1' },
    ]);
    expect(refusal(attribute, 'nobody@example.com').code).toBe('value_not_found');
    expect(refusal(attribute, { referenced_actor_type: 'system', referenced_actor_id: 'm-1' }).code).toBe(
      'validation_type',
    );
  });

  it('interactions cannot be written', () => {
    expect(refusal(build('interaction'), { interaction_type: 'email' }).code).toBe('validation_type');
  });

  it('multi-value attributes need a list, single-value ones take at most one', () => {
    const wrong = refusal(build('domain', { isMultiselect: true }), 'example.com');
    expect(wrong.body()).toEqual({
      status_code: 400,
      type: 'invalid_request_error',
      code: 'validation_type',
      message: 'Body payload validation error.',
      validation_errors: [
        {
          code: 'invalid_type',
          path: ['data', 'values', 'field'],
          message: 'Expected array, received string',
          expected: 'array',
          received: 'string',
        },
      ],
    });
    expect(refusal(build('text'), ['a', 'b']).code).toBe('validation_type');
    expect(parse(build('text'), null)).toEqual([]);
    expect(parse(build('text'), [])).toEqual([]);
  });
});
