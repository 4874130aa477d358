import helmet from '@fastify/helmet';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { type AppLogger } from '@app/common';
import { Metrics } from '@app/metrics';
import { type ApiConfig } from './api.config.js';
import { AppModule } from './app.module.js';
import { mountDocs } from './docs.js';
import { measureRequests } from './metrics/measure-requests.js';

/** A client must have sent headers and body within this time. */
const REQUEST_TIMEOUT_MS = 30_000;

/** The api, before it listens. */
export async function createApp(config: ApiConfig, logger: AppLogger): Promise<NestFastifyApplication> {
  const adapter = new FastifyAdapter({ bodyLimit: config.bodyLimitBytes, requestTimeout: REQUEST_TIMEOUT_MS });
  const app = await NestFactory.create<NestFastifyApplication>(AppModule, adapter, {
    rawBody: true,
    logger,
    abortOnError: false,
  });
  // The dashboard and the docs page bring inline scripts and styles of their own.
  await app.register(helmet, { contentSecurityPolicy: false });
  measureRequests(app.getHttpAdapter().getInstance(), app.get(Metrics));
  mountDocs(app);
  app.enableShutdownHooks();
  return app;
}
