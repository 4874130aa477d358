import { type INestApplicationContext } from '@nestjs/common';
import { RetentionService } from '@app/sync';
import { startPushHarness, type PushHarness } from './push-harness.js';

jest.setTimeout(120_000);

/** A year and a half of traffic, some rows of everything a day. */
const DAYS = 550;
const PER_DAY = 4;
const KEPT: Record<string, number> = {
  delivery: 90,
  delivery_event: 90,
  change_log: 365,
  local_edit: 90,
  conflict: 365,
  sync_run: 180,
  alert: 180,
};

const TIMES = {
  delivery: 'settled_at',
  change_log: 'occurred_at',
  local_edit: 'finished_at',
  conflict: 'resolved_at',
  sync_run: 'finished_at',
  alert: 'resolved_at',
};

describe('old rows', () => {
  let harness: PushHarness;
  let worker: INestApplicationContext;
  let scope: { workspace_id: string; scope_id: string };

  beforeAll(async () => {
    harness = await startPushHarness({
      sandboxArgs: ['--people', '3', '--companies', '1', '--deals', '1'],
      env: { SCHEDULE_RETENTION: '0 0 1 1 *' },
    });
    const [row] = await harness.database.query<typeof scope>(
      "SELECT workspace_id, collection_id AS scope_id FROM collection WHERE api_slug = 'people'",
    );
    scope = row as typeof scope;
    await harness.stopWorkers();
    worker = await harness.startWorker();
  });
  afterAll(() => harness?.stop());

  const cursorOf = (sequence: number) =>
    Buffer.from(JSON.stringify(['changes', String(sequence)])).toString('base64url');
  const count = async (table: string) =>
    (await harness.database.query<{ count: number }>(`SELECT count(*)::int AS count FROM ${table}`))[0]?.count ?? 0;
  const counts = async () =>
    Object.fromEntries(await Promise.all(Object.keys(KEPT).map(async (table) => [table, await count(table)] as const)));
  /** Rows of past days, oldest first. */
  const live = (fromDay: number, toDay: number) => {
    const ages = `FROM generate_series(${fromDay}, ${toDay}, -1) day, generate_series(1, ${PER_DAY}) n`;
    const at = "now() - day * interval '1 day'";
    const ids = `'${scope.workspace_id}'::uuid`;
    const thing = `'record', '${scope.scope_id}'::uuid, gen_random_uuid()`;
    return harness.database.query(`
      WITH d AS (
        INSERT INTO delivery (delivery_id, workspace_id, webhook_id, idempotency_key, body, received_at, state, settled_at)
        SELECT gen_random_uuid(), ${ids}, ${ids}, gen_random_uuid()::text, '{"events": []}', ${at}, 'applied', ${at} ${ages}
        RETURNING delivery_id), e AS (
        INSERT INTO delivery_event (delivery_id, position, event_type, outcome) SELECT delivery_id, 0, 'x', 'applied' FROM d
      ), c AS (
        INSERT INTO change_log (workspace_id, occurred_at, kind, scope_id, item_id, operation, changes, cause, observed_at)
        SELECT ${ids}, ${at}, ${thing}, 'update', '[]', 'webhook', ${at} ${ages} ORDER BY day DESC
      ), l AS (
        INSERT INTO local_edit (ticket_id, workspace_id, kind, scope_id, item_id, operation, base, local, caller_id,
                                request_hash, state, finished_at)
        SELECT gen_random_uuid(), ${ids}, ${thing}, 'update', '{}', '{}', 'test', '', 'applied', ${at} ${ages}
      ), f AS (
        INSERT INTO conflict (conflict_id, workspace_id, kind, scope_id, item_id, attribute_id, reason, base, local, remote,
                              state, resolved_at)
        SELECT gen_random_uuid(), ${ids}, ${thing}, gen_random_uuid(), 'both_changed', '[]', '[]', '[]', 'resolved', ${at} ${ages}
      ), r AS (
        INSERT INTO sync_run (run_id, workspace_id, kind, scope_id, scope_slug, purpose, trigger, state, finished_at)
        SELECT gen_random_uuid(), ${ids}, 'record', '${scope.scope_id}'::uuid, 'people', 'reconcile', 'schedule', 'succeeded', ${at} ${ages}
      )
      INSERT INTO alert (alert_id, workspace_id, code, subject, message, resolved_at)
      SELECT gen_random_uuid(), ${ids}, 'x', gen_random_uuid()::text, '', ${at} ${ages}`);
  };

  it('go, table by table, and what is open or needed stays', async () => {
    const before = await counts();
    await live(DAYS, 1);
    const [open] = await harness.database.query<{ ticket_id: string }>(
      `UPDATE local_edit SET state = 'pending', finished_at = NULL, due_at = now() + interval '1 year'
        WHERE ticket_id = (SELECT ticket_id FROM local_edit ORDER BY finished_at LIMIT 1) RETURNING ticket_id`,
    );
    await worker.get(RetentionService, { strict: false }).enforce();
    const after = await counts();
    for (const [table, days] of Object.entries(KEPT)) {
      // Rows of the last day in question may have become too old while the test ran.
      const rows = (after[table] ?? 0) - (before[table] ?? 0);
      expect([table, rows]).toEqual([table, expect.any(Number)]);
      expect(rows).toBeGreaterThanOrEqual((days - 1) * PER_DAY);
      expect(rows).toBeLessThanOrEqual(days * PER_DAY + 2);
    }
    expect(
      await harness.database.query('SELECT 1 FROM local_edit WHERE ticket_id = $1', [open?.ticket_id]),
    ).toHaveLength(1);
    const [first] = await harness.database.query<{ age: number }>(
      "SELECT extract(day FROM now() - min(finished_at))::int AS age FROM sync_run WHERE kind = 'record'",
    );
    expect(first?.age).toBeGreaterThanOrEqual(DAYS - 1);
    // Another year of the same traffic makes no table larger.
    for (const [table, column] of Object.entries(TIMES)) {
      await harness.database.query(`UPDATE ${table} SET ${column} = ${column} - interval '365 days'`);
    }
    await live(365, 1);
    await worker.get(RetentionService, { strict: false }).enforce();
    for (const [table, rows] of Object.entries(await counts())) {
      expect([table, rows <= (KEPT[table] ?? 0) * PER_DAY + (before[table] ?? 0) + 2 * PER_DAY]).toEqual([table, true]);
    }
  });

  it('are missed by no reader in silence: an old place in the feed is answered 410 and what to do', async () => {
    const [horizon] = await harness.database.query<{ sequence: string }>('SELECT sequence FROM change_log_horizon');
    const last = Number(horizon?.sequence);
    const gone = await harness.call<{ code: string; detail: string }>('GET', `/v1/changes?after=${cursorOf(last - 1)}`);
    expect(gone).toMatchObject({ status: 410, body: { code: 'cursor_expired' } });
    expect(gone.body.detail).toContain('/v1/changes/snapshot');
    expect(await harness.call('GET', `/v1/changes/stream?after=${cursorOf(1)}`)).toMatchObject({ status: 410 });
    const kept = await harness.call<{ data: { sequence: number }[] }>(
      'GET',
      `/v1/changes?after=${cursorOf(last)}&limit=1`,
    );
    expect(kept).toMatchObject({ status: 200 });
    const oldest = await harness.call<{ data: { sequence: number }[] }>('GET', '/v1/changes?limit=1');
    expect(oldest.body.data[0]?.sequence).toBe(kept.body.data[0]?.sequence);
    const [person] = await harness.data<{ id: { record_id: string } }[]>('GET', '/v1/objects/people/records?limit=1');
    const past = new Date(Date.now() - 400 * 86_400_000).toISOString();
    const then = `/v1/objects/people/records/${person?.id.record_id}?as_of=${past}`;
    expect(await harness.call('GET', then)).toMatchObject({ status: 400, body: { code: 'moment_unknown' } });
  });

  it('of the log wait for a subscription in service, and for no other', async () => {
    const [row] = await harness.database.query<{ first: string }>('SELECT min(sequence) AS first FROM change_log');
    const first = Number(row?.first);
    await harness.database.query(
      `INSERT INTO subscription (subscription_id, workspace_id, name, target_url, filter, secret, cursor, due_at)
       VALUES (gen_random_uuid(), $1, 'slow', 'https://203.0.113.1/', '{}', 'x', $2, now() + interval '1 year')`,
      [scope.workspace_id, first + 9],
    );
    await harness.database.query("UPDATE change_log SET occurred_at = now() - interval '400 days'");
    const retention = worker.get(RetentionService, { strict: false });
    expect((await retention.enforce())['change_log']).toBe(10);
    const [subscription] = await harness.database.query<{ id: string }>(
      "UPDATE subscription SET state = 'paused' RETURNING subscription_id AS id",
    );
    expect((await retention.enforce())['change_log']).toBeGreaterThan(100);
    expect(await harness.call('POST', `/v1/subscriptions/${subscription?.id}/enable`)).toMatchObject({ status: 410 });
  });

  it('are removed in turns that the workers share: one schedule, whoever claims it', async () => {
    const rows = await harness.database.query("SELECT cron FROM schedule WHERE name = 'retention'");
    expect(rows).toEqual([{ cron: '0 0 1 1 *' }]);
  });
});
