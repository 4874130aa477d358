import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { type FastifyReply, type FastifyRequest } from 'fastify';
import { isoMicro } from '../clock.js';
import { ApiError, invalid } from '../errors.js';
import { type Fault } from '../faults/faults.js';
import { type Sandbox } from '../sandbox.js';
import { actorOf, authenticate, authenticateSelf, requireScopes } from './auth.js';
import { tooMany } from './limits.js';
import { type Answer, type Route } from './route.js';
import { type Token } from '../model/types.js';

const exposed = [
  'x-attio-client',
  'x-attio-execution-id',
  'x-attio-platform',
  'x-attio-platform-version',
  'x-attio-record-query-score',
  'x-attio-app-installation-bundle-id',
  'WWW-Authenticate',
].join(',');

/** What every answer carries, as recorded. */
export function commonHeaders(): Record<string, string> {
  return {
    vary: 'Origin',
    'access-control-allow-origin': '*',
    'access-control-expose-headers': exposed,
    'x-frame-options': 'DENY',
    'x-attio-execution-id': randomUUID(),
  };
}

/** Answers one request: fault, token, limits, scopes, handler, headers, and the log entry — in this order. */
export async function serve(
  sandbox: Sandbox,
  route: Route,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<void> {
  const startedAt = sandbox.clock.now();
  const path = request.url.split('?', 1)[0] ?? request.url;
  const fault = sandbox.faults.draw({ method: request.method, path, route: route.path, budget: route.budget });
  const log = (status: number | null, code: string | null, token: string | null) =>
    sandbox.calls.add({
      at: startedAt,
      method: request.method,
      path: request.url,
      route: route.path,
      budget: route.budget,
      token,
      status,
      code,
      durationMs: Math.round((sandbox.clock.now() - startedAt) * 1_000) / 1_000,
      fault: fault?.kind ?? null,
    });
  if (fault?.kind === 'slow') await wait(fault.ms, undefined, { ref: false });
  if (fault?.kind === 'cut_before') {
    log(null, null, null);
    cut(reply);
    return;
  }
  let token: Token | null = null;
  let answer: Answer;
  let code: string | null = null;
  try {
    if (fault) refuse(fault, sandbox.clock.now());
    token = route.isPublic ? authenticateSelf(sandbox.world, request.headers.authorization) : null;
    token ??= route.isPublic ? null : authenticate(sandbox.world, request.headers.authorization);
    answer = token ? run(sandbox, route, request, token, fault) : { body: { active: false } };
  } catch (error) {
    const known = error instanceof ApiError ? error : crash(sandbox, error);
    code = known.code;
    answer = { status: known.status, body: known.body(), headers: known.headers };
  }
  log(fault?.kind.endsWith('_after_commit') ? null : (answer.status ?? 200), code, token?.clientId ?? null);
  send(sandbox, reply, answer, fault);
}

function run(sandbox: Sandbox, route: Route, request: FastifyRequest, token: Token, fault: Fault | null): Answer {
  const { world } = sandbox;
  sandbox.limits.admit(route, token.clientId, sandbox.clock.now());
  requireScopes(world, token, route.scopes);
  const raw = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
  const contentType = request.headers['content-type'] ?? '';
  const staleness = route.budget === 'read' ? staleMs(sandbox, fault) : 0;
  const now = sandbox.clock.now();
  const at = staleness > 0 ? now - staleness : Infinity;
  const answer = route.handle({
    world,
    webhooks: sandbox.webhooks,
    token,
    actor: actorOf(token),
    params: request.params as Record<string, string>,
    query: request.query as Record<string, string>,
    body: contentType.startsWith('multipart/') ? undefined : parseJson(raw),
    raw,
    contentType,
    at,
  });
  const headers: Record<string, string> = { ...answer.headers };
  if (answer.score !== undefined) {
    sandbox.limits.admitScore(answer.score, now);
    headers['x-attio-record-query-score'] = String(answer.score);
  }
  if (route.accurate) {
    const shown = at === Infinity ? sandbox.clock.now() : at;
    headers['x-accurate-at'] = isoMicro(shown + world.settings.clock.accurateSkewMs);
  }
  const isPage = fault?.kind === 'empty_page' && route.budget === 'read';
  return { ...answer, headers, body: isPage ? emptied(answer.body) : answer.body };
}

function refuse(fault: Fault, now: number): void {
  if (fault.kind === 'rate_limit') throw tooMany(now, 'Rate limit exceeded.');
  if (fault.kind === 'unauthorized') {
    throw new ApiError(401, 'auth_error', 'unauthorized', 'Could not find the API key. It may have been revoked.');
  }
  if (fault.kind === 'status') {
    throw new ApiError(fault.status, 'api_error', 'internal_error', 'An error occurred while processing the request.');
  }
}

function staleMs(sandbox: Sandbox, fault: Fault | null): number {
  if (fault?.kind === 'stale') return fault.exact ? fault.ms : fault.ms * sandbox.random.next();
  const most = sandbox.world.settings.reads.staleMs;
  return most > 0 ? most * sandbox.random.next() : 0;
}

function send(sandbox: Sandbox, reply: FastifyReply, answer: Answer, fault: Fault | null): void {
  if (fault?.kind === 'timeout_after_commit') {
    reply.hijack();
    return;
  }
  if (fault?.kind === 'cut_after_commit') {
    cut(reply);
    return;
  }
  const { dateSkewMs } = sandbox.world.settings.clock;
  const retryAfter = answer.headers?.['retry-after'];
  const headers: Record<string, string> = {
    date: httpDate(sandbox.clock.now() + dateSkewMs),
    ...commonHeaders(),
    ...answer.headers,
    // A server whose clock is wrong is wrong about both.
    ...(retryAfter === undefined ? {} : { 'retry-after': httpDate(Date.parse(retryAfter) + dateSkewMs) }),
  };
  const status = answer.status ?? 200;
  void reply.code(status).headers(headers);
  if (fault?.kind === 'not_json' || (fault?.kind === 'status' && fault.format === 'html')) {
    void reply.header('content-type', 'text/html; charset=utf-8').send(html(status));
    return;
  }
  if (answer.body instanceof Buffer || status === 204 || answer.body === undefined) {
    void reply.send(answer.body);
    return;
  }
  const text = JSON.stringify(answer.body);
  void reply.header('content-type', 'application/json; charset=utf-8');
  if (fault?.kind === 'cut_body') {
    cutBody(reply, status, text);
    return;
  }
  void reply.send(fault?.kind === 'truncated_json' ? text.slice(0, Math.max(1, text.length >> 1)) : text);
}

/** Half of a body that was announced in full, then nothing. */
function cutBody(reply: FastifyReply, status: number, text: string): void {
  const headers = Object.entries(reply.getHeaders()).map(([name, value]) => [name, String(value)] as const);
  reply.hijack();
  const { raw } = reply;
  raw.writeHead(status, { ...Object.fromEntries(headers), 'content-length': Buffer.byteLength(text) });
  raw.write(text.slice(0, text.length >> 1), () => raw.destroy());
}

function cut(reply: FastifyReply): void {
  reply.hijack();
  reply.raw.destroy();
}

function emptied(body: unknown): unknown {
  const page = body as { data?: unknown; pagination?: unknown };
  if (!Array.isArray(page.data)) return body;
  return page.pagination === undefined ? { data: [] } : { data: [], pagination: { next_cursor: null } };
}

function parseJson(raw: Buffer): unknown {
  if (raw.length === 0) return undefined;
  try {
    return JSON.parse(raw.toString('utf8')) as unknown;
  } catch {
    throw invalid('Body payload validation error.', [
      { code: 'invalid', path: [], message: 'The body is not valid JSON' },
    ]);
  }
}

function crash(sandbox: Sandbox, error: unknown): ApiError {
  sandbox.report(error);
  return new ApiError(500, 'api_error', 'internal_error', 'The sandbox failed. This is a bug of the sandbox itself.');
}

function httpDate(ms: number): string {
  return new Date(ms).toUTCString();
}

function html(status: number): string {
  return `<html><head><title>${status}</title></head><body><center><h1>${status}</h1></center><hr></body></html>\n`;
}
