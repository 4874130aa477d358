// @ts-check
import { createServer } from 'node:http';
import { attributesOf, optionsOf, renderValues } from './attio-people.mjs';

/**
 * Stands in for Attio where only size matters: one object with any number of records, rendered from their number, so
 * that a million of them take no memory. Ids ascend with the number. Faults on demand, and a count of every page asked
 * for. `node test/bench/page-server.mjs --rows 200000 --port 4011`
 *
 * @typedef {object} Control
 * @property {number} rows how many records there are
 * @property {number} latencyMs before every answer
 * @property {number[]} gone numbers of records that were deleted
 * @property {Record<string, string>} names changed names, by number
 * @property {'none' | 'odd' | 'half'} emptyPages which page requests are answered without rows: every other one, or all
 *   of the second half
 * @property {{ request: number, status: number } | null} fail the n-th request from now is answered so
 * @property {boolean} isShuffled ids do not ascend
 * @property {boolean} hasDeals there is a second object, without records
 * @property {'small' | 'full'} shape three attributes, or all that people have in Attio: about 6 KB a record
 * @property {{ every: number, at: number, round: number } | null} changed every so-manieth record has another job title
 *   (shape `full`)
 */

export const WORKSPACE = '00000000-0000-4000-8000-000000000001';
export const OBJECT = '00000000-0000-4000-8000-000000000002';
const NAME = '00000000-0000-4000-8000-000000000003';
const MAIL = '00000000-0000-4000-8000-000000000004';
const CREATED = '00000000-0000-4000-8000-000000000005';
const DEALS = '00000000-0000-4000-8000-000000000006';
const DEALS_OBJECT = {
  id: { workspace_id: WORKSPACE, object_id: DEALS },
  api_slug: 'deals',
  singular_noun: 'Deal',
  plural_noun: 'Deals',
  created_at: '2020-01-01T00:00:00.000000000Z',
};
const ACTOR = '{"type":"system","id":null}';
const FIRST_CREATED_MS = Date.UTC(2020, 0, 1);

/** @param {number} number @param {boolean} isShuffled */
export function recordId(number, isShuffled = false) {
  // Every number below 2^28 meets another one, far away.
  const spread = isShuffled ? Math.imul(number, 0x9e3779b1) >>> 0 : number;
  return `${spread.toString(16).padStart(8, '0')}-0000-4000-8000-000000000000`;
}

/** Starts the server. @param {Partial<Control>} [initial] @param {number} [port] */
export async function startPageServer(initial = {}, port = 0) {
  /** @type {Control} */
  const control = {
    rows: 1000,
    latencyMs: 0,
    gone: [],
    names: {},
    emptyPages: 'none',
    fail: null,
    isShuffled: false,
    hasDeals: false,
    shape: 'small',
    changed: null,
    ...initial,
  };
  const stats = { requests: 0, pages: 0, open: 0, /** @type {Map<string, number>} */ asked: new Map() };
  const server = createServer((request, response) => {
    const chunks = /** @type {Buffer[]} */ ([]);
    request.on('data', (chunk) => chunks.push(chunk));
    request.on('end', () => {
      const text = Buffer.concat(chunks).toString('utf8');
      const answer = answerTo(control, stats, request.url ?? '', text === '' ? {} : JSON.parse(text));
      stats.open += 1;
      setTimeout(
        () => {
          stats.open -= 1;
          const at = `${new Date().toISOString().slice(0, -1)}000000Z`;
          response.writeHead(answer.status, {
            'content-type': 'application/json',
            ...(answer.status === 200 ? { 'x-accurate-at': at } : {}),
            ...answer.headers,
          });
          response.end(answer.body);
        },
        (request.url ?? '').startsWith('/_') ? 0 : control.latencyMs,
      );
    });
  });
  server.keepAliveTimeout = 60_000;
  await new Promise((resolve) => server.listen(port, '127.0.0.1', () => resolve(undefined)));
  const address = server.address();
  const origin = `http://127.0.0.1:${typeof address === 'object' ? address?.port : port}`;
  return {
    origin,
    baseUrl: `${origin}/v2`,
    objectId: OBJECT,
    control,
    stop: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve(undefined)));
    },
  };
}

