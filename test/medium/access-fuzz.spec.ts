import { randomUUID } from 'node:crypto';
import { request as send } from 'node:http';
import fc from 'fast-check';
import { startInstallation, type TestInstallation } from '../support/index.js';
import { fuzzed, goodRequest, pick, type PathValues, type WireRequest } from '../support/fuzz-requests.js';
import { readOpenApi, type OpenApi, type Route } from '../support/openapi.js';

/** A short selection, always the same; the long one: `npm run show:fuzz -- --count 20000`. */
const COUNT = Number(process.env['FUZZ_COUNT'] ?? 100);
const SEED = Number(process.env['FUZZ_SEED'] ?? 1);
/** Faults that are told; the rest is likely more of the same. */
const MOST_TOLD = 20;
jest.setTimeout(180_000 + COUNT * 60);

interface Answer {
  status: number;
  type: string | null;
  body: unknown;
}

/** Rows that a refused request must not have made or changed. */
const WRITTEN = [
  ...['local_edit', 'api_key', 'subscription', 'subscription_replay', 'external_link', 'sync_run', 'conflict'],
  ...['attribute_policy', 'change_log', 'delivery', 'dirty_mark', 'mirror_item'],
];

describe('every route, with bad input', () => {
  let sut: TestInstallation;
  let api: OpenApi;
  let ids: PathValues;

  beforeAll(async () => {
    api = await readOpenApi();
    sut = await startInstallation({
      env: {
        API_RATE_LIMIT: '0',
        API_REFUSALS_PER_MINUTE: '100000',
        API_RATE_LIMIT_REFUSED: '0',
        FEED_ALLOW_PRIVATE_TARGETS: 'true',
      },
    });
    // What is written from here on, the requests have written.
    await sut.apps.kill('worker');
    const [person] = (await sut.get<{ data: { id: { record_id: string } }[] }>('/v1/contacts?limit=1')).data;
    const [list] = (await sut.get<{ data: { slug: string }[] }>('/v1/lists')).data;
    const recordId = person?.id.record_id ?? '';
    const change = { data: { values: { job_title: 'Tester' } } };
    const ticket = await call('PATCH', `/v1/objects/people/records/${recordId}`, change);
    const target = { name: 'fuzz', target_url: 'http://127.0.0.1:9/' };
    const subscription = await call('POST', '/v1/subscriptions', target);
    const [run] = (await sut.get<{ data: { id: string }[] }>('/v1/sync/runs?limit=1')).data;
    ids = {
      ...{ object: 'people', recordId, list: list?.slug ?? '', ticketId: idOf(ticket), id: idOf(subscription) },
      ...{ runId: run?.id ?? '', system: 'billing', externalId: 'cus_42' },
    };
  });
  afterAll(() => sut?.stop());

  const idOf = ({ body }: Answer) => (body as { data?: { id?: string } }).data?.id ?? randomUUID();

  function call(method: string, path: string, body?: unknown): Promise<Answer> {
    const headers: Record<string, string> = body === undefined ? {} : { 'content-type': 'application/json' };
    return exchange({ method, path, headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });
  }

  /** By hand, since `fetch` mends what it is given. */
  function exchange({ method, path, headers, body }: WireRequest): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const authorization = `Bearer ${sut.apiKey}`;
      const sent = send(`${sut.apps.apiUrl}${path}`, { method, headers: { ...headers, authorization } }, (response) => {
        const type = response.headers['content-type'] ?? null;
        const status = response.statusCode ?? 0;
        if (type?.startsWith('text/event-stream')) {
          response.destroy();
          return resolve({ status, type, body: null });
        }
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('error', reject);
        response.on('end', () => {
          const text = Buffer.concat(chunks).toString();
          resolve({ status, type, body: type?.includes('json') ? (JSON.parse(text) as unknown) : text });
        });
      });
      sent.on('error', reject);
      sent.end(body === undefined ? undefined : Buffer.from(body, 'utf8'));
    });
  }

  async function written(): Promise<string> {
    const parts = WRITTEN.map(
      (table) => `SELECT '${table}' AS name, count(*)::int AS count, max(xmin::text::bigint) AS last FROM ${table}`,
    );
    const rows = await sut.database.query<{ name: string; count: number; last: string }>(parts.join(' UNION ALL '));
    // The use of a key is noted with every request.
    return JSON.stringify(rows.map(({ name, count, last }) => [name, count, name === 'api_key' ? null : last]));
  }

  /** What is wrong with an answer to a bad request. */
  function faultsOf(route: Route, { status, type, body }: Answer, isInvalid: boolean): string[] {
    if (status >= 500) return [`${status} ${JSON.stringify(body)}`];
    if (status < 400)
      return isInvalid ? [`${status} for what the document refuses`] : api.answerFaults(route, status, type, body);
    const { code = '', errors = [] } = body as { code?: string; errors?: { path?: string }[] };
    const isUnread = status === 404 && code === 'not_found'; // the router found no route for this address
    if (isUnread) return [];
    return [
      ...api.answerFaults(route, status, type, body),
      ...api.codeFaults(route, status, body),
      ...(status !== 400 || (errors.length > 0 && errors.every(({ path }) => path))
        ? []
        : [`no path in ${JSON.stringify(body)}`]),
    ];
  }

  it(`is answered 4xx with a path, never 5xx, and writes nothing (${COUNT} requests)`, async () => {
    const counts = { requests: 0, refused: 0, taken: 0, serverErrors: 0 };
    const kinds = new Map<string, number>();
    const found: string[] = [];
    let before = await written();
    const property = fc.asyncProperty(fc.gen(), async (g) => {
      const route = pick(
        g,
        api.routes.filter(({ path }) => path.startsWith('/v1/')),
      );
      const gone = { recordId: randomUUID(), id: randomUUID(), ticketId: randomUUID(), externalId: 'nothing' };
      const made = fuzzed(g, api, route, route.method === 'delete' ? { ...ids, ...gone } : ids);
      fc.pre(made !== null);
      const { kind, request, isInvalid } = made;
      const answer = await exchange(request);
      counts.requests += 1;
      kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
      if (answer.status >= 500) counts.serverErrors += 1;
      const faults = faultsOf(route, answer, isInvalid);
      const after = await written();
      const isRefused = answer.status >= 400;
      if (isRefused) counts.refused += 1;
      else counts.taken += 1;
      if (isRefused && after !== before) faults.push(`refused, and yet written: ${before} ${after}`);
      before = after;
      const shown = `${request.method} ${request.path} ${(request.body ?? '').slice(0, 500)}`;
      if (faults.length > 0 && found.length < MOST_TOLD) found.push(`${kind}: ${shown}\n${faults.join('\n')}`);
    });
    await fc.assert(property, { numRuns: COUNT, seed: SEED });
    const routes = api.routes.filter(({ path }) => path.startsWith('/v1/')).length;
    console.log(
      `fuzz, seed ${SEED}: ${routes} routes, ${counts.requests} requests, ${counts.refused} refused, ${counts.taken} taken as good, ` +
        `5xx ${counts.serverErrors}; by kind: ${[...kinds].map(([kind, count]) => `${kind} ${count}`).join(', ')}`,
    );
    expect(found.join('\n\n')).toBe('');
  });

  it('is refused with a path at an address that is spelled otherwise', async () => {
    const path = `/%761/objects/people/records/${ids['recordId'] ?? ''}`;
    const answer = await call('PATCH', path, { data: { values: { job_title: 'a\0b' } } });
    expect(answer).toMatchObject({ status: 400, body: { errors: [{ path: 'data.values.job_title' }] } });
  });

  it('shows examples that work: none of them is taken for bad input', async () => {
    const isAsked = ({ method, path }: Route) =>
      path.startsWith('/v1/') && method !== 'delete' && !/\/(events|stream)$/.test(path);
    const faults: string[] = [];
    for (const route of api.routes.filter(isAsked)) {
      const { status, body } = await exchange(goodRequest(route, ids));
      const { code } = body as { code?: string };
      if (status >= 500 || code === 'invalid_request' || code === 'bad_request') {
        faults.push(`${route.method} ${route.path}: ${status} ${JSON.stringify(body)}`);
      }
    }
    expect(faults).toEqual([]);
  });
});
