import { eventually } from '../support/index.js';
import { atOnce, report, showCount, startPushHarness, type PushHarness, type Ticket } from './push-harness.js';
import { drawPair, expectedOf, slugs, textsOf, type Expected, type Pair, type Texts } from './push-pairs-cases.js';
import { type Fate } from './push-proxy.js';

/** `npm run show:push-pairs`: ten thousand. */
const PAIRS = showCount(48);
/** Where a piece of a long show begins. */
const FROM = Number(process.env['PUSH_FROM'] ?? 0);
const SEED = Number(process.env['PUSH_SEED'] ?? 1);
const MEMBER = '0f2f7b34-0d38-4c45-9d6c-0c5f3a9f8a11';
jest.setTimeout(120_000 + PAIRS * 600);

interface Person {
  id: { record_id: string };
  values: Record<string, Record<string, unknown>[]>;
}

interface Met {
  pair: Pair;
  id: string;
  /** The record it is merged into, if it is. */
  other: string;
}

describe('local and remote edits that meet', () => {
  let harness: PushHarness;
  const beforeRead = new Map<string, () => Promise<unknown>>();
  const met = new Map<number, Met>();
  /** Merges follow each other, for how long they take is set for all. */
  let merging = Promise.resolve<unknown>(undefined);

  beforeAll(async () => {
    harness = await startPushHarness({
      webhooks: true,
      // "At the same moment" must not depend on how long a machine takes between the two.
      env: { PUSH_SKEW_GUARD_MS: String(24 * 3_600_000) },
      sandboxArgs: ['--people', '2', '--companies', '1', '--deals', '0'],
      prepare: async (sandbox) => {
        const make = async (name: string, values: Texts, byPerson: boolean) => {
          const action = { action: 'record.create', object: 'people', values: { name, ...values }, ...as(byPerson) };
          return (await sandbox.call<{ record_id: string }>('POST', '/_sandbox/act', action)).record_id;
        };
        await atOnce(PAIRS, 12, async (at) => {
          const index = FROM + at;
          const pair = drawPair(SEED, index);
          const { operation, byPerson, values } = pair.remote;
          const other = operation === 'merge' ? await make(`Other, ${index}`, values, byPerson) : '';
          met.set(index, { pair, id: await make(`Pair, ${index}`, pair.before, true), other });
        });
      },
    });
    harness.proxy.onCall = async ({ method, path }): Promise<Fate> => {
      const id = path.split('/').at(-1) ?? '';
      const act = method === 'GET' ? beforeRead.get(id) : undefined;
      if (act) beforeRead.delete(id);
      await act?.();
      return 'pass';
    };
  });
  afterAll(() => harness?.stop());

  /** What happens there, after the editor looked and before we read. */
  async function happen({ pair: { remote }, id, other }: Met): Promise<void> {
    const record = { object: 'people', record_id: id, ...as(remote.byPerson) };
    switch (remote.operation) {
      case 'none':
        return;
      case 'update':
        await harness.act({ action: 'record.update', ...record, values: remote.values });
        return;
      case 'delete':
        await harness.act({ action: 'record.delete', ...record });
        return;
      case 'merge':
        await (merging = merging.then(async () => {
          await harness.sandbox.call('POST', '/_sandbox/dials', { merge: { delayMs: remote.delayMs } });
          const ids = { primary_record_id: other, secondary_record_id: id };
          await harness.act({ action: 'record.merge', object: 'people', ...ids });
        }));
    }
  }

  /** The local edit, and its end. */
  async function edit({ pair: { local, remote }, id }: Met): Promise<Ticket> {
    const isDeletion = local.operation === 'delete';
    const ticket = await harness.data<Ticket>(
      isDeletion ? 'DELETE' : 'PATCH',
      `/v1/objects/people/records/${id}?wait=30`,
      isDeletion ? undefined : { data: { values: local.values } },
      local.byPerson ? { 'acting-member': MEMBER } : {},
    );
    // A merge looks like a deletion until its event arrives; then the edit goes on.
    return eventually(
      async () => {
        const now = await harness.data<Ticket>('GET', `/v1/tickets/${ticket.id}?wait=30`);
        const conflicts = await openConflicts(ticket);
        const isEnded = !['pending', 'pushing'].includes(now.state);
        if (remote.operation !== 'merge') return isEnded && now;
        const isTold = now.state !== 'conflict' || conflicts.some(({ reason }) => reason !== 'deleted_there');
        return isEnded && now.item_id !== id && isTold && now;
      },
      { timeoutMs: 60_000, everyMs: 200 },
    );
  }

  function openConflicts(ticket: Ticket): Promise<{ reason: string }[]> {
    return harness.data('GET', `/v1/conflicts?ticket_id=${ticket.id}&state=open`);
  }

  async function inAttio(id: string): Promise<Required<Texts> | null> {
    const record = await harness.sandbox
      .call<{ data: Person }>('GET', `/v2/objects/people/records/${id}`)
      .catch(() => null);
    const textsOfSlug = (slug: string) =>
      (record?.data.values[slug] ?? []).map((value) => String(value['value'] ?? value['phone_number']));
    return record && (Object.fromEntries(slugs.map((slug) => [slug, textsOfSlug(slug)])) as Required<Texts>);
  }

  /** Texts that stand neither in Attio nor in a row. */
  async function findLost({ pair, id, other }: Met, ticket: Ticket, attio: Required<Texts> | null): Promise<string[]> {
    const there = new Set(Object.values(attio ?? {}).flat());
    const gone = [...textsOf(pair)].filter((text) => !there.has(text));
    const items = [id, ticket.item_id, ...(other === '' ? [] : [other])];
    const rows = await harness.database.query<{ held: string }>(
      `SELECT concat(local, outcome) AS held FROM local_edit WHERE ticket_id = $1
        UNION ALL SELECT concat(local, remote) FROM conflict WHERE ticket_id = $1
        UNION ALL SELECT changes::text FROM change_log WHERE item_id = ANY($2)`,
      [ticket.id, items],
    );
    return gone.filter((text) => !rows.some(({ held }) => held.includes(JSON.stringify(text))));
  }

  it('come to what an oracle says: nothing lost, one write per change, every loser held', async () => {
    const seen = { lost: 0, writes: 0, expectedWrites: 0, conflicts: 0, expectedConflicts: 0 };
    const states: Record<string, number> = {};
    const kinds: Record<string, number> = {};
    const faults: string[] = [];
    /** What was to be written, by the record it was written to. */
    const owed = new Map<string, { index: number; writes: number }>();
    await atOnce(PAIRS, 24, async (at) => {
      const index = FROM + at;
      const fault = (text: string) =>
        faults.push(`PUSH_SEED=${SEED} PUSH_FROM=${index} PUSH_COUNT=1 repeats it: ${text}`);
      const one = met.get(index);
      if (one === undefined) return void fault('was not made');
      const expected = expectedOf(one.pair);
      beforeRead.set(one.id, () => happen(one));
      const ticket = await edit(one);
      const conflicts = await openConflicts(ticket);
      const attio = await inAttio(ticket.item_id);
      // What the event of a merge or a deletion puts into the log may come a moment after the ticket's end.
      const lost = await eventually(
        async () => {
          const texts = await findLost(one, ticket, attio);
          expect(texts).toEqual([]);
          return texts;
        },
        { timeoutMs: 10_000, everyMs: 200 },
      ).catch(() => findLost(one, ticket, attio));
      if (ticket.state !== expected.state) fault(`${ticket.state} instead of ${expected.state}`);
      if (conflicts.length !== expected.conflicts) fault(`${conflicts.length} conflicts, not ${expected.conflicts}`);
      if (lost.length > 0) fault(`no row holds ${lost.join(', ')}`);
      const wrong = differences(attio, expected.attio);
      if (wrong.length > 0) fault(wrong.join('; '));
      seen.lost += lost.length + wrong.length;
      seen.conflicts += conflicts.length;
      seen.expectedConflicts += expected.conflicts;
      seen.expectedWrites += expected.writes;
      states[ticket.state] = (states[ticket.state] ?? 0) + 1;
      kinds[one.pair.kind] = (kinds[one.pair.kind] ?? 0) + 1;
      owed.set(ticket.item_id, { index, writes: expected.writes });
    });
    for (const { path } of harness.writes()) {
      seen.writes += 1;
      const one = owed.get(path.split('/').at(-1) ?? '');
      if (one) one.writes -= 1;
      else faults.push(`nobody asked for a write to ${path}`);
    }
    for (const { index, writes } of owed.values()) {
      if (writes !== 0)
        faults.push(`PUSH_SEED=${SEED} PUSH_FROM=${index} PUSH_COUNT=1 repeats it: ${-writes} writes over`);
    }
    report(`${PAIRS} pairs of seed ${SEED}, from ${FROM}`, {
      ...{ lost: seen.lost, conflicts: seen.conflicts, 'of the oracle': seen.expectedConflicts },
      'writes per change': (seen.writes / seen.expectedWrites).toFixed(3),
    });
    report('their ends', states);
    report('their kinds', kinds);
    expect(faults).toEqual([]);
    expect(seen).toMatchObject({ lost: 0, conflicts: seen.expectedConflicts, writes: seen.expectedWrites });
  });
});

/** Who acts in Attio; the first member unless told. */
function as(byPerson: boolean): { as?: 'system' } {
  return byPerson ? {} : { as: 'system' };
}

function differences(found: Required<Texts> | null, wanted: Expected['attio']): string[] {
  if (wanted === null) return found === null ? [] : ['came back from the dead'];
  if (found === null) return ['is gone'];
  const text = (texts: string[]) => JSON.stringify([...texts].sort());
  return slugs
    .filter((slug) => text(found[slug]) !== text(wanted[slug]))
    .map((slug) => `${slug} is ${text(found[slug])} instead of ${text(wanted[slug])}`);
}
