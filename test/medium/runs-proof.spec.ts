import { recordId } from '../bench/page-server.mjs';
import { startRunsHarness, type RunsHarness } from './runs-harness.js';

jest.setTimeout(60_000);

describe('a run', () => {
  let bench: RunsHarness;
  const ROWS = 730;

  beforeAll(async () => {
    bench = await startRunsHarness(ROWS);
  }, 60_000);
  afterAll(() => bench.stop());

  const count = async (table: string, where = 'true') =>
    Number((await bench.database.query<{ n: string }>(`SELECT count(*) AS n FROM ${table} WHERE ${where}`))[0]?.n);

  it('fills the mirror, tells the feed nothing of single records, and hands out a snapshot token instead', async () => {
    const { state, certificate, runId } = await bench.run('backfill');
    expect({ state, rows: certificate?.rows }).toEqual({ state: 'succeeded', rows: { attio: ROWS, mirror: ROWS } });
    expect(certificate?.is_equal).toBe(true);
    expect(await count('mirror_item', 'deleted_at IS NULL')).toBe(ROWS);
    expect(await count('change_log')).toBe(0);
    expect((await bench.runs.get(runId)).feedFrom).toBe(0n);
  });

  it('certifies equality by a digest that anybody can compute from the tables', async () => {
    const { certificate } = await bench.run('verify');
    const [row] = await bench.database.query<{ digest: string }>(DIGEST_SQL, [bench.server.objectId]);
    expect(certificate).toMatchObject({ is_equal: true, differences: { total: 0 }, in_flight: 0, unsettled: 0 });
    expect(BigInt(`0x${certificate?.digest.mirror}`)).toBe(BigInt(row?.digest ?? 0) % 2n ** 128n);
    expect(certificate?.digest.attio).toBe(certificate?.digest.mirror);
  });

  it('names exactly the corrupted cell, the deleted row and the added row, and the next reconciliation repairs them', async () => {
    await bench.database.query(
      `UPDATE mirror_item SET values = jsonb_set(values, '{${NAME},0,value}', '"Somebody Else"') WHERE item_id = $1`,
      [recordId(17)],
    );
    await bench.database.query('DELETE FROM mirror_item WHERE item_id = $1', [recordId(300)]);
    await bench.database.query(
      `INSERT INTO mirror_item (kind, scope_id, item_id, workspace_id, values, content_hash, observed_at, lookup_keys)
       SELECT kind, scope_id, $1, workspace_id, values, content_hash, observed_at - interval '1 minute', lookup_keys
         FROM mirror_item WHERE item_id = $2`,
      [ADDED, recordId(400)],
    );
    const verified = await bench.run('verify');
    expect(verified.certificate).toMatchObject({
      is_equal: false,
      differences: { total: 3, missing: 1, different: 1, extra: 1, repaired: 0, unrepaired: 3 },
    });
    const listed = verified.certificate?.differences.listed ?? [];
    expect(listed.map(({ id, found }) => [id, found])).toEqual([
      [recordId(17), 'different'],
      [recordId(300), 'missing'],
      [ADDED, 'extra'],
    ]);
    expect(listed[0]?.attributes).toMatchObject([
      { slug: 'name', before: [{ value: 'Somebody Else' }], after: [{ value: 'Person 17' }] },
    ]);
    const reconciled = await bench.run('reconcile');
    expect(reconciled.certificate).toMatchObject({ is_equal: true, differences: { repaired: 3, unrepaired: 0 } });
    expect((await bench.run('verify')).certificate).toMatchObject({ is_equal: true, differences: { total: 0 } });
    // What was repaired is told: the feed replays to the mirror.
    expect(await count('change_log', "cause = 'reconcile'")).toBe(3);
  });

  it.each([
    ['web_url', "'https://elsewhere'"],
    ['lookup_keys', "'{wrong}'"],
    ['parent_record_id', "'000001ff-0000-4000-8000-0000000000ff'"],
    ['attio_created_at', "'2001-01-01'"],
  ])('finds and repairs a corrupted %s, without a word in the feed', async (column, wrong) => {
    const [before] = await bench.database.query(`SELECT ${column} FROM mirror_item WHERE item_id = $1`, [recordId(21)]);
    const told = await count('change_log', "changes <> '[]'");
    await bench.database.query(`UPDATE mirror_item SET ${column} = ${wrong} WHERE item_id = $1`, [recordId(21)]);
    const { certificate } = await bench.run('verify');
    expect(certificate?.is_equal).toBe(false);
    expect(certificate?.differences.listed).toMatchObject([{ id: recordId(21), found: 'different' }]);
    expect(certificate?.digest.mirror).not.toBe(certificate?.digest.attio);
    expect((await bench.run('reconcile')).certificate).toMatchObject({
      is_equal: true,
      differences: { repaired: 1, lost_events: column === 'parent_record_id' ? 1 : 0 },
    });
    expect(await bench.database.query(`SELECT ${column} FROM mirror_item WHERE item_id = $1`, [recordId(21)])).toEqual([
      before,
    ]);
    expect(await count('change_log', "changes <> '[]'")).toBe(told);
  });

  it('tombstones what Attio denies by its own id', async () => {
    bench.server.control.gone = [5, 6, 700];
    const { certificate } = await bench.run('reconcile');
    expect(certificate).toMatchObject({ is_equal: true, rows: { attio: ROWS - 3 }, differences: { extra: 3 } });
    expect(await count('mirror_item', 'deleted_at IS NOT NULL')).toBe(4);
    bench.server.control.gone = [];
    expect((await bench.run('reconcile')).certificate).toMatchObject({ is_equal: true, differences: { missing: 3 } });
  });

  it('does not overwrite what is fresher than its page', async () => {
    await bench.database.query(
      `UPDATE mirror_item SET values = jsonb_set(values, '{${NAME},0,value}', '"From a webhook"'), content_hash = 'later',
              observed_at = now() + interval '1 hour' WHERE item_id = $1`,
      [recordId(20)],
    );
    const { certificate } = await bench.run('reconcile');
    expect(certificate).toMatchObject({ unsettled: 1, differences: { total: 0 } });
    const [row] = await bench.database.query<{ name: string }>(
      `SELECT values #>> '{${NAME},0,value}' AS name FROM mirror_item WHERE item_id = $1`,
      [recordId(20)],
    );
    expect(row?.name).toBe('From a webhook');
    await bench.database.query(`UPDATE mirror_item SET observed_at = now() WHERE item_id = $1`, [recordId(20)]);
    expect((await bench.run('reconcile')).certificate).toMatchObject({ is_equal: true, differences: { repaired: 1 } });
  });

  it.each(['odd', 'half'] as const)(
    'fails, deletes nothing and alerts once when pages come back empty (%s)',
    async (emptyPages) => {
      bench.server.control.emptyPages = emptyPages;
      await bench.database.query('DELETE FROM alert');
      const before = await count('mirror_item', 'deleted_at IS NULL');
      const { state, error } = await bench.run('reconcile');
      expect(state).toBe('failed');
      expect(error).toContain('fewer rows');
      expect(await count('mirror_item', 'deleted_at IS NULL')).toBe(before);
      expect(await count('alert', 'resolved_at IS NULL AND count = 1')).toBe(1);
      bench.server.control.emptyPages = 'none';
      expect((await bench.run('reconcile')).certificate?.is_equal).toBe(true);
      expect(await count('alert', 'resolved_at IS NULL')).toBe(0);
    },
  );

  it('stops at the safety belt when too many rows are gone, and deletes nothing', async () => {
    bench.server.control.gone = Array.from({ length: 60 }, (_, n) => n + 100);
    const before = await count('mirror_item', 'deleted_at IS NULL');
    const { state } = await bench.run('reconcile');
    expect(state).toBe('stopped');
    expect(await count('mirror_item', 'deleted_at IS NULL')).toBe(before);
    expect(await count('alert', "code = 'run_stopped' AND resolved_at IS NULL")).toBe(1);
    bench.server.control.gone = [];
    await bench.run('reconcile');
  });

  it('goes by creation time when ids come out of order', async () => {
    bench.server.control.isShuffled = true;
    await bench.database.query('TRUNCATE mirror_item');
    const { certificate } = await bench.run('backfill');
    expect(certificate).toMatchObject({ is_equal: true, rows: { attio: ROWS, mirror: ROWS } });
    await bench.database.query('DELETE FROM mirror_item WHERE item_id = $1', [recordId(10, true)]);
    const verified = await bench.run('verify');
    expect(verified.certificate?.differences).toMatchObject({ total: 1, missing: 1 });
    bench.server.control.isShuffled = false;
    await bench.database.query('TRUNCATE mirror_item');
    await bench.run('reconcile');
  });
});

const NAME = '00000000-0000-4000-8000-000000000003';
const ADDED = '000001ff-0000-4000-8000-0000000000ff';
/** As in docs/certificate.md. */
const DIGEST_SQL = `
  SELECT sum(('x' || substr(h, 1, 8))::bit(32)::bigint::numeric * 79228162514264337593543950336
           + ('x' || substr(h, 9, 8))::bit(32)::bigint::numeric * 18446744073709551616
           + ('x' || substr(h, 17, 8))::bit(32)::bigint::numeric * 4294967296
           + ('x' || substr(h, 25, 8))::bit(32)::bigint::numeric) AS digest
    FROM (SELECT encode(sha256(convert_to(item_id || ':' || content_hash, 'UTF8')), 'hex') AS h
            FROM mirror_item WHERE kind = 'record' AND scope_id = $1 AND deleted_at IS NULL) AS hashes`;
