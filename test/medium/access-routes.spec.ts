import { createHash, randomUUID } from 'node:crypto';
import { createTestDatabase, createTestRedis, startApps, type TestApps, type TestDatabase } from '../support/index.js';

jest.setTimeout(60_000);

interface Operation {
  'x-required-scope'?: string;
  security?: unknown[];
}
interface Route {
  method: string;
  path: string;
  scope: string | undefined;
}

const METHODS = ['get', 'post', 'put', 'patch', 'delete'];
/** Open on purpose: probes. The dashboard and Attio's own deliveries have checks of their own and are not in the document. */
const isPublic = ({ path }: Route) => /^\/(health|metrics)(\/|$)/.test(path);

describe('the doors of the api', () => {
  let database: TestDatabase;
  let apps: TestApps;
  let routes: Route[];
  const keys = { none: 'ats_none', read: 'ats_read', write: 'ats_write', admin: 'ats_admin', revoked: 'ats_revoked' };

  beforeAll(async () => {
    const [db, redis] = await Promise.all([createTestDatabase(), createTestRedis()]);
    database = db;
    const scopes: Record<string, string[]> = { none: [], revoked: ['read', 'write', 'admin'] };
    for (const [name, key] of Object.entries(keys)) {
      await database.query(
        `INSERT INTO api_key (key_id, name, key_hash, scopes, revoked_at) VALUES ($1, $2, $3, $4, $5)`,
        [randomUUID(), name, sha256(key), scopes[name] ?? [name], name === 'revoked' ? new Date() : null],
      );
    }
    apps = await startApps({
      databaseUrl: database.url,
      redisUrl: redis.url,
      attioBaseUrl: 'http://127.0.0.1:9/v2',
      attioApiKey: 'nobody',
      webhookSecret: 'secret',
      apps: ['api'],
    });
    const document = (await (await fetch(`${apps.apiUrl}/docs-json`)).json()) as {
      paths: Record<string, Record<string, Operation>>;
    };
    routes = Object.entries(document.paths).flatMap(([path, operations]) =>
      Object.entries(operations)
        .filter(([method]) => METHODS.includes(method))
        .map(([method, operation]) => ({ method, path, scope: operation['x-required-scope'] })),
    );
  });
  afterAll(async () => {
    await apps?.stop();
    await database?.drop();
  });

  async function call(route: Route, key: string | undefined): Promise<Response> {
    const path = route.path.replaceAll(/\{[^}]+\}/g, randomUUID());
    return fetch(apps.apiUrl + path, {
      method: route.method.toUpperCase(),
      headers: {
        ...(key === undefined ? {} : { authorization: `Bearer ${key}` }),
        ...(route.method === 'get' ? {} : { 'content-type': 'application/json' }),
      },
      ...(route.method === 'get' ? {} : { body: '{}' }),
      signal: AbortSignal.timeout(5_000),
    });
  }

  async function answersOf(key: string | undefined, of: Route[]): Promise<string[]> {
    const answers = of.map(async (route) => {
      const response = await call(route, key);
      const body = response.headers.get('content-type')?.includes('json')
        ? ((await response.json()) as { code?: string })
        : {};
      return `${route.method} ${route.path}: ${response.status} ${body.code ?? ''}`;
    });
    return Promise.all(answers);
  }
  const all = (of: Route[], answer: string) => of.map(({ method, path }) => `${method} ${path}: ${answer}`);
  const closed = () => routes.filter((route) => !isPublic(route));

  it('every route names its scope in the OpenAPI document', () => {
    expect(closed().length).toBeGreaterThan(15);
    expect(closed().filter(({ scope }) => scope === undefined)).toEqual([]);
  });

  it('every route refuses no key, an unknown key and a revoked key', async () => {
    for (const key of [undefined, 'ats_unknown', keys.revoked]) {
      await expect(answersOf(key, closed())).resolves.toEqual(all(closed(), '401 api_key_refused'));
    }
    console.log(`doors: ${closed().length} routes, each refuses no key, an unknown key and a revoked key`);
  });

  it('every route refuses a key without its scope', async () => {
    const of = (scope: string) => closed().filter((route) => route.scope === scope);
    expect([of('read').length, of('write').length, of('admin').length].every((count) => count > 0)).toBe(true);
    await expect(answersOf(keys.none, of('read'))).resolves.toEqual(all(of('read'), '403 api_scope_missing'));
    await expect(answersOf(keys.read, of('write'))).resolves.toEqual(all(of('write'), '403 api_scope_missing'));
    await expect(answersOf(keys.write, of('admin'))).resolves.toEqual(all(of('admin'), '403 api_scope_missing'));
    const counts = ['read', 'write', 'admin'].map((scope) => `${scope} ${of(scope).length}`).join(', ');
    console.log(`doors: each refuses a key without its scope: ${counts}`);
  });

  it('makes, rotates and revokes keys, shows each once, and stores hashes', async () => {
    const post = (path: string, body: unknown, method = 'POST') =>
      fetch(`${apps.apiUrl}/v1/admin/keys${path}`, {
        method,
        headers: { authorization: `Bearer ${keys.admin}`, 'content-type': 'application/json' },
        body: JSON.stringify(body),
      }).then(async (response) => (await response.json()) as { data: { id: string; key: string } });
    const lets = async (key: string) =>
      (await fetch(`${apps.apiUrl}/v1/changes`, { headers: { authorization: `Bearer ${key}` } })).status;
    const { data: made } = await post('', { name: 'app', scopes: ['read'] });
    expect(await lets(made.key)).toBe(200);
    const stored = await database.query<{ row: string }>(`SELECT row_to_json(k)::text AS row FROM api_key k`);
    expect(stored.some(({ row }) => row.includes(made.key))).toBe(false);
    const { data: rotated } = await post(`/${made.id}/rotate`, { grace_hours: 1 });
    expect([await lets(made.key), await lets(rotated.key)]).toEqual([200, 200]);
    const { data: again } = await post(`/${made.id}/rotate`, {});
    expect([await lets(made.key), await lets(rotated.key), await lets(again.key)]).toEqual([401, 401, 200]);
    await post(`/${made.id}`, {}, 'DELETE');
    expect(await lets(again.key)).toBe(401);
    const list = await (
      await fetch(`${apps.apiUrl}/v1/admin/keys`, { headers: { authorization: `Bearer ${keys.admin}` } })
    ).text();
    expect(list).toContain('last_used_at');
    for (const { key } of [made, rotated, again]) expect(list).not.toContain(key);
  });

  it('answers bad input of the feed and of subscriptions with 400 and the path of the fault', async () => {
    const answer = async (path: string, body?: unknown) => {
      const response = await fetch(apps.apiUrl + path, {
        method: body === undefined ? 'GET' : 'POST',
        headers: { authorization: `Bearer ${keys.admin}`, 'content-type': 'application/json' },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      const problem = (await response.json()) as { errors?: { path: string }[] };
      return `${response.status} ${(problem.errors ?? []).map((fault) => fault.path).join()}`;
    };
    expect(await answer('/v1/changes?limit=0')).toBe('400 limit');
    expect(await answer('/v1/changes?after=zzz')).toBe('400 after');
    expect(await answer('/v1/changes?kind=nothing')).toMatch(/^400 kind/);
    expect(await answer('/v1/changes?object=nothing')).toBe('400 object');
    expect(await answer('/v1/changes/stream?after=zzz')).toBe('400 after');
    const target = (url: string) => answer('/v1/subscriptions', { name: 'x', target_url: url });
    expect(await target('https://127.0.0.1/')).toBe('400 target_url');
    expect(await target('https://169.254.169.254/latest')).toBe('400 target_url');
    expect(await target('http://example.com/')).toBe('400 target_url');
    expect(await target('not a url')).toBe('400 target_url');
    expect(await answer('/v1/admin/deliveries?state=odd')).toBe('400 state');
    expect(await answer('/v1/admin/deliveries/replay', {})).toMatch(/^400/);
  });

  it.each(['0000-01-01T00:00:00Z', '2026-01-01T00:00:00+23:59', `2026-01-01T00:00:00.${'1'.repeat(150)}Z`])(
    'refuses the moment %s, which the database would fail on',
    async (moment) => {
      const statusOf = async (path: string, body?: unknown) => {
        const response = await fetch(apps.apiUrl + path, {
          method: body === undefined ? 'GET' : 'POST',
          headers: { authorization: `Bearer ${keys.admin}`, 'content-type': 'application/json' },
          ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        });
        return response.status;
      };
      const at = encodeURIComponent(moment);
      expect(await statusOf(`/v1/objects/people/records/${randomUUID()}?as_of=${at}`)).toBe(400);
      expect(await statusOf(`/v1/admin/deliveries?since=${at}`)).toBe(400);
      expect(await statusOf(`/v1/admin/jobs/failed?until=${at}`)).toBe(400);
      expect(await statusOf(`/v1/subscriptions/${randomUUID()}/replay`, { since_time: moment })).toBe(400);
      const cursor = Buffer.from(JSON.stringify(['delivery', '0000-01-01T00:00:00Z', randomUUID()]));
      expect(await statusOf(`/v1/admin/deliveries?cursor=${cursor.toString('base64url')}`)).toBe(400);
    },
  );
});

function sha256(key: string): string {
  return createHash('sha256').update(key).digest('hex');
}
