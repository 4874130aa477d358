import { NestFactory } from '@nestjs/core';
import { RunService, ScheduleService, SyncModule, type Certificate } from '@app/sync';
import { startPageServer } from '../bench/page-server.mjs';
import { createTestDatabase, createTestRedis, type TestDatabase } from '../support/index.js';

export type PageServer = Awaited<ReturnType<typeof startPageServer>>;

export interface RunsHarness {
  server: PageServer;
  database: TestDatabase;
  runs: RunService;
  schedules: ScheduleService;
  /** Queues a run of people and works on it until it ended, whatever happens to single attempts. */
  run: (purpose: 'backfill' | 'reconcile' | 'verify') => Promise<Ended>;
  stop: () => Promise<void>;
}

export interface Ended {
  runId: string;
  state: string;
  error: string | null;
  rowsSeen: number;
  certificate: Certificate | null;
}

/** The services of a worker in this process, on a Postgres and Redis of their own, with the page server as Attio. */
export async function startRunsHarness(rows: number, env: Record<string, string> = {}): Promise<RunsHarness> {
  const [server, database, redis] = await Promise.all([
    startPageServer({ rows }),
    createTestDatabase(),
    createTestRedis(),
  ]);
  Object.assign(process.env, {
    DATABASE_URL: database.url,
    REDIS_URL: redis.url,
    ATTIO_API_KEY: 'pages',
    ATTIO_BASE_URL: server.baseUrl,
    ATTIO_CONCURRENCY: '16',
    ATTIO_INTERVAL_CAP: '125',
    SYNC_PAGE_SIZE: '50',
    RUNS_CONFIRM_AFTER_MS: '20',
    RUNS_RETRY_MS: '10',
    SYNC_READ_LAG_MS: '0',
    ...env,
  });
  const app = await NestFactory.createApplicationContext(SyncModule, { logger: false, abortOnError: false });
  const runs = app.get(RunService);
  const run = async (purpose: 'backfill' | 'reconcile' | 'verify') => {
    const { runId } = await runs.request({ object: 'people', purpose });
    for (;;) {
      await runs.execute(runId).catch(() => undefined);
      const { state, error, rowsSeen, certificate } = await runs.get(runId);
      if (state !== 'queued' && state !== 'running') {
        return { runId, state, error, rowsSeen: Number(rowsSeen), certificate: certificate as Certificate | null };
      }
    }
  };
  return {
    server,
    database,
    runs,
    schedules: app.get(ScheduleService),
    run,
    stop: async () => {
      await app.close();
      await server.stop();
      await database.drop();
    },
  };
}