/**
 * @param {Control} control
 * @param {{ requests: number, pages: number, open: number, asked: Map<string, number> }} stats
 * @param {string} url @param {any} body
 * @returns {{ status: number, body: string, headers?: Record<string, string> }}
 */
function answerTo(control, stats, url, body) {
  const path = url.split('?')[0] ?? '';
  if (path === '/_control') {
    Object.assign(control, body);
    if (body.forget) stats.asked.clear();
    return ok({ ...control, forget: undefined });
  }
  if (path === '/_stats') {
    const asked = [...stats.asked.values()];
    const repeated = asked.reduce((sum, count) => sum + count - 1, 0);
    return ok({
      requests: stats.requests,
      pages: stats.pages,
      open: stats.open,
      distinctPages: asked.length,
      repeatedPages: repeated,
    });
  }
  stats.requests += 1;
  if (control.fail && --control.fail.request < 0) {
    const { status } = control.fail;
    control.fail = null;
    const type = status === 429 ? 'rate_limit_error' : 'api_error';
    const code = status === 429 ? 'rate_limit_exceeded' : 'internal';
    return {
      status,
      body: JSON.stringify({ status_code: status, type, code, message: 'on demand' }),
      headers: status === 429 ? { 'retry-after': new Date(Date.now() + 500).toUTCString() } : {},
    };
  }
  if (path === '/v2/self')
    return ok({
      active: true,
      scope: '',
      client_id: ACTOR,
      token_type: 'Bearer',
      exp: null,
      iat: 0,
      sub: WORKSPACE,
      aud: '',
      iss: 'attio.com',
      authorized_by_workspace_member_id: null,
      workspace_id: WORKSPACE,
      workspace_name: 'Pages',
      workspace_slug: 'pages',
      workspace_logo_url: null,
    });
  if (path === '/v2/objects') return ok({ data: [object(), ...(control.hasDeals ? [DEALS_OBJECT] : [])] });
  if (path.startsWith(`/v2/objects/${DEALS}`)) return ok({ data: path.endsWith(DEALS) ? DEALS_OBJECT : [] });
  if (path === '/v2/objects/people' || path === `/v2/objects/${OBJECT}`) return ok({ data: object() });
  if (/^\/v2\/objects\/[^/]+\/attributes$/.test(path))
    return ok({ data: url.includes('offset=') && !url.includes('offset=0') ? [] : attributes(control) });
  const options = /^\/v2\/objects\/[^/]+\/attributes\/([^/]+)\/options$/.exec(path);
  if (options && control.shape === 'full') return ok({ data: optionsOf(WORKSPACE, OBJECT, options[1] ?? '') });
  if (/^\/v2\/objects\/[^/]+\/records\/query$/.test(path)) return query(control, stats, body);
  const single = /^\/v2\/objects\/[^/]+\/records\/([0-9a-f-]{36})$/.exec(path);
  if (single) {
    const number = numberOf(control, single[1] ?? '');
    if (number === undefined)
      return {
        status: 404,
        body: JSON.stringify({
          status_code: 404,
          type: 'invalid_request_error',
          code: 'not_found',
          message: 'Record not found.',
        }),
      };
    return { status: 200, body: `{"data":${record(control, number)}}` };
  }
  return ok({ data: [], pagination: { next_cursor: null } });
}

/**
 * @param {Control} control @param {{ pages: number, asked: Map<string, number> }} stats @param {any} body
 * @returns {{ status: number, body: string, headers?: Record<string, string> }}
 */
