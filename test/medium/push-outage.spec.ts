import { eventually } from '../support/index.js';
import {
  atOnce,
  mostWithin,
  report,
  showCount,
  startPushHarness,
  type PushHarness,
  type Ticket,
} from './push-harness.js';

/** `npm run show:outage`: ten minutes of 25 writes a second, which is 15,000. */
const WRITES = showCount(100);
/** More than 25 make the same number of edits in a shorter outage. */
const PER_SECOND = Number(process.env['PUSH_PER_SECOND'] ?? 25);
/** Every record is edited three times over. */
const PEOPLE = Math.max(20, Math.ceil(WRITES / 3));
const PAGE = 500;
jest.setTimeout(180_000 + WRITES * 200);

interface Person {
  id: { record_id: string };
}

describe('an Attio that is away', () => {
  let harness: PushHarness;

  beforeAll(async () => {
    harness = await startPushHarness({ sandboxArgs: ['--people', String(PEOPLE), '--companies', '1', '--deals', '0'] });
  });
  afterAll(() => harness?.stop());

  it('costs time alone: every edit is accepted, kept in order per record, and carried over afterwards', async () => {
    const people = await listPeople();
    harness.proxy.onCall = () => 'cut_before';
    const last = new Map<string, string>();
    const tickets: string[] = [];
    const accepting = new Map<string, Promise<unknown>>();
    const startedAtMs = Date.now();
    await atOnce(WRITES, 16, async (index) => {
      const id = people[index % people.length]?.id.record_id ?? '';
      const wanted = `edit ${index}`;
      const before = accepting.get(id);
      const accepted = (async () => {
        await before; // one editor per record: the order of acceptance is the order here
        await new Promise((resolve) => setTimeout(resolve, startedAtMs + (index * 1_000) / PER_SECOND - Date.now()));
        const body = { data: { values: { job_title: wanted } } };
        tickets.push((await harness.data<Ticket>('PATCH', `/v1/objects/people/records/${id}`, body)).id);
        last.set(id, wanted);
      })();
      accepting.set(id, accepted);
      await accepted;
    });
    const outageSeconds = (Date.now() - startedAtMs) / 1_000;
    harness.proxy.calls.length = 0;
    harness.proxy.onCall = null;
    const backAtMs = Date.now();
    const states = await eventually(
      async () => {
        const counts = await harness.data<Record<string, number>>('GET', '/v1/tickets/counts');
        return !counts['pending'] && !counts['pushing'] && counts;
      },
      { timeoutMs: 120_000 + WRITES * 100, everyMs: 100 },
    );
    const drainSeconds = (Date.now() - backAtMs) / 1_000;
    const writes = harness.writes();
    const [attempts] = await harness.database.query<{ most: number }>(
      'SELECT max(attempts)::int AS most FROM local_edit',
    );
    let wrong = 0;
    await atOnce(last.size, 16, async (index) => {
      const [id, wanted] = [...last][index] ?? ['', ''];
      const { data } = await harness.sandbox.call<{ data: { values: { job_title: { value: string }[] } } }>(
        'GET',
        `/v2/objects/people/records/${id}`,
      );
      if (data.values.job_title[0]?.value !== wanted) wrong += 1;
    });
    const firstAtMs = writes[0]?.atMs ?? 0;
    const lastAtMs = writes.at(-1)?.atMs ?? 0;
    report(`outage of ${Math.round(outageSeconds)} s with ${WRITES} local writes`, {
      ...states,
      'records in the wrong state': wrong,
      'attempts burnt': attempts?.most,
      'drained in s': drainSeconds.toFixed(1),
      'Attio writes': writes.length,
      // The circuit finds out within ten seconds that Attio is back; the rate counts from the first write on.
      'writes per second': (writes.length / ((lastAtMs - firstAtMs) / 1_000)).toFixed(1),
      'most in one second': mostWithin(
        writes.map(({ atMs }) => atMs),
        1_000,
      ),
    });
    expect((states['applied'] ?? 0) + (states['superseded'] ?? 0)).toBe(WRITES);
    expect({ wrong, attempts: attempts?.most, tickets: tickets.length }).toEqual({
      wrong: 0,
      attempts: 0,
      tickets: WRITES,
    });
  });

  async function listPeople(): Promise<Person[]> {
    const people: Person[] = [];
    for (let cursor = ''; people.length < PEOPLE;) {
      const page = await harness.call<{ data: Person[]; pagination: { next_cursor: string } }>(
        'GET',
        `/v1/objects/people/records?limit=${PAGE}${cursor}`,
      );
      people.push(...page.body.data);
      cursor = `&cursor=${page.body.pagination.next_cursor}`;
    }
    return people;
  }
});
