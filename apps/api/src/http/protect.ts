import { IncomingMessage, ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import { type NestFastifyApplication } from '@nestjs/platform-fastify';
import { type ApiConfig } from '../api.config.js';
import helmet from 'helmet';
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
export function protect(app: NestFastifyApplication, config: ApiConfig): void {
  const limit = new PublicLimit(config);
  const [data, pages] = [headersWith(DATA_CSP), headersWith(PAGES_CSP)];
  const dataHeaders = { ...data, 'cache-control': 'no-store' };
  const fastify = app.getHttpAdapter().getInstance();
  fastify.addHook('onRequest', (request, reply, done) => {
    const address = addressOf(request);
    void reply.headers(/^\/(docs|admin)(\/|\?|$)/.test(address) ? pages : dataHeaders);
    const waitSeconds = limit.enter(request.ip, isPublic(address), Date.now());
    if (waitSeconds === 0) return done();
    const detail = `Come back in ${waitSeconds} s`;
    void reply
      .code(429)
      .header('retry-after', String(waitSeconds))
      .type('application/problem+json')
      .send(problem('rate_limited', detail));
  });
  fastify.addHook('onResponse', (request, reply, done) => {
    limit.leave(request.ip, isPublic(addressOf(request)), reply.statusCode, Date.now());
    done();
  });
}

/** What helmet says to every answer, asked once: it depends on nothing in a request. */
function headersWith(csp: string): Record<string, string> {
  const answer = new ServerResponse(new IncomingMessage(new Socket()));
  helmet({ contentSecurityPolicy: false })(answer.req, answer, (error?: unknown) => {
    if (error instanceof Error) throw error;
  });
  const headers = Object.entries(answer.getHeaders()).map(([name, value]) => [name, String(value)]);
  return { ...(Object.fromEntries(headers) as Record<string, string>), 'content-security-policy': csp };
}

function isPublic(url: string): boolean {
  return /^\/(health|docs|docs-json|docs-yaml)(\/|\?|$)/.test(url);
}
