import { ApiError, invalid, notFound } from '../errors.js';
import { type Sandbox } from '../sandbox.js';
import { routes } from './routes/index.js';
import { commonHeaders, serve } from './serve.js';
import { type FastifyReply } from 'fastify';

/** Puts the route table on the server; everything else under `/v2` is a missing endpoint. */
export function registerApi(sandbox: Sandbox): void {
  const { app } = sandbox;
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
  for (const route of routes) {
    app.route({
      method: route.method,
      url: route.path,
      handler: (request, reply) => serve(sandbox, route, request, reply),
    });
  }
  // Seen in one public destination only; for everyone else it does not exist (reference 3.7).
  app.put('/v2/objects/:object/records/simple', (_request, reply) => reply.callNotFound());
  app.setNotFoundHandler((request, reply) => {
    const path = request.url.split('?', 1)[0] ?? request.url;
    const error = notFound(`Could not find endpoint "${request.method} ${path}".`);
    sandbox.calls.add({
      at: sandbox.clock.now(),
      method: request.method,
      path: request.url,
      route: null,
      budget: null,
      token: null,
      status: 404,
      code: error.code,
      durationMs: 0,
      fault: null,
    });
    return reply.code(404).headers(headers()).send(error.body());
  });
  // What a browser asks before it sends a token to another origin.
  app.options('/v2/*', (request, reply) => {
    const asked = request.headers['access-control-request-headers'];
    const allowed = { 'access-control-allow-methods': 'GET,HEAD,PUT,PATCH,POST,DELETE' };
    return reply
      .code(204)
      .headers({ ...commonHeaders(), ...allowed, ...(asked ? { 'access-control-allow-headers': asked } : {}) })
      .send();
  });
  app.setErrorHandler((error, _request, reply) => refuse(sandbox, error, reply));
}

/** Answers what the server refused before any route saw it: bodies over the limit, paths that cannot be decoded. */
export function refuse(sandbox: Sandbox, error: unknown, reply: FastifyReply): FastifyReply {
  const known = asApiError(error);
  if (known.status >= 500) sandbox.report(error);
  return reply.code(known.status).headers(headers()).send(known.body());
}

function asApiError(error: unknown): ApiError {
  const status = statusOf(error);
  const message = error instanceof Error ? error.message : 'Failed';
  if (status === 413)
    return new ApiError(413, 'invalid_request_error', 'validation_type', 'The request body is too large.');
  if (status < 500) return invalid('Body payload validation error.', [{ code: 'invalid', path: [], message }]);
  return new ApiError(500, 'api_error', 'internal_error', 'The sandbox failed. This is a bug of the sandbox itself.');
}

function headers(): Record<string, string> {
  return { ...commonHeaders(), 'content-type': 'application/json; charset=utf-8' };
}

function statusOf(error: unknown): number {
  const status = error instanceof Error && 'statusCode' in error ? error.statusCode : 500;
  return typeof status === 'number' ? status : 500;
}
