import { createHmac, randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DeliveryRepository } from '@app/database';
import { EventHandlingService, WebhookService, type HandledEvent, type WebhookHandler } from '@app/webhook';
import { startInbound, type InboundHarness } from './inbound-harness.js';

jest.setTimeout(120_000);

const heard: string[] = [];

@Injectable()
class Listener implements WebhookHandler {
  readonly name = 'listener';
  readonly eventTypes = ['record.updated'];
  async handle({ event }: HandledEvent): Promise<void> {
    heard.push(String(event.id['record_id']));
  }
}

@Injectable()
class Stumbler implements WebhookHandler {
  readonly name = 'stumbler';
  readonly eventTypes = ['record.updated'];
  async handle(): Promise<void> {
    throw new TypeError('it stumbled');
  }
}

describe('the inbox', () => {
  let sut: InboundHarness;
  let recordId = '';

  beforeAll(async () => {
    sut = await startInbound({
      handlers: [Listener, Stumbler],
      webhooks: false,
      sandboxArgs: ['--people', '60', '--companies', '5', '--deals', '2'],
    });
    await sut.backfill();
    const [row] = await sut.database.query<{ item_id: string }>(
      `SELECT item_id FROM mirror_item WHERE kind = 'record' AND scope_id = $1 LIMIT 1`,
      [sut.objectIds['people']],
    );
    recordId = row?.item_id ?? '';
  });
  afterAll(() => sut?.stop());
  beforeEach(async () => {
    heard.length = 0;
    await sut.database.query('TRUNCATE delivery, dirty_mark, change_log CASCADE');
  });

  const event = (event_type: string, id: Record<string, string> = {}) => ({
    event_type,
    id: { workspace_id: sut.workspaceId, object_id: sut.objectIds['people'], record_id: recordId, ...id },
    actor: { type: 'workspace-member', id: randomUUID() },
  });
  const deliver = async (events: unknown[], key: string = randomUUID()) => {
    const rawBody = Buffer.from(JSON.stringify({ webhook_id: randomUUID(), events }));
    const signature = createHmac('sha256', process.env['ATTIO_WEBHOOK_SECRET'] ?? '')
      .update(rawBody)
      .digest('hex');
    return sut.app.get(WebhookService, { strict: false }).accept({ rawBody, signature, idempotencyKey: key });
  };
  const states = () =>
    sut.database.query<{ state: string; reason: string | null }>(
      'SELECT state, reason FROM delivery ORDER BY received_at',
    );
  const rename = (value: string) =>
    sut.act({ action: 'record.update', object: 'people', record_id: recordId, values: { job_title: value } });
  const handleAll = async () => {
    const due = await sut.database.query<{ delivery_id: string; position: number; handler: string }>(
      'SELECT delivery_id, position, handler FROM event_handling ORDER BY handler DESC',
    );
    const service = sut.app.get(EventHandlingService, { strict: false });
    return Promise.allSettled(
      due.map(({ delivery_id, ...rest }) => service.handle({ deliveryId: delivery_id, ...rest })),
    );
  };

  it('gives the same delivery, five times and all at once, one effect', async () => {
    await rename('Captain');
    const answers = await Promise.all(Array.from({ length: 5 }, () => deliver([event('record.updated')], 'same')));
    await sut.settle();
    expect(answers.filter((answer) => answer === 'accepted')).toHaveLength(1);
    expect(await states()).toEqual([{ state: 'applied', reason: null }]);
    expect(await sut.database.query('SELECT operation FROM change_log')).toEqual([{ operation: 'update' }]);
  });

  it('ends as stale when there is nothing new', async () => {
    await deliver([event('record.updated')]);
    await sut.settle();
    expect(await states()).toEqual([{ state: 'stale', reason: null }]);
  });

  it('stores and ignores types it does not know, and counts them', async () => {
    await deliver([event('record.archived')]);
    await deliver([event('record.archived')]);
    expect(await states()).toEqual([
      { state: 'ignored', reason: 'unknown event type' },
      { state: 'ignored', reason: 'unknown event type' },
    ]);
    expect(await sut.app.get(DeliveryRepository, { strict: false }).countIgnored()).toEqual([
      { eventType: 'record.archived', reason: 'unknown event type', count: 2 },
    ]);
  });

  it('reads what it understands of a delivery whose other events have no known shape', async () => {
    await rename('among strangers');
    const odd = [null, 'text', { event_type: 'galaxy.created' }, { event_type: 'record.updated', id: 7 }];
    await deliver([...odd, event('record.updated')]);
    await sut.settle();
    expect(await states()).toEqual([{ state: 'applied', reason: null }]);
    expect(
      await sut.database.query('SELECT event_type, outcome, reason FROM delivery_event ORDER BY position LIMIT 4'),
    ).toEqual(
      ['?', '?', 'galaxy.created', 'record.updated'].map((event_type) => ({
        event_type,
        outcome: 'ignored',
        reason: 'not understood',
      })),
    );
  });

  it('stores a delivery with characters that Postgres cannot hold', async () => {
    await deliver([{ ...event('record.updated'), note: 'nul \u0000' }]);
    await sut.settle();
    expect(await states()).toHaveLength(1);
  });

  it('brings a delivery of many events to one end, the worst of them', async () => {
    await rename('Admiral');
    await deliver([
      event('record.updated'),
      event('record.archived'),
      event('task.updated', { task_id: randomUUID() }),
    ]);
    await sut.settle();
    expect(await states()).toEqual([{ state: 'applied', reason: null }]);
  });

  it('ends as failed for an object Attio does not show, deletes nothing, and can be replayed', async () => {
    const unknown = randomUUID();
    await deliver([event('record.updated', { object_id: unknown, record_id: randomUUID() })]);
    await sut.database.query(`UPDATE dirty_mark SET attempts = 100`);
    await sut.settle();
    const [end] = await states();
    expect(end?.state).toBe('failed');
    expect(end?.reason).toMatch(/^(unknown_object|collection_gone)/);
    const [{ delivery_id: id } = { delivery_id: '' }] = await sut.database.query<{ delivery_id: string }>(
      'SELECT delivery_id FROM delivery',
    );
    expect(await sut.app.get(WebhookService, { strict: false }).replay(id)).toBe(true);
    expect(await states()).toEqual([{ state: 'pending', reason: null }]);
    expect(await sut.app.get(WebhookService, { strict: false }).replay(id)).toBe(false);
  });

  it('runs application handlers once their event is settled, and a failing one holds up nobody', async () => {
    await rename('Bosun');
    await deliver([event('record.updated')]);
    const service = sut.app.get(EventHandlingService, { strict: false });
    await service.sweep();
    expect(heard).toEqual([]);
    await sut.settle();
    const results = await handleAll();
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(heard).toEqual([recordId]);
    expect(await states()).toEqual([{ state: 'applied', reason: null }]);
    expect(
      await sut.database.query('SELECT handler, state, attempts, last_error FROM event_handling ORDER BY 1'),
    ).toEqual([
      { handler: 'listener', state: 'done', attempts: 1, last_error: null },
      { handler: 'stumbler', state: 'pending', attempts: 1, last_error: 'TypeError' },
    ]);
    await handleAll();
    expect(heard).toEqual([recordId]);
    await sut.database.query(`UPDATE event_handling SET attempts = 7, due_at = now() WHERE handler = 'stumbler'`);
    await handleAll();
    expect(await sut.database.query(`SELECT state FROM event_handling WHERE handler = 'stumbler'`)).toEqual([
      { state: 'failed' },
    ]);
  });

  it('answers 5,000 events on 50 records with at most 20 calls of Attio', async () => {
    const people = await sut.database.query<{ item_id: string }>(
      `SELECT item_id FROM mirror_item WHERE kind = 'record' AND deleted_at IS NULL AND scope_id = $1 LIMIT 50`,
      [sut.objectIds['people']],
    );
    expect(people).toHaveLength(50);
    const before = await sut.reads();
    let isOpen = true;
    const working = (async () => {
      while (isOpen) {
        await sut.refreshDue();
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    })();
    // A bulk edit in the app, told in deliveries of fifty, as fast as they can be accepted.
    for (let round = 0; round < 20; round += 1) {
      const events = people.map(({ item_id }) => event('record.updated', { record_id: item_id }));
      await Promise.all(Array.from({ length: 5 }, () => deliver(events)));
    }
    isOpen = false;
    await working;
    await sut.settle();
    const used = (await sut.reads()) - before;
    console.log(`5,000 events on 50 records: ${used} calls`);
    expect(used).toBeLessThanOrEqual(20);
    const [row] = await sut.database.query<{ n: number }>(
      `SELECT count(*)::int AS n FROM delivery WHERE state = 'stale'`,
    );
    expect(row?.n).toBe(100);
  });
});
