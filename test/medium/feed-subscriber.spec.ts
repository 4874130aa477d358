import { randomUUID } from 'node:crypto';
import { DeliveryService, FeedService, SubscriptionService, type NewSubscriptionRequest } from '@app/feed';
import { Webhook } from 'standardwebhooks';
import { eventually } from '../support/index.js';
import { startFeedHarness, startReceiver, type FeedHarness, type TestReceiver } from './feed-harness.js';

jest.setTimeout(120_000);

const HOUR_MS = 3_600_000;
/** Changes that happen while the subscriber is away. */
const MISSED = Number(process.env['FEED_CHANGES'] ?? 40);

describe('telling a subscriber', () => {
  let sut: FeedHarness;
  let receiver: TestReceiver;
  let subscriptions: SubscriptionService;
  let deliveries: DeliveryService;

  beforeAll(async () => {
    sut = await startFeedHarness({ FEED_ALLOW_PRIVATE_TARGETS: 'true', FEED_RETRY_FIRST_MS: '2000' });
    subscriptions = sut.module.get(SubscriptionService);
    deliveries = sut.module.get(DeliveryService);
  });
  afterAll(() => sut.stop());
  beforeEach(async () => {
    receiver = await startReceiver();
  });
  afterEach(() => receiver.stop());

  const subscribe = (over: Partial<NewSubscriptionRequest> = {}) =>
    subscriptions.create({ name: 'test', target_url: receiver.url, filter: {}, ...over });
  const write = async (count: number, recordId: string = randomUUID()) => {
    for (let n = 0; n < count; n += 1) await sut.write(recordId, { [sut.nameId]: `value ${n} ${randomUUID()}` });
    return recordId;
  };
  const acceptedSequences = () =>
    receiver.received
      .filter(({ answered }) => answered === 204)
      .map(({ body }) => (JSON.parse(body) as { data: { sequence: number } }).data.sequence);
  const sequencesBehind = async (cursor: string) =>
    (await sut.module.get(FeedService).list(cursor, 1_000, {})).data.map(({ sequence }) => sequence);
  /** Lets the time until the next attempt pass. @returns how long that was */
  const passTime = async (id: string): Promise<number> => {
    const [row] = await sut.database.query<{ ms: number }>(
      `WITH waited AS (SELECT greatest(0, extract(epoch FROM due_at - now()) * 1000)::float8 AS ms
                         FROM subscription WHERE subscription_id = $1)
       UPDATE subscription s SET due_at = now(), failing_since = failing_since - waited.ms * interval '1 millisecond'
         FROM waited WHERE subscription_id = $1 RETURNING waited.ms`,
      [id],
    );
    return row?.ms ?? 0;
  };

  it('sends one signed message for each change, in order, which the public verifier accepts', async () => {
    const { id, cursor, secret } = await subscribe();
    const recordId = await write(3);
    await expect(deliveries.deliver(id)).resolves.toBe('idle');
    expect(acceptedSequences()).toEqual(await sequencesBehind(cursor));
    expect(receiver.received).toHaveLength(3);
    const verifier = new Webhook(secret);
    for (const { headers, body } of receiver.received) {
      expect(verifier.verify(body, headers as Record<string, string>)).toMatchObject({
        data: { kind: 'record', object: 'people', id: { record_id: recordId } },
      });
    }
    expect(receiver.received.map(({ body }) => (JSON.parse(body) as { type: string }).type)).toEqual([
      'record.created',
      'record.updated',
      'record.updated',
    ]);
    const [message] = receiver.received;
    expect(() => new Webhook('whsec_AAAA').verify(message?.body ?? '', message?.headers as never)).toThrow();
    await expect(subscriptions.get(id)).resolves.not.toHaveProperty('secret');
  });

  it('brings everything in order after the subscriber was down for an hour', async () => {
    const { id, cursor } = await subscribe();
    receiver.answerWith(503);
    let downMs = 0;
    let attempts = 0;
    while (downMs < HOUR_MS) {
      if (attempts < MISSED) await write(1);
      await expect(deliveries.deliver(id)).resolves.toBe('failed');
      downMs += await passTime(id);
      attempts += 1;
    }
    await write(Math.max(0, MISSED - attempts));
    expect(acceptedSequences()).toEqual([]);
    await expect(subscriptions.get(id)).resolves.toMatchObject({ state: 'active', failed_attempts: attempts });
    receiver.answerWith(204);
    const startedAtMs = Date.now();
    await deliveries.deliver(id);
    const expected = await sequencesBehind(cursor);
    const got = acceptedSequences();
    console.log(
      `subscriber: down for ${Math.round(downMs / 60_000)} simulated minutes, ${attempts} attempts refused; ` +
        `afterwards ${got.length} of ${expected.length} changes in order in ${Date.now() - startedAtMs} ms`,
    );
    expect(got).toEqual(expected);
    expect(expected.length).toBeGreaterThanOrEqual(Math.min(MISSED, attempts));
    await expect(subscriptions.get(id)).resolves.toMatchObject({
      failed_attempts: 0,
      failing_since: null,
      last_error: null,
      pending_sequences: 0,
    });
  });

  it('repeats a message whose answer was lost, with the same id', async () => {
    const { id } = await subscribe();
    await write(1);
    receiver.answerWith(0);
    await expect(deliveries.deliver(id)).resolves.toBe('failed');
    receiver.answerWith(204);
    await passTime(id);
    await deliveries.deliver(id);
    const ids = receiver.received.map(({ headers }) => headers['webhook-id']);
    expect(ids).toHaveLength(2);
    expect(new Set(ids).size).toBe(1);
    const { data } = await subscriptions.listAttempts(id, { limit: 10 });
    expect(data.map(({ outcome, status }) => [outcome, status])).toEqual([
      ['delivered', 204],
      ['failed', null],
    ]);
  });

  it('passes over a message that is never accepted when told to, and over no other', async () => {
    const { id, cursor } = await subscribe();
    await write(3);
    const [first = 0, ...behind] = await sequencesBehind(cursor);
    await expect(subscriptions.skip(id, first)).rejects.toMatchObject({ code: 'subscription_not_blocked' });
    receiver.answerWith(422);
    await expect(deliveries.deliver(id)).resolves.toBe('failed');
    await expect(subscriptions.skip(id, behind[0] ?? 0)).rejects.toMatchObject({ code: 'subscription_not_blocked' });
    await expect(subscriptions.skip(id, first)).resolves.toMatchObject({ failed_attempts: 0, last_error: null });
    receiver.answerWith(204);
    await expect(deliveries.deliver(id)).resolves.toBe('idle');
    expect(acceptedSequences()).toEqual(behind);
    const { data } = await subscriptions.listAttempts(id, { limit: 10, outcome: 'skipped' });
    expect(data.map(({ sequence }) => sequence)).toEqual([first]);
  });

  it('passes over such a message of a replay as well', async () => {
    const { id, cursor } = await subscribe();
    await write(3);
    await deliveries.deliver(id);
    const [first = 0, ...behind] = await sequencesBehind(cursor);
    receiver.received.splice(0);
    await subscriptions.replay(id, { after: cursor });
    receiver.answerWith(422);
    await expect(deliveries.deliver(id)).resolves.toBe('failed');
    await expect(subscriptions.skip(id, behind[0] ?? 0)).rejects.toMatchObject({ code: 'subscription_not_blocked' });
    await expect(subscriptions.skip(id, first)).resolves.toMatchObject({ failed_attempts: 0, last_error: null });
    receiver.answerWith(204);
    await expect(deliveries.deliver(id)).resolves.toBe('idle');
    expect(acceptedSequences()).toEqual(behind);
    const { data } = await subscriptions.listAttempts(id, { limit: 10, outcome: 'skipped' });
    expect(data).toMatchObject([{ sequence: first, replay_id: expect.any(String) as string }]);
  });

  it('delivers in one worker at a time, however many try', async () => {
    const { id, cursor } = await subscribe();
    await write(10);
    const ends = await Promise.all([1, 2, 3].map(() => deliveries.deliver(id)));
    expect(ends.sort()).toEqual(['busy', 'busy', 'idle']);
    expect(acceptedSequences()).toEqual(await sequencesBehind(cursor));
  });

  it('disables a subscription that failed for days, and goes on where it stopped when it is enabled', async () => {
    const { id, cursor } = await subscribe();
    await write(2);
    receiver.answerWith(500);
    await deliveries.deliver(id);
    await passTime(id);
    await sut.database.query(
      `UPDATE subscription SET failing_since = now() - interval '121 hours' WHERE subscription_id = $1`,
      [id],
    );
    await deliveries.deliver(id);
    await expect(subscriptions.get(id)).resolves.toMatchObject({ state: 'disabled', last_error: 'answered 500' });
    await expect(deliveries.deliver(id)).resolves.toBe('busy');
    receiver.answerWith(204);
    await expect(subscriptions.enable(id)).resolves.toMatchObject({ state: 'active', failed_attempts: 0 });
    await deliveries.deliver(id);
    expect(acceptedSequences()).toEqual(await sequencesBehind(cursor));
  });

  it('stops at once for a receiver that says it is gone', async () => {
    const { id } = await subscribe();
    await write(1);
    receiver.answerWith(410);
    await deliveries.deliver(id);
    await expect(subscriptions.get(id)).resolves.toMatchObject({ state: 'disabled' });
  });

  it('holds deliveries while paused and loses nothing', async () => {
    const { id, cursor } = await subscribe();
    await subscriptions.pause(id);
    await write(2);
    await expect(deliveries.deliver(id)).resolves.toBe('busy');
    await subscriptions.enable(id);
    await deliveries.deliver(id);
    expect(acceptedSequences()).toEqual(await sequencesBehind(cursor));
  });

  it('signs with both secrets while a rotation lasts, and with the new one alone afterwards', async () => {
    const { id, secret: old } = await subscribe();
    const { secret } = await subscriptions.rotateSecret(id, HOUR_MS);
    await write(1);
    await deliveries.deliver(id);
    await sut.database.query(`UPDATE subscription SET previous_secret_until = now() WHERE subscription_id = $1`, [id]);
    await write(1);
    await deliveries.deliver(id);
    const accepts = (key: string, index: number) => {
      const message = receiver.received[index];
      try {
        new Webhook(key).verify(message?.body ?? '', message?.headers as Record<string, string>);
        return true;
      } catch {
        return false;
      }
    };
    expect([accepts(old, 0), accepts(secret, 0), accepts(old, 1), accepts(secret, 1)]).toEqual([
      true,
      true,
      false,
      true,
    ]);
  });

  it('sends to the new target from the moment the old one was given up, in the midst of a turn', async () => {
    const { id, cursor } = await subscribe();
    const next = await startReceiver();
    await write(60);
    const turn = deliveries.deliver(id);
    await eventually(() => receiver.received.length > 0, { everyMs: 1 });
    await subscriptions.edit(id, { target_url: next.url });
    const sentBefore = receiver.received.length;
    await turn;
    while ((await deliveries.deliver(id)) !== 'idle');
    await next.stop();
    // One message was in hand.
    expect(receiver.received.length - sentBefore).toBeLessThanOrEqual(1);
    const sequences = [...receiver.received, ...next.received].map(
      ({ body }) => (JSON.parse(body) as { data: { sequence: number } }).data.sequence,
    );
    expect([...new Set(sequences)]).toEqual(await sequencesBehind(cursor));
  });

  it('sends a stretch again on request, with the ids it had, beside what is new', async () => {
    const { id, cursor } = await subscribe();
    await write(5);
    await deliveries.deliver(id);
    const [, second, , fourth] = (await sut.module.get(FeedService).list(cursor, 10, {})).data;
    const first = receiver.received.splice(0).map(({ headers }) => headers['webhook-id']);
    await subscriptions.replay(id, { after: second?.cursor, until: fourth?.cursor });
    await write(1);
    await deliveries.deliver(id);
    const again = receiver.received.map(({ headers }) => headers['webhook-id']);
    expect(again).toHaveLength(3);
    expect(again.filter((messageId) => first.includes(messageId))).toEqual(first.slice(2, 4));
    await expect(deliveries.deliver(id)).resolves.toBe('idle');
    expect(receiver.received).toHaveLength(3);
  });

  it('sends no updates of formulas unless asked, and nothing that does not pass the filter', async () => {
    const quiet = await subscribe({ filter: { objects: ['people'], operations: ['update'] } });
    const recordId = randomUUID();
    await sut.write(recordId, { [sut.nameId]: 'a', [sut.scoreId]: '1' });
    await sut.write(recordId, { [sut.nameId]: 'a', [sut.scoreId]: '2' });
    await sut.write(recordId, { [sut.nameId]: 'b', [sut.scoreId]: '2' });
    await deliveries.deliver(quiet.id);
    expect(receiver.received).toHaveLength(1);
    await expect(subscriptions.get(quiet.id)).resolves.toMatchObject({ pending_sequences: 0 });
    receiver.received.splice(0);
    const loud = await subscribe({ filter: { operations: ['update'], include_derived: true }, after: quiet.cursor });
    await deliveries.deliver(loud.id);
    expect(receiver.received).toHaveLength(2);
  });

  it('forgets old attempts, however many there are', async () => {
    const { id } = await subscribe();
    await write(1);
    await deliveries.deliver(id);
    // More than one statement removes: at 25 changes a second that is what a subscriber makes in a few minutes.
    await sut.database.query(
      `INSERT INTO subscription_attempt (subscription_id, sequence, outcome, duration_ms)
       SELECT $1, n, 'delivered', 1 FROM generate_series(1, 12000) n`,
      [id],
    );
    await sut.database.query(`UPDATE subscription_attempt SET attempted_at = now() - interval '31 days'`);
    expect(await deliveries.prune()).toBeGreaterThan(12_000);
    await expect(subscriptions.listAttempts(id, { limit: 10 })).resolves.toMatchObject({ data: [] });
  });
});
