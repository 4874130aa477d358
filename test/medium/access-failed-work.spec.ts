import { randomUUID } from 'node:crypto';
import { Test, type TestingModule } from '@nestjs/testing';
import { DatabaseModule, DeliveryRepository, MarkRepository, type ThingRef } from '@app/database';
import { FailuresModule, FailuresService } from '@app/failures';
import { JobQueue } from '@app/queue';
import { UnrecoverableError, Worker } from 'bullmq';
import { createTestDatabase, eventually, createTestRedis, type TestDatabase } from '../support/index.js';

jest.setTimeout(60_000);

describe('failed deliveries', () => {
  let database: TestDatabase;
  let module: TestingModule;
  let sut: FailuresService;
  const workspaceId = randomUUID();
  const objectId = randomUUID();

  beforeAll(async () => {
    const [db, redis] = await Promise.all([createTestDatabase(), createTestRedis()]);
    database = db;
    Object.assign(process.env, { DATABASE_URL: database.url, REDIS_URL: redis.url });
    module = await Test.createTestingModule({ imports: [FailuresModule, DatabaseModule] }).compile();
    await module.init();
    sut = module.get(FailuresService);
  });
  afterAll(async () => {
    await module?.close();
    await database?.drop();
  });

  /** A delivery that ended, as the inbox leaves it. */
  async function ended(
    state: string,
    reason: string | null,
  ): Promise<{ id: string; thing: ThingRef; attributeId: string }> {
    const thing: ThingRef = { kind: 'record', scopeId: objectId, itemId: randomUUID() };
    const [id, attributeId] = [randomUUID(), randomUUID()];
    await module.get(DeliveryRepository).insertOnce({
      deliveryId: id,
      workspaceId,
      webhookId: randomUUID(),
      idempotencyKey: `key:${id}`,
      hasOwnKey: true,
      body: {},
      handlings: [],
      events: [{ eventType: 'record.updated', thing, attributeId, actor: null, ignoredBecause: null }],
    });
    await database.query('DELETE FROM dirty_mark WHERE item_id = $1', [thing.itemId]);
    await database.query('UPDATE delivery SET state = $2, reason = $3, settled_at = now() WHERE delivery_id = $1', [
      id,
      state,
      reason,
    ]);
    await database.query('UPDATE delivery_event SET outcome = $2, reason = $3 WHERE delivery_id = $1', [
      id,
      state,
      reason,
    ]);
    return { id, thing, attributeId };
  }
  const idsOf = async (query: Parameters<FailuresService['listDeliveries']>[0]) =>
    (await sut.listDeliveries(query, 100, undefined)).data.map(({ id }) => id);

  it('are found by record, attribute, error, state and time', async () => {
    const before = new Date(Date.now() - 1_000).toISOString();
    const failed = await ended('failed', 'attio_forbidden: 100% of it');
    const applied = await ended('applied', null);
    await expect(idsOf({ item_id: failed.thing.itemId })).resolves.toEqual([failed.id]);
    await expect(idsOf({ attribute_id: applied.attributeId })).resolves.toEqual([applied.id]);
    await expect(idsOf({ error: 'FORBIDDEN: 100%' })).resolves.toEqual([failed.id]);
    await expect(idsOf({ error: '_ttio' })).resolves.toEqual([]);
    await expect(idsOf({ state: ['applied'] })).resolves.toEqual([applied.id]);
    await expect(idsOf({ since: before, event_type: 'record.updated' })).resolves.toEqual([applied.id, failed.id]);
    await expect(idsOf({ until: before })).resolves.toEqual([]);
  });

  it('are listed page by page without a gap or a repetition', async () => {
    for (let n = 0; n < 5; n += 1) await ended('stale', null);
    const seen: string[] = [];
    for (let cursor: string | null | undefined; cursor !== null;) {
      const page = await sut.listDeliveries({ state: ['stale'] }, 2, cursor);
      seen.push(...page.data.map(({ id }) => id));
      cursor = page.nextCursor;
    }
    expect(new Set(seen).size).toBe(5);
    expect(seen).toHaveLength(5);
  });

  it('mark their things again when they are replayed, once however often that is asked', async () => {
    const { id, thing } = await ended('failed', 'attio_unavailable');
    await expect(sut.replayDeliveries({ error: 'attio_unavailable' })).resolves.toEqual({
      replayed: [id],
      has_more: false,
    });
    await expect(sut.replayDeliveries({ error: 'attio_unavailable' })).resolves.toMatchObject({ replayed: [] });
    await expect(sut.replayDeliveries({ delivery_ids: [id] })).resolves.toMatchObject({ replayed: [] });
    await expect(idsOf({ item_id: thing.itemId, state: ['pending'] })).resolves.toEqual([id]);
    const marks = await module.get(MarkRepository).claimDue({ kind: 'record', scopeId: objectId }, 10, 'test', 1_000);
    expect(marks.map(({ itemId, correlationId }) => [itemId, correlationId])).toEqual([[thing.itemId, id]]);
  });
});

describe('failed jobs', () => {
  it('are found by what they were about, and put back in line once', async () => {
    const redis = await createTestRedis();
    Object.assign(process.env, { DATABASE_URL: 'postgresql://nobody@127.0.0.1:1/none', REDIS_URL: redis.url });
    const module = await Test.createTestingModule({ imports: [FailuresModule] }).compile();
    await module.init();
    const sut = module.get(FailuresService);
    const subscriptionId = randomUUID();
    module.get(JobQueue).wake('feed.deliver', { subscriptionId });
    const refuse = () => Promise.reject(new UnrecoverableError('attio_forbidden: not allowed'));
    const worker = new Worker('feed', refuse, {
      connection: { url: redis.url, maxRetriesPerRequest: null },
      prefix: 'attio-sync',
    });
    await eventually(async () => (await sut.listJobs({ about_id: subscriptionId })).length === 1, {
      timeoutMs: 30_000,
    });
    await worker.close();
    await expect(sut.listJobs({ error: 'FORBIDDEN', queue: 'feed' })).resolves.toMatchObject([
      { name: 'feed.deliver', payload: { subscriptionId }, attempts: 1, error: 'attio_forbidden: not allowed' },
    ]);
    await expect(sut.listJobs({ error: 'something else' })).resolves.toEqual([]);
    await expect(sut.retryJobs({ about_id: subscriptionId })).resolves.toBe(1);
    await expect(sut.retryJobs({ about_id: subscriptionId })).resolves.toBe(0);
    await module.close();
  });
});
