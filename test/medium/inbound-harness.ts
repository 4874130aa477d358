import { createServer, type IncomingMessage, type Server } from 'node:http';
import { type AddressInfo } from 'node:net';
import { type Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { Module, type INestApplicationContext } from '@nestjs/common';
import { MarkRepository } from '@app/database';
import { RefreshService, RunService, SyncModule } from '@app/sync';
import { eventTypes, WebhookModule, WebhookService, type WebhookHandler } from '@app/webhook';
import {
  createTestDatabase,
  createTestRedis,
  eventually,
  startSandbox,
  type TestDatabase,
  type TestSandbox,
} from '../support/index.js';

export type Act = Record<string, unknown> & { action: string };

export interface InboundHarness {
  sandbox: TestSandbox;
  database: TestDatabase;
  app: INestApplicationContext;
  workspaceId: string;
  objectIds: Record<string, string>;
  listIds: Record<string, string>;
  /** Something a person does in the app. */
  act: (act: Act) => Promise<Record<string, string>>;
  /** Many such things at once. */
  actAll: (acts: Act[]) => Promise<Record<string, string>[]>;
  /** Reads what is due, once, in every scope. */
  refreshDue: () => Promise<void>;
  /** Waits until Attio has nothing more to tell and every mark is settled, working on the marks meanwhile. */
  settle: (timeoutMs?: number) => Promise<void>;
  /** Backfills everything there is. */
  backfill: () => Promise<void>;
  run: (object: string, purpose: 'reconcile' | 'verify') => Promise<{ state: string; certificate: unknown }>;
  /** Calls of Attio's API so far. */
  reads: () => Promise<number>;
  stop: () => Promise<void>;
}

export interface InboundOptions {
  sandboxArgs?: string[];
  env?: Record<string, string>;
  /** Whether Attio tells us anything; on by default. */
  webhooks?: boolean;
  handlers?: Type<WebhookHandler>[];
}

/** Deliveries as fast as they can be taken, refused ones again within milliseconds: days in minutes. */
export const FAST = { timeScale: 10_000, ratePerTarget: 200 };

/** The services of api and worker in this process, with a sandbox that sends its deliveries here. */
export async function startInbound(options: InboundOptions = {}): Promise<InboundHarness> {
  const [sandbox, database, redis] = await Promise.all([
    startSandbox(options.sandboxArgs ?? ['--people', '20', '--companies', '8', '--deals', '4']),
    createTestDatabase(),
    createTestRedis(),
  ]);
  let accept: (request: IncomingMessage, body: Buffer) => Promise<void> = async () => {
    throw new Error('not ready');
  };
  const server = await receiver((request, body) => accept(request, body));
  const target = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  const webhook = await sandbox.call<{ data: { secret: string } }>('POST', '/v2/webhooks', {
    data: {
      target_url: target,
      subscriptions: options.webhooks === false ? [NOTHING] : eventTypes.map((type) => subscription(type)),
    },
  });
  await sandbox.call('POST', '/_sandbox/dials', { webhooks: FAST });
  Object.assign(process.env, {
    DATABASE_URL: database.url,
    REDIS_URL: redis.url,
    ATTIO_API_KEY: sandbox.apiKey,
    ATTIO_BASE_URL: sandbox.baseUrl,
    ATTIO_WEBHOOK_SECRET: webhook.data.secret,
    ATTIO_CONCURRENCY: '16',
    ATTIO_INTERVAL_CAP: '90',
    RUNS_CONFIRM_AFTER_MS: '50',
    RUNS_RETRY_MS: '10',
    RUNS_TRIES: '4',
    SYNC_READ_LAG_MS: '0',
    ...options.env,
  });
  const app = await NestFactory.createApplicationContext(rootOf(options.handlers ?? []), {
    logger: process.env['TEST_LOGS'] ? ['warn', 'error', 'log'] : false,
    abortOnError: false,
  });
  const webhooks = app.get(WebhookService, { strict: false });
  const runs = app.get(RunService, { strict: false });
  accept = async ({ headers }, rawBody) => {
    const header = (name: string) => headers[name] as string | undefined;
    await webhooks.accept({
      rawBody,
      signature: header('attio-signature'),
      idempotencyKey: header('idempotency-key'),
    });
  };
  const refreshDue = () => refreshAll(app);
  const execute = async (runId: string) =>
    eventually(
      async () => {
        await runs.execute(runId).catch(() => undefined);
        const { state, certificate, error, scopeSlug } = await runs.get(runId);
        if (state === 'queued' || state === 'running') throw new Error(`the run of ${scopeSlug} goes on: ${error}`);
        return { state, certificate };
      },
      { timeoutMs: 60_000 },
    );
  const state = await sandbox.call<State>('GET', '/_sandbox/state');
  return {
    sandbox,
    database,
    app,
    workspaceId: state.workspace_id,
    objectIds: idsOf(state.objects),
    listIds: idsOf(state.lists),
    act: (act) => sandbox.call('POST', '/_sandbox/act', act),
    actAll: async (acts) =>
      (await sandbox.call<{ results: Record<string, string>[] }>('POST', '/_sandbox/act', { acts })).results,
    refreshDue,
    settle: (timeoutMs = 20_000) =>
      eventually(
        async () => {
          await refreshDue();
          const { deliveries } = await sandbox.call<State>('GET', '/_sandbox/state');
          expect((deliveries['waiting'] ?? 0) + (deliveries['retrying'] ?? 0)).toBe(0);
          expect(await database.query('SELECT kind, item_id FROM dirty_mark')).toEqual([]);
        },
        { timeoutMs, everyMs: 20 },
      ),
    backfill: async () => {
      // Comments are scanned once the records they hang on are there.
      for (let round = 0; round < 2; round += 1) {
        await runs.ensureBackfills();
        for (const { runId, state: is } of await runs.list(500)) if (is === 'queued') await execute(runId);
      }
    },
    run: async (object, purpose) => execute((await runs.request({ object, purpose })).runId),
    reads: async () =>
      (await sandbox.call<{ counters: { total: number } }>('GET', '/_sandbox/calls?limit=1')).counters.total,
    stop: async () => {
      await app.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await sandbox.stop();
      await database.drop();
    },
  };
}

interface State {
  workspace_id: string;
  objects: Record<string, { id: string }>;
  lists: Record<string, { id: string }>;
  deliveries: Record<string, number>;
}

/** A subscription that no event ever meets. */
const NOTHING = {
  event_type: 'record.created',
  filter: { $and: [{ field: 'actor.id', operator: 'equals', value: 'nobody' }] },
};

const subscription = (event_type: string) => ({ event_type, filter: null });

function idsOf(collections: Record<string, { id: string }>): Record<string, string> {
  return Object.fromEntries(Object.entries(collections).map(([slug, { id }]) => [slug, id]));
}

async function refreshAll(app: INestApplicationContext): Promise<void> {
  const marks = app.get(MarkRepository, { strict: false });
  const refreshes = app.get(RefreshService, { strict: false });
  const due = await marks.listDueScopes();
  // A failed reading is the refresh's own affair: its marks say so, and are due again later.
  await Promise.all(due.map((scope) => refreshes.refresh(scope).catch(() => undefined)));
}

async function receiver(accept: (request: IncomingMessage, body: Buffer) => Promise<void>): Promise<Server> {
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      accept(request, Buffer.concat(chunks)).then(
        () => response.writeHead(202).end(),
        () => response.writeHead(503).end(),
      );
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server;
}

function rootOf(handlers: Type<WebhookHandler>[]) {
  @Module({ imports: [SyncModule, WebhookModule.with(handlers)] })
  class Root {}
  return Root;
}
