import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { type AppLogger } from '@app/common';
import { Metrics } from '@app/metrics';
import { type ApiConfig } from './api.config.js';
import { AppModule } from './app.module.js';
import { protect } from './http/protect.js';
import { mountDocs } from './docs.js';
import { measureRequests } from './metrics/measure-requests.js';

/** Of all headers together. */
const MOST_HEADER_BYTES = 16_384;
/** A connection on which nothing moves is closed; streams have heartbeats. */
const IDLE_TIMEOUT_MS = 120_000;
/** How often Node looks for clients that are too slow. */
const SLOW_CHECK_MS = 1_000;
/** How often connections are looked at while the server closes. */
const IDLE_CHECK_MS = 100;

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
  });
  const app = await NestFactory.create<NestFastifyApplication>(AppModule, adapter, {
    rawBody: true,
    logger,
    abortOnError: false,
  });
  measureRequests(app.getHttpAdapter().getInstance(), app.get(Metrics));
  await protect(app, config);
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
