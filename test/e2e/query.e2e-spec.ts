import { attioSyncClient } from '@app/client';
import { startInstallation, type TestInstallation } from '../support/index.js';

jest.setTimeout(120_000);

interface Body {
  data: { id: Record<string, string>; title: string; values: Record<string, Record<string, unknown>[]> }[];
  pagination: { next_cursor: string | null };
  code: string;
  errors: { path: string }[];
}

describe('queries over HTTP', () => {
  let sut: TestInstallation;

  beforeAll(async () => {
    sut = await startInstallation();
  });
  afterAll(() => sut?.stop());

  async function ask(method: string, path: string, body?: unknown): Promise<{ status: number; body: Body }> {
    const response = await fetch(sut.apps.apiUrl + path, {
      method,
      headers: {
        authorization: `Bearer ${sut.apiKey}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    return { status: response.status, body: (await response.json()) as Body };
  }

  it('answers from what the worker mirrored as Attio itself does', async () => {
    const body = {
      filter: {
        path: [
          ['people', 'company'],
          ['companies', 'name'],
        ],
        constraints: { $contains: 'a' },
      },
      sorts: [{ attribute: 'name', direction: 'desc' as const }],
    };
    const theirs = await sut.sandbox.call<Body>('POST', '/v2/objects/people/records/query', body);
    const client = attioSyncClient(sut.apps.apiUrl, sut.apiKey);
    const params = { path: { object: 'people' } };
    const ours = await client.POST('/v1/objects/{object}/records/query', { params, body });
    expect(theirs.data.length).toBeGreaterThan(0);
    expect(ours.data?.data.map(({ id }) => id.record_id)).toEqual(theirs.data.map(({ id }) => id['record_id']));
    const refused = await client.POST('/v1/objects/{object}/records/query', { params, body: { limit: 501 } });
    expect(refused.error?.code).toBe('validation_type');
  });

  it.each([
    [{ filter: { nope: 1 } }, 'unknown_filter_attribute_slug', 'filter.nope'],
    [{ filter: { job_title: { $not_empty: true } } }, 'invalid_filter_operator', 'filter.job_title.$not_empty'],
    [{ sorts: [{ attribute: 'name', direction: 'asc', field: 'x' }] }, 'invalid_filter_field', 'sorts.0.field'],
    [{ filter: 5 }, 'validation_type', 'filter'],
    [{ limit: 501 }, 'validation_type', 'limit'],
    [[], 'validation_type', 'body'],
    [{ filter: { job_title: 'x' }, cursor: 'x' }, 'cursor_invalid', 'cursor'],
    [{ filter: { job_title: '\u0000' } }, 'invalid_request', 'filter.job_title'],
  ])('refuses %j with a problem document', async (body, code, path) => {
    const answer = await ask('POST', '/v1/objects/people/records/query', body);
    expect(answer.status).toBe(400);
    expect(answer.body).toMatchObject({ code, errors: [{ path }] });
  });

  it('refuses the cursor of another object', async () => {
    const people = await ask('GET', '/v1/objects/people/records?limit=1');
    const cursor = String(people.body.pagination.next_cursor);
    expect((await ask('GET', `/v1/objects/people/records?limit=1&cursor=${cursor}`)).status).toBe(200);
    const other = await ask('GET', `/v1/objects/companies/records?limit=1&cursor=${cursor}`);
    expect(other.body).toMatchObject({ status: 400, code: 'cursor_invalid', errors: [{ path: 'cursor' }] });
  });

  it('expands and narrows single records and lists', async () => {
    const list = await ask(
      'GET',
      '/v1/objects/deals/records?limit=5&expand=associated_company.team&fields=associated_company',
    );
    const [company] = list.body.data.flatMap(({ values }) => values['associated_company'] ?? []);
    expect(company).toMatchObject({ record: { values: { name: [{ attribute_type: 'text' }] } } });
    const id = list.body.data[0]?.id['record_id'] ?? '';
    const one = await ask('GET', `/v1/objects/deals/records/${id}?fields=name`);
    expect(one.body).toMatchObject({ data: { values: { name: [{}] } } });
  });

  it('shows a record as it was before Attio changed it', async () => {
    const [person] = (await ask('GET', '/v1/objects/people/records?limit=1')).body.data;
    const path = `/v1/objects/people/records/${person?.id['record_id'] ?? ''}`;
    expect((await ask('GET', `${path}?as_of=2001-01-01T00:00:00Z`)).body.code).toBe('moment_unknown');
    const [{ now } = { now: '' }] = await sut.database.query<{ now: string }>(
      `SELECT clock_timestamp()::text::timestamptz AS now`,
    );
    const then = new Date(now).toISOString();
    const was = await ask('GET', `${path}?as_of=${then}`);
    expect(was.body).toMatchObject({ data: { id: person?.id, values: person?.values } });
  });

  it('searches', async () => {
    const [company] = (await ask('GET', '/v1/objects/companies/records?limit=1')).body.data;
    const name = String(company?.values['name']?.[0]?.['value']);
    const hits = await ask('GET', `/v1/search?q=${encodeURIComponent(name.slice(0, -1))}&objects=companies`);
    expect(hits.body.data).toContainEqual(expect.objectContaining({ id: company?.id['record_id'], title: name }));
    expect((await ask('GET', '/v1/search')).status).toBe(400);
  });

  it('describes the routes', async () => {
    const document = (await (await fetch(`${sut.apps.apiUrl}/docs-json`)).json()) as { paths: Record<string, unknown> };
    expect(Object.keys(document.paths)).toEqual(
      expect.arrayContaining(['/v1/objects/{object}/records/query', '/v1/lists/{list}/entries/query', '/v1/search']),
    );
  });
});
