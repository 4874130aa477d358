import { randomUUID } from 'node:crypto';
import { FeedService, SubscriptionService, type ChangeView } from '@app/feed';
import { startFeedHarness, type FeedHarness } from './feed-harness.js';

jest.setTimeout(120_000);

const WRITERS = Number(process.env['FEED_WRITERS'] ?? 8);
const CHANGES_EACH = Number(process.env['FEED_CHANGES'] ?? 30);
/** The control: the same without the lock that makes sequence order commit order. Then this suite must fail. */
const WITHOUT_LOCK = process.env['FEED_WITHOUT_LOCK'] === '1';
const RECORDS = 12;

describe('reading changes while many write', () => {
  let sut: FeedHarness;
  let feed: FeedService;

  beforeAll(async () => {
    sut = await startFeedHarness();
    feed = sut.module.get(FeedService);
    if (WITHOUT_LOCK) await disarmLock();
  });
  afterAll(() => sut.stop());

  it('never skips a change and keeps the order of each record, although one commit takes a second', async () => {
    const slowId = randomUUID();
    await makeCommitsSlow(slowId);
    const records = Array.from({ length: RECORDS }, () => randomUUID());
    let isWriting = true;
    const seen: ChangeView[] = [];
    const reading = (async () => {
      let after: string | undefined;
      for (;;) {
        const wasWriting = isWriting;
        const page = await feed.list(after, 17, {});
        seen.push(...page.data);
        after = page.nextCursor;
        if (!wasWriting && !page.hasMore) return;
        await new Promise((resolve) => setImmediate(resolve));
      }
    })();
    const startedAtMs = Date.now();
    const writers = Array.from({ length: WRITERS }, async (_, writer) => {
      for (let change = 0; change < CHANGES_EACH; change += 1) {
        const isSlow = writer === 0 && change % 20 === 10;
        const recordId = isSlow ? slowId : (records[(writer * 7 + change) % RECORDS] ?? slowId);
        await sut.write(recordId, { [sut.nameId]: `${writer}/${change}` });
      }
    });
    await Promise.all(writers);
    isWriting = false;
    await reading;
    const log = await sut.database.query<{ sequence: string }>('SELECT sequence FROM change_log ORDER BY sequence');
    const skipped = log.length - seen.length;
    console.log(
      `feed: ${WRITERS} writers, ${log.length} changes in ${Date.now() - startedAtMs} ms with ${Math.ceil(CHANGES_EACH / 20)} commits of 1 s; skipped ${skipped}`,
    );
    expect(log.length).toBeGreaterThan((WRITERS * CHANGES_EACH) / 2);
    expect(seen.map(({ sequence }) => sequence)).toEqual(log.map(({ sequence }) => Number(sequence)));
    expect(brokenChains(seen)).toEqual([]);
  });

  it('shows slugs beside ids, in pages whose cursors go on where they ended', async () => {
    const first = await feed.list(undefined, 1, { objects: ['people'], attributes: ['job_title'] });
    expect(first.data[0]).toMatchObject({
      kind: 'record',
      operation: 'create',
      object: 'people',
      id: { workspace_id: sut.workspaceId, object_id: sut.peopleId },
      changes: [{ attribute_id: sut.nameId, attribute: 'job_title', before: [] }],
      cause: 'webhook',
    });
    const second = await feed.list(first.nextCursor, 1, {});
    expect(second.data[0]?.sequence).toBeGreaterThan(first.data[0]?.sequence ?? Infinity);
    const byEvent = await feed.list(first.data[0]?.cursor, 1, {});
    expect(byEvent.data).toEqual(second.data);
  });

  it('moves the cursor on over changes that do not pass the filter', async () => {
    const page = await feed.list(undefined, 10, { causes: ['push'] });
    expect(page.data).toEqual([]);
    await expect(feed.snapshot()).resolves.toMatchObject({ cursor: page.nextCursor });
  });

  it('gives a snapshot cursor behind which only later changes come', async () => {
    const { cursor } = await feed.snapshot();
    const recordId = randomUUID();
    await sut.write(recordId, { [sut.nameId]: 'later' });
    const page = await feed.list(cursor, 10, {});
    expect(page.data.map(({ id }) => id['record_id'])).toEqual([recordId]);
  });

  it('leaves out updates of nothing but formulas when asked to', async () => {
    const recordId = randomUUID();
    await sut.write(recordId, { [sut.nameId]: 'a', [sut.scoreId]: '1' });
    const { cursor } = await feed.snapshot();
    await sut.write(recordId, { [sut.nameId]: 'a', [sut.scoreId]: '2' });
    await sut.write(recordId, { [sut.nameId]: 'b', [sut.scoreId]: '3' });
    await expect(feed.list(cursor, 10, {}).then(({ data }) => data.length)).resolves.toBe(2);
    const quiet = await feed.list(cursor, 10, { include_derived: false });
    expect(quiet.data.map(({ changes }) => changes.length)).toEqual([2]);
    const asked = await feed.list(cursor, 10, { attributes: ['score'], include_derived: false });
    expect(asked.data).toHaveLength(2);
  });

  it('refuses cursors and names that are not its own, naming the parameter', async () => {
    await expect(feed.list('bm9uc2Vuc2U', 10, {})).rejects.toMatchObject({ code: 'cursor_invalid', path: 'after' });
    await expect(feed.list(undefined, 10, { objects: ['nothing'] })).rejects.toMatchObject({
      code: 'feed_filter_invalid',
      path: 'object',
    });
  });

  const cursorAt = (sequence: number) =>
    Buffer.from(JSON.stringify(['changes', String(sequence)])).toString('base64url');

  it('refuses a place where nothing was ever logged: changes behind it would be missed in silence', async () => {
    const { cursor } = await feed.snapshot();
    const head = (await feed.list(undefined, 1_000, {})).data.at(-1)?.sequence ?? 0;
    await expect(feed.list(cursor, 10, {})).resolves.toMatchObject({ data: [] });
    const ahead = cursorAt(head + 1_000);
    await expect(feed.list(ahead, 10, {})).rejects.toMatchObject({ code: 'cursor_invalid', path: 'after' });
    await expect(subscribe({ after: ahead })).rejects.toMatchObject({ code: 'cursor_invalid', path: 'after' });
  });

  it('goes on from a snapshot also when everything was removed because it was old', async () => {
    const [first] = await sut.database.query<{ sequence: string }>('SELECT min(sequence) AS sequence FROM change_log');
    await sut.database.query(
      `WITH gone AS (DELETE FROM change_log RETURNING sequence)
       INSERT INTO change_log_horizon (workspace_id, sequence, occurred_at)
       SELECT $1, max(sequence), now() - interval '1 hour' FROM gone`,
      [sut.workspaceId],
    );
    const { cursor } = await feed.snapshot();
    await expect(feed.list(cursor, 10, {})).resolves.toMatchObject({ data: [], nextCursor: cursor });
    const expired = { code: 'cursor_expired', path: 'after' };
    await expect(subscribe({ after: cursorAt(Number(first?.sequence)) })).rejects.toMatchObject(expired);
    const { id } = await subscribe({});
    const recordId = randomUUID();
    await sut.write(recordId, { [sut.nameId]: 'later' });
    await expect(feed.list(cursor, 10, {})).resolves.toMatchObject({ data: [{ id: { record_id: recordId } }] });
    const since = new Date(Date.now() - 60_000).toISOString();
    const replay = sut.module.get(SubscriptionService).replay(id, { since_time: since });
    await expect(replay).resolves.toMatchObject({ replay_id: expect.any(String) as string });
  });

  it('finds the changes of one record at once in a log that is longer than one read looks through', async () => {
    const recordId = randomUUID();
    await sut.write(recordId, { [sut.nameId]: 'first' });
    await sut.database.query(
      `INSERT INTO change_log (workspace_id, kind, scope_id, item_id, operation, changes, cause, observed_at)
       SELECT workspace_id, kind, scope_id, gen_random_uuid(), operation, changes, cause, observed_at
         FROM change_log CROSS JOIN generate_series(1, 6000) WHERE item_id = $1`,
      [recordId],
    );
    await sut.write(recordId, { [sut.nameId]: 'last' });
    const ofRecord = { record_ids: [recordId], kinds: ['record'], objects: ['people'] };
    const [first] = (await feed.list(undefined, 1, ofRecord)).data;
    const page = await feed.list(first?.cursor, 10, ofRecord);
    expect(page).toMatchObject({ data: [{ operation: 'update' }], hasMore: false });
    await expect(feed.snapshot()).resolves.toMatchObject({ cursor: page.nextCursor });
  });

  const subscribe = (over: { after?: string }) =>
    sut.module.get(SubscriptionService).create({ name: 'x', target_url: 'https://1.1.1.1/', filter: {}, ...over });

  /** Connections made from now on find a function of our own, which locks nothing, in front of Postgres' own. */
  async function disarmLock(): Promise<void> {
    await sut.database.query(
      `CREATE FUNCTION public.pg_advisory_xact_lock(bigint) RETURNS void LANGUAGE sql AS 'SELECT'`,
    );
    const name = new URL(sut.database.url).pathname.slice(1);
    await sut.database.query(`ALTER DATABASE ${name} SET search_path = public, pg_catalog`);
  }

  /** A deferred trigger sleeps inside COMMIT: after everything is written, before anybody sees it. */
  async function makeCommitsSlow(recordId: string): Promise<void> {
    await sut.database.query(
      `CREATE FUNCTION sleep_at_commit() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN PERFORM pg_sleep(1); RETURN NULL; END'`,
    );
    await sut.database.query(
      `CREATE CONSTRAINT TRIGGER slow_commit AFTER INSERT ON change_log DEFERRABLE INITIALLY DEFERRED
         FOR EACH ROW WHEN (NEW.item_id = '${recordId}') EXECUTE FUNCTION sleep_at_commit()`,
    );
  }
});

/** Records whose changes do not follow from each other: each must begin with what the one before left. */
function brokenChains(changes: ChangeView[]): string[] {
  const last = new Map<string, string>();
  return changes.flatMap(({ id, changes: [change] }) => {
    const recordId = id['record_id'] ?? '';
    const expected = last.get(recordId) ?? '[]';
    last.set(recordId, JSON.stringify(change?.after));
    return JSON.stringify(change?.before) === expected ? [] : [recordId];
  });
}
