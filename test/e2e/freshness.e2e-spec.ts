import { eventually, startInstallation, type TestInstallation } from '../support/index.js';

/** `npm run show:freshness` makes it a minute; with all tests it is a few seconds. */
const SECONDS = Number(process.env['FRESHNESS_SECONDS'] ?? 4);
/** What Attio sends to one address at most. */
const PER_SECOND = 25;

jest.setTimeout(120_000 + SECONDS * 2_000);

describe('an edit in Attio', () => {
  let sut: TestInstallation;

  beforeAll(async () => {
    sut = await startInstallation({
      sandboxArgs: ['--people', '200', '--companies', '20', '--deals', '5'],
      env: { ATTIO_CONCURRENCY: '10', ATTIO_INTERVAL_CAP: '15' },
    });
  });
  afterAll(() => sut?.stop());

  it('is visible soon, at 25 deliveries a second, with the limits of production', async () => {
    const { ids } = await sut.sandbox.call<{ ids: string[] }>('GET', '/_sandbox/truth/objects/people');
    const before = await readsSoFar();
    const toldAt: number[] = [];
    const startedAt = Date.now();
    for (let index = 0; index < SECONDS * PER_SECOND; index += 1) {
      const dueAt = startedAt + (index * 1_000) / PER_SECOND;
      await new Promise((resolve) => setTimeout(resolve, Math.max(0, dueAt - Date.now())));
      const values = { job_title: `edit ${index}` };
      const record_id = ids[index % ids.length];
      await sut.sandbox.call('POST', '/_sandbox/act', { action: 'record.update', object: 'people', record_id, values });
      toldAt.push(Date.now());
    }
    // The mirror's own clock: the row and its change-log row are one transaction.
    const rows = await eventually(
      async () => {
        const found = await sut.database.query<{ edit: string; at: string }>(
          `SELECT c.after -> 0 ->> 'value' AS edit, extract(epoch FROM l.occurred_at) * 1000 AS at
             FROM change_log l, jsonb_to_recordset(l.changes) AS c(after jsonb)
            WHERE jsonb_typeof(c.after) = 'array' AND c.after -> 0 ->> 'value' LIKE 'edit %'`,
        );
        expect(found.some(({ edit }) => edit === `edit ${toldAt.length - 1}`)).toBe(true);
        return found;
      },
      { timeoutMs: 60_000 },
    );
    const waits = rows.map(({ edit, at }) => Number(at) - (toldAt[Number(edit.slice(5))] ?? 0)).sort((a, b) => a - b);
    const at = (share: number) =>
      Math.round(waits[Math.min(waits.length - 1, Math.floor(waits.length * share))] ?? NaN);
    const reads = (await readsSoFar()) - before;
    console.log(
      `event → visible at ${PER_SECOND}/s for ${SECONDS} s: p50 ${at(0.5)} ms, p95 ${at(0.95)} ms, max ${at(1)} ms; ` +
        `${waits.length} of ${toldAt.length} edits seen singly, ${reads} calls of Attio`,
    );
    // Generous: other tests share the machine.
    expect(at(0.5)).toBeLessThan(3_000);
  });

  async function readsSoFar(): Promise<number> {
    return (await sut.sandbox.call<{ counters: { total: number } }>('GET', '/_sandbox/calls?limit=1')).counters.total;
  }
});
