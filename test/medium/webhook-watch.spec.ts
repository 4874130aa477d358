import { createHmac } from 'node:crypto';
import { type INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { RunService } from '@app/sync';
import { WebhookModule, WebhookService, WebhookWatchModule, WebhookWatchService } from '@app/webhook';
import {
  createTestDatabase,
  createTestRedis,
  startSandbox,
  type TestDatabase,
  type TestSandbox,
} from '../support/index.js';

jest.setTimeout(60_000);

describe('the watch over the webhook subscription', () => {
  let sandbox: TestSandbox;
  let database: TestDatabase;
  let app: INestApplicationContext;
  let receiver: INestApplicationContext;
  let watch: WebhookWatchService;

  beforeAll(async () => {
    [sandbox, database] = await Promise.all([
      startSandbox(['--people', '3', '--companies', '2', '--deals', '1']),
      createTestDatabase(),
    ]);
    Object.assign(process.env, {
      DATABASE_URL: database.url,
      REDIS_URL: (await createTestRedis()).url,
      ATTIO_BASE_URL: sandbox.baseUrl,
      ATTIO_API_KEY: sandbox.apiKey,
      ATTIO_WEBHOOK_SECRET: 'the-configured-one',
      ATTIO_CONCURRENCY: '8',
      ATTIO_INTERVAL_CAP: '100',
      PUBLIC_URL: 'https://sync.example.com',
    });
    const options = { logger: false, abortOnError: false } as const;
    app = await NestFactory.createApplicationContext(WebhookWatchModule, options);
    receiver = await NestFactory.createApplicationContext(WebhookModule.with(), options);
    await app.get(RunService).ensureBackfills();
    watch = app.get(WebhookWatchService);
  });
  afterAll(async () => {
    await receiver.close();
    await app.close();
    await sandbox.stop();
    await database.drop();
  });

  const ours = async () => {
    const { data } = await sandbox.call<{ data: { id: { webhook_id: string }; target_url: string; status: string }[] }>(
      'GET',
      '/v2/webhooks?limit=100',
    );
    return data.filter(({ target_url: url }) => url === 'https://sync.example.com/webhooks/attio');
  };
  const alerts = async () =>
    (await database.query<{ code: string }>('SELECT code FROM alert WHERE resolved_at IS NULL')).map(
      ({ code }) => code,
    );
  const setStatus = async (status: string) =>
    sandbox.call('POST', '/_sandbox/webhooks/status', { webhook_id: (await ours())[0]?.id.webhook_id, status });

  it('makes a subscription that is missing, and believes what is signed with its secret', async () => {
    expect(await watch.watch()).toBe('missing');
    expect(await ours()).toMatchObject([{ status: 'active' }]);
    const [row] = await database.query<{ secret: string }>('SELECT secret FROM webhook_subscription');
    const rawBody = Buffer.from(JSON.stringify({ webhook_id: '00000000-0000-4000-8000-000000000009', events: [] }));
    const sign = (secret: string) => createHmac('sha256', secret).update(rawBody).digest('hex');
    const accept = (signature: string, idempotencyKey: string) =>
      receiver.get(WebhookService).accept({ rawBody, signature, idempotencyKey });
    await expect(accept(sign(row?.secret ?? ''), 'one')).resolves.toBe('accepted');
    await expect(accept(sign('the-configured-one'), 'two')).resolves.toBe('accepted');
    await expect(accept(sign('somebody-elses'), 'three')).rejects.toThrow('none of the live secrets');
  });

  it('lets a working one be, and ends the alert', async () => {
    expect(await watch.watch()).toBe('active');
    expect(await ours()).toHaveLength(1);
    expect(await alerts()).toEqual([]);
  });

  it('alerts about a degraded one, which is still delivered to', async () => {
    await setStatus('degraded');
    expect(await watch.watch()).toBe('degraded');
    expect(await alerts()).toEqual(['webhook_degraded']);
    expect(await ours()).toMatchObject([{ status: 'degraded' }]);
  });

  it('makes an inactive one anew, and reconciles what was missed', async () => {
    await database.query(`UPDATE sync_run SET state = 'succeeded'`);
    await setStatus('inactive');
    const [before] = await ours();
    expect(await watch.watch()).toBe('inactive');
    expect(await alerts()).toEqual(['webhook_inactive']);
    const after = await ours();
    expect(after).toMatchObject([{ status: 'active' }]);
    expect(after[0]?.id.webhook_id).not.toBe(before?.id.webhook_id);
    const runs = await database.query(`SELECT 1 FROM sync_run WHERE trigger = 'alarm' AND purpose = 'reconcile'`);
    expect(runs.length).toBeGreaterThan(3);
    await watch.watch();
    expect(await alerts()).toEqual([]);
  });
});
