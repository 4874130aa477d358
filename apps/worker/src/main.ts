import { NestFactory } from '@nestjs/core';
import { attioConfig } from '@app/attio';
import { AppError, AppLogger, checkConfigs } from '@app/common';
import { cacheConfig } from '@app/cache';
import { databaseConfig } from '@app/database';
import { feedConfig } from '@app/feed';
import { metricsConfig } from '@app/metrics';
import { queueConfig } from '@app/queue';
import { pushConfig, retentionConfig, runsConfig, schedulesConfig, syncConfig } from '@app/sync';
import { webhookWatchConfig } from '@app/webhook';
import { startTracing, tracingConfig } from '@app/tracing';
import { AppModule } from './app.module.js';
import { workerConfig } from './worker.config.js';

async function main(): Promise<void> {
  checkConfigs([
    attioConfig,
    cacheConfig,
    databaseConfig,
    feedConfig,
    metricsConfig,
    queueConfig,
    pushConfig,
    retentionConfig,
    runsConfig,
    schedulesConfig,
    syncConfig,
    tracingConfig,
    webhookWatchConfig,
    workerConfig,
  ]);
  await startTracing('worker');
  const logger = new AppLogger('worker', workerConfig().logLevel);
  const app = await NestFactory.createApplicationContext(AppModule, { logger, abortOnError: false });
  app.enableShutdownHooks();
  logger.log('worker is ready');
}

main().catch((error: unknown) => {
  console.error(error instanceof AppError ? error.message : error);
  process.exitCode = 1;
  setTimeout(() => process.exit(1), 1_000).unref();
});
