import { compareWithTruth, falseDeletes, readMirror, replayLog } from './convergence-check.js';
import { People } from './convergence-people.js';
import { FAST, startInbound, type InboundHarness } from './inbound-harness.js';

/** A small selection runs with all tests; `npm run show:convergence` sets the sizes of the real thing. */
const size = (name: string, otherwise: number) => Number(process.env[`CONVERGENCE_${name}`] ?? otherwise);
const CHANGES = size('CHANGES', 150);
const SEEDS = Array.from({ length: size('SEEDS', 1) }, (_, index) => size('FIRST_SEED', 1) + index);
const SHUFFLE_MS = size('SHUFFLE_MS', 1_500);
const STALE_MS = size('STALE_MS', 1_000);
/** Length of the time in which the changes are made. */
const SPREAD_MS = size('SPREAD_MS', 2_000);
const BATCH = 25;

/** Where a long run stands. */
function say(text: string): void {
  if (process.env['CONVERGENCE_CHANGES'] !== undefined) process.stderr.write(`${new Date().toISOString()} ${text}\n`);
}

jest.setTimeout(240_000 + SHUFFLE_MS * 5 + CHANGES * 150);

describe.each(SEEDS)('random changes by people, seed %i', (seed) => {
  let sut: InboundHarness;

  beforeAll(async () => {
    sut = await startInbound({
      sandboxArgs: ['--people', '120', '--companies', '40', '--deals', '10', '--seed', String(seed)],
      env: {
        SYNC_READ_LAG_MS: String(STALE_MS + 500),
        RUNS_CONFIRM_AFTER_MS: String(STALE_MS + 500),
        // Lost deletions are part of the exercise, and there are many of them.
        RUNS_BELT_SHARE: '0.5',
      },
    });
  });
  afterAll(() => sut?.stop());

  it('end equal to Attio after one reconciliation, whatever was lost, doubled, late or stale', async () => {
    await sut.backfill();
    await sut.act({ action: 'list.create', api_slug: 'race', name: 'Race', parent_object: 'people' });
    await sut.act({ action: 'attribute.create', owner: { list: 'race' }, attribute: REMARK });
    await sut.settle();
    const before = await readMirror(sut);
    await sut.database.query('TRUNCATE change_log');
    await sut.sandbox.call('POST', '/_sandbox/dials', {
      webhooks: { ...FAST, dropRate: 0.1, duplicateRate: 0.2, shuffleMs: SHUFFLE_MS },
      reads: { staleMs: STALE_MS },
    });

    const people = new People(sut, 'race', seed);
    await people.meet();
    const startedAt = Date.now();
    let isOpen = true;
    const working = (async () => {
      while (isOpen) {
        await sut.refreshDue();
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    })();
    while (people.done < CHANGES) {
      await people.work(Math.min(BATCH, CHANGES - people.done));
      if (people.done % 500 < BATCH) say(`${people.done} changes made, ${people.counts['refused'] ?? 0} refused`);
      const dueAt = startedAt + (SPREAD_MS * people.done) / CHANGES;
      await new Promise((resolve) => setTimeout(resolve, Math.max(0, dueAt - Date.now())));
    }
    isOpen = false;
    await working;
    say('waiting for the deliveries that were not dropped');
    const progress = setInterval(() => void backlog(sut).then(say), 10_000);
    await sut.settle(SHUFFLE_MS * 5 + CHANGES * 100 + 60_000).finally(() => clearInterval(progress));
    const beforeReconciling = (await compareWithTruth(sut)).length;

    const scopes = [...Object.keys(sut.objectIds), ...Object.keys(sut.listIds), 'race', 'notes', 'tasks', 'comments'];
    for (const scope of scopes)
      expect([scope, (await sut.run(scope, 'reconcile')).state]).toEqual([scope, 'succeeded']);
    await sut.settle(60_000);
    await sut.sandbox.call('POST', '/_sandbox/dials', { reads: { staleMs: 0 } });
    expect(await compareWithTruth(sut)).toEqual([]);
    say('equal; verifying and replaying');
    for (const scope of scopes) {
      const { certificate } = await sut.run(scope, 'verify');
      expect([scope, certificate]).toEqual([scope, expect.objectContaining({ is_equal: true })]);
    }
    expect(await replayLog(sut, before)).toEqual([]);
    expect(await falseDeletes(sut)).toEqual([]);
    const states = await sut.database.query<{ state: string; n: number }>(
      'SELECT state, count(*)::int AS n FROM delivery GROUP BY state ORDER BY state',
    );
    expect(states.filter(({ state }) => state === 'pending' || state === 'failed')).toEqual([]);
    const { deliveries } = await sut.sandbox.call<{ deliveries: Record<string, number> }>('GET', '/_sandbox/state');
    console.log(
      JSON.stringify({
        seed,
        changes: people.done,
        by_action: people.counts,
        sent: deliveries,
        deliveries: Object.fromEntries(states.map(({ state, n }) => [state, n])),
        differing_before_reconciliation: beforeReconciling,
        differing_after: 0,
        false_deletes: 0,
        seconds: Math.round((Date.now() - startedAt) / 1_000),
      }),
    );
  });
});

async function backlog(sut: InboundHarness): Promise<string> {
  const marks = await sut.database.query(
    `SELECT kind, last_error, count(*)::int AS n, max(attempts) AS attempts, min(age(clock_timestamp(), marked_at))::text
       FROM dirty_mark GROUP BY 1, 2`,
  );
  const { deliveries } = await sut.sandbox.call<{ deliveries: unknown }>('GET', '/_sandbox/state');
  return JSON.stringify({ marks, deliveries });
}

const REMARK = { title: 'Remark', api_slug: 'remark', type: 'text' };
