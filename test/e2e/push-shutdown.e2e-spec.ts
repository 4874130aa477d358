import { eventually, startApps, type TestApps } from '../support/index.js';
import { type Fate } from '../medium/push-proxy.js';
import { startPushHarness, type PushHarness, type Ticket } from '../medium/push-harness.js';

jest.setTimeout(90_000);

describe('SIGTERM while edits are under way', () => {
  let harness: PushHarness;
  let worker: TestApps | undefined;
  let people: string[];

  beforeAll(async () => {
    harness = await startPushHarness({ workers: 0, apiProcesses: 1 });
    const listed = await harness.data<{ id: { record_id: string } }[]>('GET', '/v1/objects/people/records?limit=30');
    people = listed.map(({ id }) => id.record_id);
  });
  afterAll(async () => {
    await worker?.stop();
    await harness?.stop();
  });

  const startWorker = () =>
    startApps({
      apps: ['worker'],
      databaseUrl: harness.database.url,
      redisUrl: process.env['REDIS_URL'] ?? '',
      attioBaseUrl: harness.proxy.baseUrl,
      attioApiKey: harness.sandbox.apiKey,
      webhookSecret: 'unused',
      env: { ATTIO_CONCURRENCY: '16', ATTIO_INTERVAL_CAP: '125', SYNC_COMMENT_SCAN: 'off' },
    });

  it('lets the worker record every write that left before it exits, and leaves the rest to the next one', async () => {
    worker = await startWorker();
    let held = 0;
    let letGo: () => void = () => undefined;
    const isStopping = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    harness.proxy.onCall = async ({ method }): Promise<Fate> => {
      if (method !== 'PATCH') return 'pass';
      held += 1;
      await isStopping;
      return 'pass';
    };
    const tickets = await Promise.all(
      people.map((id) =>
        harness.data<Ticket>('PATCH', `/v1/objects/people/records/${id}`, {
          data: { values: { job_title: 'Drained' } },
        }),
      ),
    );
    await eventually(() => held > 0);
    const exit = worker.kill('worker', 'SIGTERM');
    setTimeout(letGo, 300);
    await exit;
    const rows = await harness.database.query<{ state: string; unknown: number; n: number }>(
      'SELECT state, count(unknown_since)::int AS unknown, count(*)::int AS n FROM local_edit GROUP BY state',
    );
    const sent = harness.writes().length;
    expect(sent).toBeGreaterThan(0);
    expect(sent).toBeLessThan(people.length);
    // None is left as sent and not recorded.
    expect(rows.find(({ state }) => state === 'applied')?.n).toBe(sent);
    expect(rows.filter(({ state }) => state !== 'applied').map(({ state, unknown }) => [state, unknown])).toEqual([
      ['pending', 0],
    ]);
    await worker.start('worker');
    for (const { id } of tickets) {
      expect((await harness.data<Ticket>('GET', `/v1/tickets/${id}?wait=30`)).state).toBe('applied');
    }
    expect(harness.writes()).toHaveLength(people.length);
  });

  it('answers who waits for a ticket when the api is stopped', async () => {
    await worker?.kill('worker');
    const at = `/v1/objects/people/records/${people[0]}?wait=30`;
    const waiting = harness.call<{ data: Ticket }>('PATCH', at, { data: { values: { job_title: 'Waiting' } } });
    await eventually(async () => {
      const [row] = await harness.database.query<{ n: number }>(
        "SELECT count(*)::int AS n FROM local_edit WHERE state = 'pending'",
      );
      return row?.n === 1;
    });
    const startedAtMs = Date.now();
    await harness.apis[0]?.kill('api', 'SIGTERM');
    expect(await waiting).toMatchObject({ status: 202, body: { data: { state: 'pending' } } });
    expect(Date.now() - startedAtMs).toBeLessThan(10_000);
  });
});
