import { type INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { ScheduleService, SyncModule } from '@app/sync';
import { startRunsHarness, type RunsHarness } from './runs-harness.js';

jest.setTimeout(60_000);

describe('schedules', () => {
  let bench: RunsHarness;
  let other: INestApplicationContext;
  let both: ScheduleService[];
  const chores: string[] = [];
  const doChore = async (chore: string) => void chores.push(chore);

  beforeAll(async () => {
    bench = await startRunsHarness(60, {
      SCHEDULES: '{"people":"0 3 * * *","*":"off"}',
      SCHEDULE_DISCOVERY: '0 4 * * *',
      SCHEDULE_WEBHOOK_WATCH: '0 4 * * *',
      SCHEDULE_GAP_WATCH: '0 4 * * *',
    });
    await bench.run('backfill');
    other = await NestFactory.createApplicationContext(SyncModule, { logger: false, abortOnError: false });
    both = [bench.schedules, other.get(ScheduleService)];
  });
  afterAll(async () => {
    await other.close();
    await bench.stop();
  });

  const runsOf = async (trigger: string) =>
    bench.database.query<{ run_id: string; state: string }>('SELECT run_id, state FROM sync_run WHERE trigger = $1', [
      trigger,
    ]);

  it('has one rule per scope, and the chores', async () => {
    await Promise.all(both.map((service) => service.tick(doChore)));
    const rules = await bench.schedules.list();
    expect(rules.map(({ name }) => name).sort()).toEqual([
      'discovery',
      'gap.watch',
      `record:${bench.server.objectId}`,
      'retention',
      'webhook.watch',
    ]);
    for (const { nextAt } of rules) expect(nextAt.getTime()).toBeGreaterThan(Date.now());
  });

  it('takes a turn once, however many processes ask and however many turns were missed', async () => {
    // As after a clock that jumped a week ahead.
    await bench.database.query(`UPDATE schedule SET next_at = now() - interval '7 days'`);
    await Promise.all([...both, ...both, ...both, ...both].map((service) => service.tick(doChore)));
    expect(await runsOf('schedule')).toHaveLength(1);
    expect(chores.sort()).toEqual(['discovery', 'gap.watch', 'retention', 'webhook.watch']);
    for (const { nextAt } of await bench.schedules.list()) expect(nextAt.getTime()).toBeGreaterThan(Date.now());
  });

  it('starts no second run of an object that has one under way', async () => {
    await bench.database.query(`UPDATE schedule SET next_at = now() - interval '1 second' WHERE kind IS NOT NULL`);
    await bench.schedules.tick(doChore);
    expect(await runsOf('schedule')).toHaveLength(1);
  });

  it('brings rules nearer that a clock put back has left far away', async () => {
    await bench.database.query(`UPDATE schedule SET next_at = now() + interval '1 year'`);
    const fresh = await NestFactory.createApplicationContext(SyncModule, { logger: false, abortOnError: false });
    await fresh.get(ScheduleService).tick(doChore);
    await fresh.close();
    for (const { nextAt } of await bench.schedules.list()) {
      expect(nextAt.getTime()).toBeLessThan(Date.now() + 25 * 3_600_000);
    }
  });

  it('finds a new object and queues its backfill without a restart', async () => {
    bench.server.control.hasDeals = true;
    await bench.runs.ensureBackfills('schedule');
    await bench.runs.ensureBackfills('schedule');
    const found = (await bench.runs.list(100)).filter(({ scopeSlug }) => scopeSlug === 'deals');
    expect(found).toMatchObject([{ purpose: 'backfill', state: 'queued' }]);
  });
});
