import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { Inject, Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { Metrics, metricsConfig, ScrapeAccess, type MetricsConfig } from '@app/metrics';

/** The worker's only port, for those who watch it: `/metrics` with METRICS_TOKEN, and `/health/live`. */
@Injectable()
export class MetricsServer implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger(MetricsServer.name);
  private server: Server | undefined;

  constructor(
    @Inject(metricsConfig.KEY) private readonly config: MetricsConfig,
    private readonly metrics: Metrics,
    private readonly access: ScrapeAccess,
  ) {}

  /** Listens when WORKER_METRICS_PORT is set. */
  async onApplicationBootstrap(): Promise<void> {
    const { workerPort, workerHost } = this.config;
    if (workerPort === undefined) return;
    const server = createServer({ requestTimeout: 5_000, headersTimeout: 5_000 }, (request, response) => {
      this.answer(request, response).catch(() => response.destroy());
    });
    this.server = server;
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject).listen(workerPort, workerHost, resolve);
    });
    this.logger.log(`metrics are served on http://${workerHost}:${workerPort}/metrics`);
  }

  async onApplicationShutdown(): Promise<void> {
    this.server?.closeAllConnections();
    await new Promise<void>((resolve) => (this.server === undefined ? resolve() : this.server.close(() => resolve())));
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = (request.url ?? '').split('?')[0];
    if (request.method !== 'GET') return void response.writeHead(405).end();
    if (path === '/health/live') return void response.writeHead(200).end('ok');
    if (path !== '/metrics') return void response.writeHead(404).end();
    if (!this.access.allows(request.headers.authorization)) {
      return void response.writeHead(401, { 'www-authenticate': 'Bearer' }).end();
    }
    const { contentType, text } = await this.metrics.expose();
    response.writeHead(200, { 'content-type': contentType }).end(text);
  }
}
