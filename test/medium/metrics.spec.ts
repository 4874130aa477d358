import { freePort } from '../../scripts/lib/ports.mjs';
import { eventually } from '../support/index.js';
import { startPushHarness, type PushHarness, type Ticket } from './push-harness.js';

const TOKEN = 'a-token-for-scrapers';
jest.setTimeout(60_000);

interface Person {
  id: { record_id: string };
}

describe('metrics of an installation at work', () => {
  let harness: PushHarness;
  let workerUrl: string;

  beforeAll(async () => {
    const port = await freePort();
    workerUrl = `http://127.0.0.1:${port}`;
    harness = await startPushHarness({
      webhooks: true,
      env: { METRICS_TOKEN: TOKEN, WORKER_METRICS_PORT: String(port) },
    });
  });
  afterAll(() => harness?.stop());

  const scrape = async (url: string, token?: string) =>
    fetch(`${url}/metrics`, token === undefined ? {} : { headers: { authorization: `Bearer ${token}` } });

  it('say how fresh, how late and how busy it is, and nothing about anybody', async () => {
    const [person] = await harness.data<Person[]>('GET', '/v1/objects/people/records?limit=1');
    const id = person?.id.record_id ?? '';
    await harness.act({
      action: 'record.update',
      object: 'people',
      record_id: id,
      values: { job_title: 'Planted Title' },
    });
    await harness.data<Ticket>('PATCH', `/v1/objects/people/records/${id}?wait=10`, {
      data: { values: { description: 'planted@words.example' } },
    });
    await eventually(async () => {
      const text = await (await scrape(workerUrl, TOKEN)).text();
      expect(text).toMatch(/^attio_sync_freshness_seconds_count\{kind="record",lane="live"\} [1-9]/m);
    });
    const worker = await (await scrape(workerUrl, TOKEN)).text();
    const api = await (await scrape(harness.url, TOKEN)).text();
    const calls =
      /^attio_sync_attio_calls_total\{method="PATCH",route="\/objects\/\{\}\/records\/\{\}",status="200"\} [1-9]/m;
    expect(worker).toMatch(calls);
    for (const line of [
      /^attio_sync_attio_breaker_state\{state="closed"\} 1$/m,
      /^attio_sync_attio_budget_used_total\{budget="write",lane="live"\} [1-9]/m,
      /^attio_sync_attio_budget_per_second\{budget="read"\} 100$/m,
      /^attio_sync_jobs_total\{queue="refresh",job="refresh.scope",outcome="done"\} [1-9]/m,
      /^attio_sync_queue_paused\{queue="refresh"\} 0$/m,
      /^nodejs_eventloop_lag_p99_seconds /m,
      /^process_resident_memory_bytes /m,
    ])
      expect(worker).toMatch(line);
    for (const line of [
      /^attio_sync_http_requests_total\{method="PATCH",route="\/v1\/objects\/:object\/records\/:recordId",status="20[02]"\} 1$/m,
      /^attio_sync_lag_seconds\{queue="refresh",lane="live"\} [\d.e-]+$/m,
      /^attio_sync_deliveries\{state="applied"\} \d+$/m,
      /^attio_sync_edits\{state="applied"\} \d+$/m,
      /^attio_sync_conflicts_open 0$/m,
      /^attio_sync_queue_jobs\{queue="refresh",state="failed"\} 0$/m,
      /^attio_sync_oldest_certificate_seconds\{kind="record"\} [\d.e-]+$/m,
      /^attio_sync_lost_events_estimate 0$/m,
      /^attio_sync_scrape_failed\{source="postgres"\} 0$/m,
      /^attio_sync_scrape_failed\{source="redis"\} 0$/m,
    ])
      expect(api).toMatch(line);
    for (const text of [worker, api]) {
      expect(text).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}-/);
      expect(text).not.toMatch(/planted/i);
      expect(text).not.toContain('@');
    }
  });

  it('are shown to the token and to admin keys, and to nobody else', async () => {
    expect((await harness.call('GET', '/health/live')).status).toBe(200);
    expect(
      (await fetch(`${harness.url}/metrics`, { headers: { authorization: `Bearer ${harness.key}` } })).status,
    ).toBe(200);
    const refused = [
      await scrape(harness.url),
      await scrape(harness.url, 'a-token-for-others!!'),
      await scrape(workerUrl),
      await scrape(workerUrl, harness.key),
    ];
    expect(refused.map(({ status }) => status)).toEqual([401, 401, 401, 401]);
    expect((await fetch(`${workerUrl}/health/live`)).status).toBe(200);
    expect((await fetch(`${workerUrl}/`)).status).toBe(404);
  });
});
