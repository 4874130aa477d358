import { atOnce, report, showCount, startPushHarness, type PushHarness, type Ticket } from './push-harness.js';

/** `npm run show:read-your-writes`: five thousand. */
const READS = showCount(100);
jest.setTimeout(120_000 + READS * 100);

interface Person {
  id: { record_id: string };
  values: { job_title: { value: string }[] };
}

describe('reading what one has written', () => {
  let harness: PushHarness;

  beforeAll(async () => {
    const sandboxArgs = ['--people', '20', '--companies', '1', '--deals', '0'];
    harness = await startPushHarness({ apiProcesses: 2, sandboxArgs });
  });
  afterAll(() => harness?.stop());

  it('never shows an older value, whichever of two processes answers, and a ticket never says visible too early', async () => {
    const people = await harness.data<Person[]>('GET', '/v1/objects/people/records?limit=10');
    const seen = { reads: 0, stale: 0, early: 0 };
    await atOnce(people.length, 5, async (index) => {
      const at = `/v1/objects/people/records/${people[index]?.id.record_id}`;
      for (let round = 0; seen.reads < READS; round++) {
        const wanted = `round ${round}`;
        const ticket = await harness.data<Ticket>('PATCH', at, { data: { values: { job_title: wanted } } });
        for (let look = 0; look < 10; look++) {
          const now = await harness.data<Ticket>('GET', `/v1/tickets/${ticket.id}`);
          const view = now.state === 'applied' ? '?view=attio' : '';
          const record = await harness.data<Person>('GET', `${at}${view}`);
          seen.reads += 1;
          if (record.values.job_title[0]?.value === wanted) continue;
          if (now.visible) seen.early += 1;
          seen.stale += 1;
        }
        await harness.data<Ticket>('GET', `/v1/tickets/${ticket.id}?wait=30`);
      }
    });
    report(`${seen.reads} reads through two api processes`, { stale: seen.stale, 'visible too early': seen.early });
    expect(seen).toMatchObject({ stale: 0, early: 0 });
  });
});
