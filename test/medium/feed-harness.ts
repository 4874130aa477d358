import { randomUUID } from 'node:crypto';
import { type AddressInfo } from 'node:net';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import { Test, type TestingModule } from '@nestjs/testing';
import { instantFromEpochMs } from '@app/common';
import { DatabaseModule, MirrorRepository, type ApplyOptions, type PresentReading } from '@app/database';
import { FeedModule } from '@app/feed';
import { createTestDatabase, createTestRedis, type TestDatabase } from '../support/index.js';

export interface FeedHarness {
  database: TestDatabase;
  module: TestingModule;
  workspaceId: string;
  peopleId: string;
  /** Attributes of people: a plain one and a formula. */
  nameId: string;
  scoreId: string;
  /** Writes a value into the mirror as a reading of Attio does, with its change-log row. */
  write: (recordId: string, values: Record<string, string>, cause?: ApplyOptions['cause']) => Promise<void>;
  stop: () => Promise<void>;
}

/** The feed over a database of its own, with one object; no api, no worker. */
export async function startFeedHarness(env: Record<string, string> = {}): Promise<FeedHarness> {
  const [database, redis] = await Promise.all([createTestDatabase(), createTestRedis()]);
  Object.assign(process.env, { DATABASE_URL: database.url, REDIS_URL: redis.url, DATABASE_POOL_MAX: '20', ...env });
  const ids = { workspaceId: randomUUID(), peopleId: randomUUID(), nameId: randomUUID(), scoreId: randomUUID() };
  await database.query(`INSERT INTO workspace (workspace_id, name, slug, client_id) VALUES ($1, 'W', 'w', 'c')`, [
    ids.workspaceId,
  ]);
  await database.query(
    `INSERT INTO collection (collection_id, workspace_id, kind, api_slug, title, definition, observed_at)
     VALUES ($1, $2, 'object', 'people', 'People', '{}', now())`,
    [ids.peopleId, ids.workspaceId],
  );
  await addAttribute(database, ids, { attributeId: ids.nameId, slug: 'job_title', type: 'text', isWritable: true });
  await addAttribute(database, ids, { attributeId: ids.scoreId, slug: 'score', type: 'number', isWritable: false });
  const module = await Test.createTestingModule({ imports: [FeedModule, DatabaseModule] }).compile();
  await module.init();
  const mirror = module.get(MirrorRepository);
  let readings = 0;
  const write: FeedHarness['write'] = async (recordId, values, cause = 'webhook') => {
    // Every reading is later than the one before, as Attio's clock would have it.
    readings += 1;
    const reading: PresentReading = {
      itemId: recordId,
      observedAt: instantFromEpochMs(Date.now() + readings),
      values: Object.fromEntries(Object.entries(values).map(([id, value]) => [id, [{ value }]])),
      contentHash: JSON.stringify(values),
      parentObjectId: null,
      parentRecordId: null,
      webUrl: null,
      attioCreatedAt: null,
      lookupKeys: [],
    };
    await mirror.apply([reading], {
      workspaceId: ids.workspaceId,
      kind: 'record',
      scopeId: ids.peopleId,
      cause,
      logged: true,
      touchUnchanged: 'always',
      diff: (before, after) =>
        [...new Set([...Object.keys(before), ...Object.keys(after)])]
          .filter((id) => JSON.stringify(before[id]) !== JSON.stringify(after[id]))
          .map((id) => ({ attribute_id: id, before: before[id] ?? [], after: after[id] ?? [] })),
    });
  };
  const stop = async () => {
    await module.close();
    await database.drop();
  };
  return { database, module, ...ids, write, stop };
}

async function addAttribute(
  database: TestDatabase,
  { workspaceId, peopleId }: { workspaceId: string; peopleId: string },
  attribute: { attributeId: string; slug: string; type: string; isWritable: boolean },
): Promise<void> {
  await database.query(
    `INSERT INTO attribute (attribute_id, workspace_id, collection_id, api_slug, title, type, is_multiselect, is_unique,
                            is_required, is_writable, is_archived, position, definition, observed_at)
     VALUES ($1, $2, $3, $4, $4, $5, false, false, false, $6, false, 0, '{}', now())`,
    [attribute.attributeId, workspaceId, peopleId, attribute.slug, attribute.type, attribute.isWritable],
  );
}

export interface ReceivedMessage {
  headers: IncomingHttpHeaders;
  body: string;
  answered: number;
}

/** A subscriber: keeps what it was sent, and answers as it is told. */
export interface TestReceiver {
  url: string;
  received: ReceivedMessage[];
  /** Status of every answer from now on; 0 cuts the connection. */
  answerWith: (status: number, headers?: Record<string, string>) => void;
  stop: () => Promise<void>;
}

export async function startReceiver(): Promise<TestReceiver> {
  const received: ReceivedMessage[] = [];
  let answer: { status: number; headers: Record<string, string> } = { status: 204, headers: {} };
  const server: Server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const body = Buffer.concat(chunks).toString('utf8');
      received.push({ headers: request.headers, body, answered: answer.status });
      if (answer.status === 0) return request.socket.destroy();
      response.writeHead(answer.status, answer.headers).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`,
    received,
    answerWith: (status, headers = {}) => {
      answer = { status, headers };
    },
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
