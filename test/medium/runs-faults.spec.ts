import { recordId } from '../bench/page-server.mjs';
import { startRunsHarness, type RunsHarness } from './runs-harness.js';

jest.setTimeout(120_000);

/** Pages of 50: some five of them, plus the end, plus what is read again. */
const ROWS = 220;

describe('a run that meets a single fault', () => {
  let bench: RunsHarness;

  beforeAll(async () => {
    // The client gives up at once, so that the run itself has to cope.
    bench = await startRunsHarness(ROWS, { ATTIO_MAX_RETRIES: '0' });
    await bench.run('backfill');
  });
  afterAll(() => bench.stop());

  const untilEnded = async (runId: string) => {
    for (;;) {
      await bench.runs.execute(runId).catch(() => undefined);
      const run = await bench.runs.get(runId);
      if (run.state !== 'queued' && run.state !== 'running') return run;
    }
  };

  it.each([429, 500])('ends complete and correct, whichever request is answered %i', async (status) => {
    let hits = 0;
    for (let request = 0; ; request++) {
      // One difference of each kind, so that every part of a run has something to do.
      await bench.database.query('DELETE FROM mirror_item WHERE item_id = $1', [recordId(request)]);
      const { runId } = await bench.runs.request({ object: 'people', purpose: 'reconcile' });
      bench.server.control.fail = { request, status };
      const run = await untilEnded(runId);
      const wasHit = bench.server.control.fail === null;
      bench.server.control.fail = null;
      expect({ request, state: run.state, certificate: run.certificate }).toMatchObject({
        state: 'succeeded',
        certificate: { is_equal: true, rows: { attio: ROWS, mirror: ROWS }, differences: { missing: 1, repaired: 1 } },
      });
      if (!wasHit) break;
      hits += 1;
    }
    expect(hits).toBeGreaterThan(5);
  });

  it('fails, with one alert, when Attio refuses for good', async () => {
    const { runId } = await bench.runs.request({ object: 'people', purpose: 'reconcile' });
    const stays = setInterval(() => (bench.server.control.fail = { request: 0, status: 403 }), 1);
    const run = await untilEnded(runId);
    clearInterval(stays);
    bench.server.control.fail = null;
    expect(run).toMatchObject({ state: 'failed', certificate: null });
    const alerts = await bench.database.query('SELECT code, count FROM alert WHERE resolved_at IS NULL');
    expect(alerts).toEqual([{ code: 'run_failed', count: 1 }]);
  });

  it('ends at once when it is cancelled, and lets the next one begin', async () => {
    bench.server.control.latencyMs = 50;
    const { runId } = await bench.runs.request({ object: 'people', purpose: 'verify' });
    const work = bench.runs.execute(runId);
    const second = await bench.runs.request({ object: 'people', purpose: 'reconcile' });
    expect(second).toEqual({ runId, isNew: false });
    expect((await bench.runs.cancel(runId)).state).toBe('cancelled');
    await work;
    bench.server.control.latencyMs = 0;
    expect((await bench.runs.get(runId)).certificate).toBeNull();
    expect((await bench.run('reconcile')).certificate?.is_equal).toBe(true);
  });
});