function query(control, stats, { limit = 500, offset = 0, filter, sorts }) {
  const ids = filter?.record_id?.$in;
  if (ids) {
    const found = ids
      .map((/** @type {string} */ id) => numberOf(control, id))
      .filter((/** @type {number | undefined} */ n) => n !== undefined);
    return { status: 200, body: `{"data":[${found.map((/** @type {number} */ n) => record(control, n)).join(',')}]}` };
  }
  const from = filter?.created_at?.$gte;
  const first = from === undefined ? 0 : Math.max(0, Math.ceil((Date.parse(from) - FIRST_CREATED_MS) / 1000));
  // Single rows are asked for to estimate the size; they are no pages.
  if (limit > 1) {
    stats.pages += 1;
    const key = `${first}/${offset}/${limit}`;
    stats.asked.set(key, (stats.asked.get(key) ?? 0) + 1);
  }
  const isEmpty =
    (control.emptyPages === 'odd' && Math.floor(offset / (limit - 1)) % 2 === 1) ||
    (control.emptyPages === 'half' && offset >= control.rows / 2);
  if (isEmpty) return { status: 200, body: '{"data":[]}' };
  const rows = [];
  // The deleted ones before the offset move the later ones to the left.
  const gone = [...control.gone].sort((a, b) => a - b);
  let number = first + offset;
  for (const one of gone) if (one >= first && one <= number) number += 1;
  for (; number < control.rows && rows.length < limit; number++) {
    if (!control.gone.includes(number)) rows.push(record(control, number));
  }
  const answer = { status: 200, body: `{"data":[${rows.join(',')}]}` };
  return sorts ? { ...answer, headers: { 'x-attio-record-query-score': '100' } } : answer;
}

/** @param {Control} control @param {string} id */
function numberOf(control, id) {
  let number = Number.parseInt(id.slice(0, 8), 16);
  if (control.isShuffled) number = Math.imul(number, 0x0e8b2f51) >>> 0; // the inverse factor modulo 2^32
  return number < control.rows && !control.gone.includes(number) && recordId(number, control.isShuffled) === id
    ? number
    : undefined;
}

/** A record as Attio answers it, as JSON text. @param {Control} control @param {number} number */
export function record(control, number) {
  const id = recordId(number, control.isShuffled);
  const created = `${new Date(FIRST_CREATED_MS + number * 1000).toISOString().slice(0, -1)}000000Z`;
  if (control.shape === 'full') {
    const { every = 1, at = -1, round = 0 } = control.changed ?? {};
    const jobSuffix = number % every === at ? ` ${round}` : '';
    return (
      `{"id":{"workspace_id":"${WORKSPACE}","object_id":"${OBJECT}","record_id":"${id}"},"created_at":"${created}",` +
      `"web_url":"https://app.attio.com/pages/person/${id}","values":` +
      `${renderValues({ id, number, at: created, jobSuffix })}}`
    );
  }
  const common = `"active_from":"${created}","active_until":null,"created_by_actor":${ACTOR}`;
  const name = control.names[number] ?? `Person ${number}`;
  return (
    `{"id":{"workspace_id":"${WORKSPACE}","object_id":"${OBJECT}","record_id":"${id}"},"created_at":"${created}",` +
    `"web_url":"https://app.attio.com/pages/person/${id}","values":{` +
    `"name":[{${common},"value":${JSON.stringify(name)},"attribute_type":"text"}],` +
    `"email":[{${common},"value":"person-${number}@example.com","attribute_type":"text"}],` +
    `"created_at":[{${common},"value":"${created}","attribute_type":"timestamp"}]}}`
  );
}

function object() {
  return {
    id: { workspace_id: WORKSPACE, object_id: OBJECT },
    api_slug: 'people',
    singular_noun: 'Person',
    plural_noun: 'People',
    created_at: '2020-01-01T00:00:00.000000000Z',
  };
}

/** @param {Control} control */
function attributes(control) {
  const small = [
    [NAME, 'name', 'text'],
    [MAIL, 'email', 'text'],
    [CREATED, 'created_at', 'timestamp'],
  ].map(([id, slug, type]) => ({
    id: { workspace_id: WORKSPACE, object_id: OBJECT, attribute_id: id },
    title: slug,
    api_slug: slug,
    type,
    is_multiselect: false,
  }));
  return (control.shape === 'full' ? attributesOf(WORKSPACE, OBJECT) : small).map((attribute) => ({
    ...attribute,
    description: null,
    is_system_attribute: false,
    is_writable: true,
    is_required: false,
    is_unique: false,
    is_default_value_enabled: false,
    is_archived: false,
    default_value: null,
    relationship: null,
    created_at: '2020-01-01T00:00:00.000000000Z',
    config: {
      currency: { default_currency_code: null, display_type: null },
      record_reference: { allowed_object_ids: null },
    },
  }));
}

/** @param {unknown} body */
function ok(body) {
  return { status: 200, body: JSON.stringify(body) };
}
