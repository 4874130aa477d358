import { attioConfig, webhookSecretsConfig } from '@app/attio';
import { AccessService, rateConfig } from '@app/access';
import { AppError, AppLogger, checkConfigs } from '@app/common';
import { cacheConfig } from '@app/cache';
import { databaseConfig } from '@app/database';
import { feedConfig } from '@app/feed';
import { metricsConfig } from '@app/metrics';
import { QueueBoard, queueConfig } from '@app/queue';
import { pushConfig, runsConfig, syncConfig } from '@app/sync';
import { startTracing, tracingConfig } from '@app/tracing';
import { apiConfig } from './api.config.js';
import { createApp } from './create-app.js';
import { boardGuard } from './http/board-guard.js';

async function main(): Promise<void> {
  checkConfigs([
    apiConfig,
    attioConfig,
    cacheConfig,
    databaseConfig,
    feedConfig,
    metricsConfig,
    pushConfig,
    queueConfig,
    rateConfig,
    runsConfig,
    syncConfig,
    tracingConfig,
    webhookSecretsConfig,
  ]);
  await startTracing('api');
  const config = apiConfig();
  const logger = new AppLogger('api', config.logLevel);
  const app = await createApp(config, logger);
  const fastify = app.getHttpAdapter().getInstance();
  await app.get(QueueBoard).mount(fastify, '/admin/queues', boardGuard(app.get(AccessService)));
  await app.listen(config.port, config.host);
  logger.log(`api is ready on http://${config.host}:${config.port}`);
}

main().catch((error: unknown) => {
  // Whoever starts the process reads this: one sentence for what they can mend, a stack for what they cannot.
  console.error(error instanceof AppError ? error.message : error);
  process.exitCode = 1;
  setTimeout(() => process.exit(1), 1_000).unref();
});
