import { createTestRedis } from '../support/index.js';
import { startPushHarness, type PushHarness, type Ticket } from './push-harness.js';

jest.setTimeout(120_000);

describe('an edit whose wake-up was lost', () => {
  let harness: PushHarness;

  beforeAll(async () => {
    const sandboxArgs = ['--people', '2', '--companies', '1', '--deals', '0'];
    harness = await startPushHarness({ workers: 0, sandboxArgs });
  });
  afterAll(() => harness?.stop());

  it('reaches Attio all the same: Postgres knows what is open, and a sweep asks', async () => {
    const [person] = await harness.data<{ id: { record_id: string } }[]>('GET', '/v1/objects/people/records?limit=1');
    const accepted = await harness.data<Ticket>('PATCH', `/v1/objects/people/records/${person?.id.record_id}`, {
      data: { values: { job_title: 'not forgotten' } },
    });
    // Redis loses everything.
    await (await createTestRedis()).wipe();
    await harness.startWorker();
    const ticket = await harness.data<Ticket>('GET', `/v1/tickets/${accepted.id}?wait=30`);
    expect(ticket.state).toBe('applied');
  });
});
