import { randomBytes } from 'node:crypto';
import { NestFactory } from '@nestjs/core';
import { AccessModule, SealingService } from '@app/access';
import { DatabaseModule, SubscriptionRepository, WebhookSubscriptionRepository } from '@app/database';
import { Module } from '@nestjs/common';
import { createTestDatabase, searchTables, type TestDatabase } from '../support/index.js';

@Module({ imports: [AccessModule, DatabaseModule] })
class Root {}

const keys = [1, 2].map(() => randomBytes(32).toString('base64'));
const id = '11111111-1111-4111-8111-111111111111';

describe('secrets in the database', () => {
  let database: TestDatabase;

  beforeAll(async () => {
    database = await createTestDatabase();
    process.env['DATABASE_URL'] = database.url;
  });
  afterAll(async () => {
    delete process.env['SECRETS_KEY'];
    delete process.env['SECRETS_KEY_PREVIOUS'];
    await database.drop();
  });

  const withKeys = async <T>(
    key: string,
    previous: string,
    work: (app: Awaited<ReturnType<typeof start>>) => Promise<T>,
  ) => {
    Object.assign(process.env, { SECRETS_KEY: key, SECRETS_KEY_PREVIOUS: previous });
    const app = await start();
    try {
      return await work(app);
    } finally {
      await app.close();
    }
  };
  const start = () => NestFactory.createApplicationContext(Root, { logger: false, abortOnError: false });
  const [first = '', second = ''] = keys;

  it('stand there as they are without a key, and are sealed once there is one', async () => {
    await withKeys('', '', async (app) => {
      await app.get(SubscriptionRepository).insert({
        ...{ subscriptionId: id, workspaceId: id, name: 'x', targetUrl: 'https://example.com', filter: {}, cursor: 0n },
        secret: 'whsec_first',
      });
      const subscription = { webhookId: id, workspaceId: id, targetUrl: 'https://example.com', status: 'active' };
      await app.get(WebhookSubscriptionRepository).save(subscription, 'attio_first');
    });
    expect(Object.keys(await searchTables(database, ['whsec_first', 'attio_first']))).toHaveLength(2);
    await withKeys(first, '', async (app) => {
      expect((await app.get(SubscriptionRepository).find(id))?.secret).toBe('whsec_first');
      expect(await app.get(SealingService).reseal()).toBe(2);
      expect(await app.get(SealingService).reseal()).toBe(0);
    });
    expect(await searchTables(database, ['whsec_first', 'attio_first'])).toEqual({});
  });

  it('are read by every part that needs them, and written sealed', async () => {
    await withKeys(first, '', async (app) => {
      const subscriptions = app.get(SubscriptionRepository);
      await subscriptions.rotateSecret(id, 'whsec_second', new Date(Date.now() + 60_000));
      expect(await subscriptions.claim(id, 'w', 1_000)).toMatchObject({
        secret: 'whsec_second',
        previousSecret: 'whsec_first',
      });
      expect(await app.get(WebhookSubscriptionRepository).listSecrets()).toEqual(['attio_first']);
    });
    expect(await searchTables(database, ['whsec_', 'attio_first'])).toEqual({});
  });

  it('survive a change of the key', async () => {
    await withKeys(second, first, async (app) => {
      expect((await app.get(SubscriptionRepository).find(id))?.secret).toBe('whsec_second');
      expect(await app.get(SealingService).reseal()).toBe(2);
    });
    await withKeys(second, '', async (app) => {
      expect((await app.get(SubscriptionRepository).find(id))?.previousSecret).toBe('whsec_first');
    });
    await withKeys(first, '', async (app) => {
      await expect(app.get(SubscriptionRepository).find(id)).rejects.toMatchObject({ code: 'secret_unreadable' });
    });
  });
});
