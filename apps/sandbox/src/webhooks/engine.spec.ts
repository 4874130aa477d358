import { createHmac } from 'node:crypto';
import { type SettingsPatch } from '../settings.js';
import { type Client, digText, dig, setup, until } from '../testing/client.js';
import { startReceiver } from '../testing/receiver.js';

type Receiver = Awaited<ReturnType<typeof startReceiver>>;

jest.setTimeout(20_000);

describe('webhook engine', () => {
  let client: Client;
  let receiver: Receiver;
  let webhookId: string;
  let secret: string;

  const start = async (
    webhooks: SettingsPatch['webhooks'] = {},
    types = ['record.updated', 'record.created'],
    answer?: (count: number) => number,
    filter: unknown = null,
  ) => {
    client = setup({ settings: { webhooks: { allowHttpTargets: true, ...webhooks } } });
    receiver = await startReceiver(answer);
    const subscriptions = types.map((type) => ({ event_type: type, filter }));
    const made = await client.api('POST', '/webhooks', { data: { target_url: receiver.url, subscriptions } });
    expect(made.status).toBe(200);
    webhookId = digText(made.body, 'data', 'id', 'webhook_id');
    secret = digText(made.body, 'data', 'secret');
  };
  const editOne = async (values: Record<string, unknown>) => {
    const [id] = client.sandbox.world.object('people').items.listIds();
    return client.api('PATCH', `/objects/people/records/${id}`, { data: { values } });
  };
  const bulk = (count: number, prefix = 'edited') =>
    client.control('POST', '/act', {
      action: 'record.bulk_update',
      object: 'people',
      attribute: 'job_title',
      count,
      prefix,
    });

  afterEach(async () => {
    await client.close();
    await receiver.close();
  });

  it('delivers one signed event per changed attribute', async () => {
    await start();
    await editOne({ job_title: 'Astronaut', description: 'Floats' });
    await until(() => receiver.received.length === 2);
    for (const { raw, headers, body } of receiver.received) {
      expect(headers['attio-signature']).toBe(createHmac('sha256', secret).update(raw).digest('hex'));
      expect(headers['x-attio-signature']).toBe(headers['attio-signature']);
      expect(headers['idempotency-key']).toMatch(/^[0-9a-f-]{36}$/);
      expect(body.webhook_id).toBe(webhookId);
      expect(body.events).toHaveLength(1);
      expect(Object.keys(body.events[0] ?? {})).toEqual(['event_type', 'id', 'actor']);
      expect(dig(body.events[0], 'actor', 'type')).toBe('api-token');
    }
    const attributes = receiver.events().map((event) => dig(event, 'id', 'attribute_id'));
    const people = client.sandbox.world.object('people');
    expect(new Set(attributes)).toEqual(
      new Set([people.attribute('job_title')?.id, people.attribute('description')?.id]),
    );
  });

  it('puts all events of a change into one delivery when batching', async () => {
    await start({ batch: true });
    await editOne({ job_title: 'Astronaut', description: 'Floats' });
    await until(() => receiver.received.length === 1);
    expect(receiver.received[0]?.body.events).toHaveLength(2);
  });

  it('says nothing when a write changes nothing', async () => {
    await start();
    await editOne({ job_title: 'Same' });
    await editOne({ job_title: 'Same' });
    await until(() => receiver.received.length === 1);
    expect(client.sandbox.engine.log.counters()['total']).toBe(1);
  });

  it('keeps the idempotency key across retries and waits twice as long each time', async () => {
    await start({ retryBaseMs: 10_000 }, ['record.updated'], (count) => (count < 4 ? 500 : 200));
    const { engine, scheduler } = client.sandbox;
    await editOne({ job_title: 'Retry me' });
    for (const [retry, delay] of [10_000, 20_000, 40_000].entries()) {
      await until(() => engine.log.latest(1)[0]?.attempts.length === retry + 1);
      scheduler.advance(delay / 2);
      expect(engine.log.latest(1)[0]?.attempts).toHaveLength(retry + 1);
      scheduler.advance(delay / 2);
    }
    await until(() => engine.log.counters()['delivered'] === 1);
    expect(engine.log.latest(1)[0]?.attempts.map(({ status }) => status)).toEqual([500, 500, 500, 200]);
    expect(new Set(receiver.received.map(({ headers }) => headers['idempotency-key'])).size).toBe(1);
  });

  it('degrades after the last retry, comes back after a success, and else goes inactive', async () => {
    let isDown = true;
    await start({ maxRetries: 1, timeScale: 1e6 }, ['record.updated'], () => (isDown ? 503 : 204));
    const status = async () => digText((await client.api('GET', `/webhooks/${webhookId}`)).body, 'data', 'status');
    client.sandbox.settings.webhooks.degradedMs = 1e12;
    await editOne({ job_title: 'One' });
    await until(async () => (await status()) === 'degraded');
    isDown = false;
    await editOne({ job_title: 'Two' });
    await until(async () => (await status()) === 'active');
    isDown = true;
    client.sandbox.settings.webhooks.degradedMs = 1e6;
    await editOne({ job_title: 'Three' });
    await until(async () => (await status()) === 'inactive');
    const before = receiver.received.length;
    await editOne({ job_title: 'Four' });
    expect(client.sandbox.engine.pending).toBe(0);
    expect(receiver.received).toHaveLength(before);
  });

  it('gives up on a target that does not answer in time', async () => {
    await start({ timeoutMs: 30, maxRetries: 0, allowHttpTargets: true });
    await receiver.close();
    await editOne({ job_title: 'Nobody home' });
    await until(() => client.sandbox.engine.log.counters()['failed'] === 1);
    expect(client.sandbox.engine.log.latest(1)[0]?.attempts[0]?.status).toBeNull();
  });

  it('filters by dotted paths, with $and and $or, equals and not_equals', async () => {
    await start({}, ['record.updated'], undefined, {
      $and: [{ field: 'id.object_id', operator: 'equals', value: 'nothing' }],
    });
    const people = client.sandbox.world.object('people').id;
    const subscribe = (filter: unknown) =>
      client.api('PATCH', `/webhooks/${webhookId}`, {
        data: { subscriptions: [{ event_type: 'record.updated', filter }] },
      });
    await editOne({ job_title: 'unheard' });
    await subscribe({
      $or: [
        { field: 'id.object_id', operator: 'equals', value: people },
        { field: 'id.object_id', operator: 'equals', value: 'x' },
      ],
    });
    await editOne({ job_title: 'heard' });
    await subscribe({ $and: [{ field: 'actor.type', operator: 'not_equals', value: 'api-token' }] });
    await editOne({ job_title: 'unheard again' });
    await until(() => receiver.received.length === 1);
    expect(client.sandbox.engine.log.counters()['total']).toBe(1);
  });

  it('drops, doubles and shuffles by dial, and logs what it swallowed', async () => {
    await start({ dropRate: 1 });
    await bulk(5);
    expect(client.sandbox.engine.log.counters()).toMatchObject({ total: 5, dropped: 5 });
    await client.control('POST', '/dials', {
      webhooks: { dropRate: 0, duplicateRate: 1, shuffleMs: 60, ratePerTarget: 1_000 },
    });
    await bulk(12, 'again');
    await until(() => receiver.received.length === 24);
    const keys = receiver.received.map(({ headers }) => headers['idempotency-key']);
    expect(new Set(keys).size).toBe(12);
    const sent = client.sandbox.engine.log.list(5, 100).map(({ idempotencyKey }) => idempotencyKey);
    expect(keys).not.toEqual(sent);
  });

  it('sends no more than the rate per target', async () => {
    await start({ ratePerTarget: 8 });
    await bulk(10);
    await until(() => receiver.received.length === 10);
    const starts = client.sandbox.engine.log.list(0, 10).flatMap(({ attempts }) => attempts.map(({ at }) => at));
    const [first = 0] = starts;
    expect(starts.filter((at) => at < first + 1_000).length).toBeLessThanOrEqual(8);
  });

  it('sends test deliveries past every filter, and redelivers with the same key', async () => {
    await start({}, ['note.created']);
    const test = await client.control('POST', '/webhooks/test', {
      webhook_id: webhookId,
      event_type: 'record.updated',
    });
    await until(() => receiver.received.length === 1);
    await client.control('POST', '/webhooks/redeliver', { number: dig(test.body, 'number') });
    await until(() => receiver.received.length === 2);
    const [one, two] = receiver.received.map(({ headers }) => headers['idempotency-key']);
    expect(one).toBe(two);
  });
});
