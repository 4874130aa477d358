import rateLimit from '@fastify/rate-limit';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { RateService } from '@app/access';
import { type AppLogger } from '@app/common';
import { DatabaseProbe } from '@app/health';
import { Metrics } from '@app/metrics';
import { type FastifyReply, type FastifyRequest } from 'fastify';
import { type ApiConfig } from './api.config.js';
import { AppModule } from './app.module.js';
import { mountDocs } from './docs/document.js';
import { readBodies } from './http/bodies.js';
import { shedLoad } from './http/overload.js';
import { problem } from './http/problem.js';
import { protect } from './http/protect.js';
import { rateLimits } from './http/rate-limits.js';
import { measureRequests } from './metrics/measure-requests.js';

/** Of all headers together. */
const MOST_HEADER_BYTES = 16_384;
/** A connection on which nothing moves is closed; streams have heartbeats. */
const IDLE_TIMEOUT_MS = 120_000;
/** How often Node looks for clients that are too slow. */
const SLOW_CHECK_MS = 1_000;
/** How often connections are looked at while the server closes. */
const IDLE_CHECK_MS = 100;
/** An id of another system may be as long; the router's own limit would answer 404. */
const MAX_PARAM_LENGTH = 2_000;

/** The api, before it listens. */
export async function createApp(config: ApiConfig, logger: AppLogger): Promise<NestFastifyApplication> {
  const adapter = new FastifyAdapter({
    bodyLimit: config.bodyLimitBytes,
    trustProxy: config.trustProxy,
    requestTimeout: config.requestTimeoutMs,
    connectionTimeout: IDLE_TIMEOUT_MS,
    http: {
      headersTimeout: config.headersTimeoutMs,
      requestTimeout: config.requestTimeoutMs,
      maxHeaderSize: MOST_HEADER_BYTES,
      connectionsCheckingInterval: SLOW_CHECK_MS,
    },
    routerOptions: { maxParamLength: MAX_PARAM_LENGTH },
    // Refused before there is a route, and so by no filter.
    frameworkErrors: (_error: Error, _request: FastifyRequest, reply: FastifyReply) => {
      const fault = [{ path: 'path', message: 'is not encoded well' }];
      const unread = problem('bad_request', 'The address cannot be read', fault);
      void reply.status(400).type('application/problem+json').send(unread);
    },
  });
  const app = await NestFactory.create<NestFastifyApplication>(AppModule, adapter, {
    logger,
    abortOnError: false,
  });
  readBodies(app, config.bodyLimitBytes);
  measureRequests(app.getHttpAdapter().getInstance(), app.get(Metrics));
  protect(app, config);
  shedLoad(app.getHttpAdapter().getInstance(), app.get(DatabaseProbe), config);
  await app.register(rateLimit, rateLimits(app.get(RateService)));
  mountDocs(app);
  app.enableShutdownHooks();
  closeIdleConnections(adapter);
  return app;
}

/**
 * A connection that is answered while the server closes would be kept open for the client's next request, and the process
 * with it, for more than a minute.
 */
function closeIdleConnections(adapter: FastifyAdapter): void {
  const { server } = adapter.getInstance().addHook('preClose', async () => {
    const timer = setInterval(() => server.closeIdleConnections(), IDLE_CHECK_MS).unref();
    server.once('close', () => clearInterval(timer));
  });
}
