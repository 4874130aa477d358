import helmet from '@fastify/helmet';
import { type NestFastifyApplication } from '@nestjs/platform-fastify';
import { type ApiConfig } from '../api.config.js';
import { addressOf } from './address.js';
import { problem } from './problem.js';
import { PublicLimit } from './public-limit.js';

/** The dashboard and the docs page bring inline scripts and styles of their own. */
const PAGES_CSP =
  "default-src 'self'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; " +
  "connect-src 'self'; object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'";
/** Everything else is data: nothing in it may be run, framed or kept. */
const DATA_CSP = "default-src 'none'; frame-ancestors 'none'";

/** Headers for browsers, and limits for whoever has no good key. */
export async function protect(app: NestFastifyApplication, config: ApiConfig): Promise<void> {
  await app.register(helmet, { contentSecurityPolicy: false });
  const limit = new PublicLimit(config);
  const fastify = app.getHttpAdapter().getInstance();
  fastify.addHook('onRequest', async (request, reply) => {
    const isPage = /^\/(docs|admin)(\/|\?|$)/.test(addressOf(request));
    void reply.header('content-security-policy', isPage ? PAGES_CSP : DATA_CSP);
    if (!isPage) void reply.header('cache-control', 'no-store');
    const waitSeconds = limit.enter(request.ip, isPublic(addressOf(request)), Date.now());
    if (waitSeconds === 0) return undefined;
    const detail = `Come back in ${waitSeconds} s`;
    return reply
      .code(429)
      .header('retry-after', String(waitSeconds))
      .type('application/problem+json')
      .send(problem('rate_limited', detail));
  });
  fastify.addHook('onResponse', async (request, reply) => {
    limit.leave(request.ip, isPublic(addressOf(request)), reply.statusCode, Date.now());
  });
}

function isPublic(url: string): boolean {
  return /^\/(health|docs|docs-json|docs-yaml)(\/|\?|$)/.test(url);
}
