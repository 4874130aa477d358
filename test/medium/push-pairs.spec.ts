import { eventually } from '../support/index.js';
import { atOnce, report, showCount, startPushHarness, type PushHarness, type Ticket } from './push-harness.js';
import { type Fate } from './push-proxy.js';

/** `npm run show:push-pairs`: ten thousand. */
const PAIRS = showCount(48);
/** Where a piece of a long show begins. */
const FROM = Number(process.env['PUSH_FROM'] ?? 0);
const CASES = 8;
const MERGE = 7;
jest.setTimeout(120_000 + PAIRS * 200);

interface Person {
  id: { record_id: string };
  values: Record<string, Record<string, unknown>[]>;
}

/** What the case must come to; written down case by case, not taken from the code under test. */
interface Expected {
  state: string;
  writes: 0 | 1;
  conflicts: 0 | 1;
  /** Texts that must stand in Attio afterwards; `null`: the record must be gone. */
  attio: Record<string, string[]> | null;
  /** The value that lost, and must still be held by a row. */
  loser?: string;
}

interface Case {
  remote: (id: string, other: string) => Record<string, unknown>;
  local: { method: 'PATCH' | 'DELETE'; values?: Record<string, unknown>; byPerson?: boolean };
  expected: Expected;
}

const update = (id: string, values: Record<string, unknown>) => {
  return { action: 'record.update', object: 'people', record_id: id, values };
};
const patch = (values: Record<string, unknown>, byPerson = false) => ({ method: 'PATCH' as const, values, byPerson });
const applied = { state: 'applied', writes: 1 as const, conflicts: 0 as const };

/** A local and a remote edit that meet: the remote one lands after the editor looked and before we read. */
function caseOf(index: number, phones: [string, string]): Case {
  const [ours, theirs] = [`ours ${index}`, `theirs ${index}`];
  const number = (prefix: string) => `+4930${prefix}${String(index).padStart(6, '0')}`;
  switch (index % CASES) {
    case 0: // different attributes
      return {
        remote: (id) => update(id, { description: theirs }),
        local: patch({ job_title: ours }),
        expected: { ...applied, attio: { job_title: [ours], description: [theirs] } },
      };
    case 1: // the same attribute, a machine here and a person there
      return {
        remote: (id) => update(id, { job_title: theirs }),
        local: patch({ job_title: ours }),
        expected: { state: 'superseded', writes: 0, conflicts: 0, attio: { job_title: [theirs] }, loser: ours },
      };
    case 2: // the same attribute, two people at the same moment
      return {
        remote: (id) => update(id, { job_title: theirs }),
        local: patch({ job_title: ours }, true),
        expected: { state: 'conflict', writes: 0, conflicts: 1, attio: { job_title: [theirs] }, loser: ours },
      };
    case 3: // both add to a list
      return {
        remote: (id) => update(id, { phone_numbers: [...phones, number('1')] }),
        local: patch({ phone_numbers: [...phones, number('2')] }),
        expected: { ...applied, attio: { phone_numbers: [...phones, number('1'), number('2')] } },
      };
    case 4: // one adds, the other removes
      return {
        remote: (id) => update(id, { phone_numbers: [...phones, number('3')] }),
        local: patch({ phone_numbers: [phones[0]] }),
        expected: { ...applied, attio: { phone_numbers: [phones[0], number('3')] } },
      };
    case 5: // edited here, deleted there
      return {
        remote: (id) => ({ action: 'record.delete', object: 'people', record_id: id }),
        local: patch({ job_title: ours }),
        expected: { state: 'conflict', writes: 0, conflicts: 1, attio: null, loser: ours },
      };
    case 6: // deleted here, edited there
      return {
        remote: (id) => update(id, { job_title: theirs }),
        local: { method: 'DELETE' },
        expected: { state: 'conflict', writes: 0, conflicts: 1, attio: { job_title: [theirs] } },
      };
    default: // edited here while the record is merged there
      return {
        remote: (id, other) => {
          return { action: 'record.merge', object: 'people', primary_record_id: other, secondary_record_id: id };
        },
        local: patch({ linkedin: `https://linkedin.com/in/ours-${index}` }),
        expected: { ...applied, attio: { linkedin: [`https://linkedin.com/in/ours-${index}`] } },
      };
  }
}

function phonesOf(index: number): [string, string] {
  const digits = String(index).padStart(5, '0');
  return [`+49301110${digits}`, `+49302220${digits}`];
}

