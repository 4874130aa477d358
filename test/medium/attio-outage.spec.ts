import { getQueueToken } from '@nestjs/bullmq';
import { type INestApplicationContext } from '@nestjs/common';
import { QueuePauses } from '@app/queue';
import { type Queue } from 'bullmq';
import { eventually } from '../support/index.js';
import { startReceiver, type TestReceiver } from './feed-harness.js';
import { report, startPushHarness, type PushHarness } from './push-harness.js';

const ATTIO_QUEUES = ['refresh', 'pushes', 'runs'];
const PEOPLE = 20;
jest.setTimeout(120_000);

interface Person {
  id: { record_id: string };
}

interface Call {
  at: number;
  path: string;
  status: number;
}

describe('an Attio that answers 503 to everything', () => {
  let harness: PushHarness;
  let worker: INestApplicationContext;
  let receiver: TestReceiver;

  beforeAll(async () => {
    receiver = await startReceiver();
    harness = await startPushHarness({
      webhooks: true,
      workers: 0,
      env: { ATTIO_BREAKER_OPEN_MS: '200', ATTIO_BREAKER_MAX_OPEN_MS: '400', FEED_ALLOW_PRIVATE_TARGETS: 'true' },
    });
    worker = await harness.startWorker();
  });
  afterAll(async () => {
    await harness?.stop();
    await receiver?.stop();
  });

  const calls = async () => (await harness.sandbox.call<{ calls: Call[] }>('GET', '/_sandbox/calls?limit=1000')).calls;
  const marks = async () => (await harness.database.query('SELECT item_id, attempts FROM dirty_mark')).length;

  /** Jobs of the queues that need Attio: how many, and what they have used up. */
  async function jobs() {
    const all = await Promise.all(
      ATTIO_QUEUES.map(async (name) => {
        const queue = worker.get<Queue>(getQueueToken(name), { strict: false });
        return queue.getJobs(['waiting', 'delayed', 'active', 'failed', 'prioritized']);
      }),
    );
    const found = all.flat();
    return {
      jobs: found.length,
      attempts: Math.max(0, ...found.map(({ attemptsMade }) => attemptsMade)),
      starts: Math.max(0, ...found.map(({ attemptsStarted }) => attemptsStarted)),
    };
  }

  it('pauses the queues that need it, burns no attempt, and is caught up with afterwards', async () => {
    const people = await harness.data<Person[]>('GET', `/v1/objects/people/records?limit=${PEOPLE}`);
    const change = (title: string) =>
      Promise.all(
        people.map(({ id }) =>
          harness.act({
            action: 'record.update',
            object: 'people',
            record_id: id.record_id,
            values: { job_title: title },
          }),
        ),
      );
    await change('before');
    await eventually(async () => (await marks()) === 0, { timeoutMs: 20_000 });

    await harness.sandbox.call('DELETE', '/_sandbox/calls');
    await harness.sandbox.call('POST', '/_sandbox/faults', { kind: 'status', status: 503 });
    await change('during');
    await harness.data('POST', '/v1/sync/runs', { object: 'companies', purpose: 'reconcile' });
    const pauses = worker.get(QueuePauses, { strict: false });
    await eventually(
      () => expect(ATTIO_QUEUES.map((name) => pauses.states().get(name))).toEqual(Array(3).fill('paused')),
      {
        timeoutMs: 20_000,
      },
    );
    const pausedAtMs = Date.now();

    // What needs no Attio goes on: a new subscriber gets all that happened before.
    const { id } = await harness.data<{ id: string }>('POST', '/v1/subscriptions', {
      name: 'all',
      target_url: receiver.url,
    });
    await harness.call('POST', `/v1/subscriptions/${id}/replay`, { since_time: '2020-01-01T00:00:00Z' });
    await eventually(() => expect(receiver.received.length).toBeGreaterThanOrEqual(PEOPLE), { timeoutMs: 20_000 });

    // Long enough for the first jobs' back-off to be over, had they failed.
    await eventually(async () => (await calls()).filter(({ path }) => path === '/v2/self').length >= 10, {
      timeoutMs: 20_000,
    });
    const outageMs = Date.now() - pausedAtMs;
    const whilePaused = (await calls()).filter(({ at }) => at > pausedAtMs);
    const met = await jobs();
    const [burnt] = await harness.database.query<{ marks: number; runs: number; waiting: number }>(
      `SELECT (SELECT coalesce(max(attempts), 0)::int FROM dirty_mark) AS marks,
              (SELECT count(*)::int FROM dirty_mark) AS waiting,
              (SELECT coalesce(max(failures), 0)::int FROM sync_run WHERE purpose = 'reconcile') AS runs`,
    );

    await harness.sandbox.call('DELETE', '/_sandbox/faults');
    const backAtMs = Date.now();
    await eventually(async () => (await marks()) === 0, { timeoutMs: 30_000 });
    const caughtUpMs = Date.now() - backAtMs;
    await eventually(
      async () => {
        const [run] = await harness.database.query<{ state: string }>(
          `SELECT state FROM sync_run WHERE purpose = 'reconcile'`,
        );
        expect(run?.state).toBe('succeeded');
      },
      { timeoutMs: 30_000 },
    );
    report(`outage of ${(outageMs / 1_000).toFixed(1)} s`, {
      'calls while paused': whilePaused.length,
      'jobs waiting': met.jobs,
      'attempts burnt by jobs': met.attempts,
      'most starts of a job': met.starts,
      'attempts burnt by marks': burnt?.marks,
      'failures of runs': burnt?.runs,
      'caught up in ms': caughtUpMs,
    });
    // A job that was under way may have sent its last call while the queue was being paused.
    expect(whilePaused.filter(({ path }) => path !== '/v2/self').length).toBeLessThanOrEqual(2);
    expect(met.jobs).toBeGreaterThan(0);
    expect({ jobs: met.attempts, ...burnt, waiting: undefined }).toEqual({ jobs: 0, marks: 0, runs: 0 });
    expect(burnt?.waiting).toBe(PEOPLE);
    expect([...pauses.states().values()]).not.toContain('paused');
    const after = await harness.data<{ values: { job_title: { value: string }[] } }[]>(
      'GET',
      `/v1/objects/people/records?limit=${PEOPLE}`,
    );
    expect(after.map(({ values }) => values.job_title[0]?.value)).toEqual(Array(PEOPLE).fill('during'));
  });
});