describe('local and remote edits that meet', () => {
  let harness: PushHarness;
  const beforeRead = new Map<string, () => Promise<unknown>>();
  /** Record ids by index; those to merge into, too. */
  const pairs = new Map<number, { id: string; other: string }>();

  beforeAll(async () => {
    harness = await startPushHarness({
      webhooks: true,
      // "At the same moment" must not depend on how long a busy machine takes between the two.
      env: { PUSH_SKEW_GUARD_MS: '120000' },
      sandboxArgs: ['--people', '2', '--companies', '1', '--deals', '0'],
      prepare: async (sandbox) => {
        const make = async (values: Record<string, unknown>) => {
          const action = { action: 'record.create', object: 'people', values };
          return (await sandbox.call<{ record_id: string }>('POST', '/_sandbox/act', action)).record_id;
        };
        await atOnce(PAIRS, 12, async (at) => {
          const index = FROM + at;
          const isMerge = index % CASES === MERGE;
          const values = { name: `Pair, ${index}`, job_title: `before ${index}`, phone_numbers: phonesOf(index) };
          const other = isMerge ? await make({ name: `Other, ${index}`, job_title: `other ${index}` }) : '';
          pairs.set(index, { id: await make(values), other });
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

  it('come to what an oracle says: nothing lost, one write per change, every loser held', async () => {
    const seen = { states: 0, writes: 0, expectedWrites: 0, conflicts: 0, expectedConflicts: 0, lost: 0 };
    const faults: string[] = [];
    await atOnce(PAIRS, 12, async (at) => {
      const index = FROM + at;
      const { remote, local, expected } = caseOf(index, phonesOf(index));
      const { id, other } = pairs.get(index) ?? { id: '', other: '' };
      beforeRead.set(id, () => harness.act(remote(id, other)));
      const headers: Record<string, string> = local.byPerson
        ? { 'acting-member': '0f2f7b34-0d38-4c45-9d6c-0c5f3a9f8a11' }
        : {};
      let ticket = await harness.data<Ticket>(
        local.method,
        `/v1/objects/people/records/${id}?wait=30`,
        local.values && { data: { values: local.values } },
        headers,
      );
      // A merge looks like a deletion until its event arrives.
      if (index % CASES === MERGE) {
        ticket = await eventually(
          async () => {
            const now = await harness.data<Ticket>('GET', `/v1/tickets/${ticket.id}?wait=30`);
            return now.state === 'applied' && now;
          },
          { timeoutMs: 60_000, everyMs: 200 },
        );
      }
      seen.expectedWrites += expected.writes;
      seen.expectedConflicts += expected.conflicts;
      const conflicts = await harness.data<unknown[]>('GET', `/v1/conflicts?ticket_id=${ticket.id}&state=open`);
      seen.conflicts += conflicts.length;
      if (ticket.state !== expected.state) faults.push(`${index}: ${ticket.state} instead of ${expected.state}`);
      else seen.states += 1;
      const held = await harness.database.query<{ local: unknown }>(
        'SELECT local FROM local_edit WHERE ticket_id = $1',
        [ticket.id],
      );
      if (expected.loser !== undefined && !JSON.stringify(held).includes(expected.loser)) seen.lost += 1;
      const record = await harness.sandbox
        .call<{ data: Person }>('GET', `/v2/objects/people/records/${ticket.item_id}`)
        .catch(() => null);
      for (const [slug, wanted] of Object.entries(expected.attio ?? {})) {
        const found = record?.data.values[slug]?.map((value) => String(value['value'] ?? value['phone_number']));
        if (JSON.stringify(found?.sort()) !== JSON.stringify([...wanted].sort())) {
          seen.lost += 1;
          faults.push(`${index}: ${slug} is ${JSON.stringify(found)} instead of ${JSON.stringify(wanted)}`);
        }
      }
      if (expected.attio === null && record !== null) faults.push(`${index}: came back from the dead`);
    });
    seen.writes = harness.writes().length;
    report(`${PAIRS} pairs`, {
      ...{ lost: seen.lost, conflicts: seen.conflicts, 'of the oracle': seen.expectedConflicts },
      'writes per change': (seen.writes / seen.expectedWrites).toFixed(3),
      'right states': seen.states,
    });
    expect(faults).toEqual([]);
    expect(seen).toMatchObject({
      lost: 0,
      states: PAIRS,
      conflicts: seen.expectedConflicts,
      writes: seen.expectedWrites,
    });
  });
});
