import { eventually } from '../support/index.js';
import { atOnce, report, showCount, startPushHarness, type PushHarness, type Ticket } from './push-harness.js';

/** `npm run show:echo`: a thousand. */
const PUSHES = showCount(20);
jest.setTimeout(120_000 + PUSHES * 300);

describe('the events of our own writes', () => {
  let harness: PushHarness;

  beforeAll(async () => {
    const sandboxArgs = ['--people', '20', '--companies', '1', '--deals', '0'];
    harness = await startPushHarness({ webhooks: true, sandboxArgs });
    await harness.act({
      action: 'attribute.create',
      owner: { object: 'people' },
      attribute: {
        title: 'Badge',
        api_slug: 'badge',
        type: 'text',
        formula: { kind: 'template', template: '{job_title}!' },
      },
    });
    await harness.sandbox.call('POST', '/_sandbox/dials', { effects: { formulaDelayMs: 50 } });
  });
  afterAll(() => harness?.stop());

  it('change nothing again: one write and one change per push, and formulas that follow cause no write', async () => {
    const people = await harness.data<{ id: { record_id: string } }[]>('GET', '/v1/objects/people/records?limit=20');
    const before = await count("cause <> 'backfill'");
    harness.proxy.calls.length = 0;
    await atOnce(people.length, 10, async (lane) => {
      const id = people[lane]?.id.record_id ?? '';
      for (let index = lane; index < PUSHES; index += people.length) {
        const body = { data: { values: { job_title: `push ${index}` } } };
        await harness.data<Ticket>('PATCH', `/v1/objects/people/records/${id}?wait=30`, body);
      }
    });
    await eventually(
      async () => {
        const [open] = await harness.database.query<{ open: number }>(
          "SELECT (SELECT count(*) FROM delivery WHERE state = 'pending')::int + (SELECT count(*) FROM dirty_mark)::int AS open",
        );
        return open?.open === 0 && (await count('true')) > before;
      },
      { timeoutMs: 60_000 },
    );
    const [attribute] = await harness.database.query<{ id: string }>(
      "SELECT attribute_id AS id FROM attribute WHERE api_slug = 'job_title'",
    );
    const ours = `changes @> '[{"attribute_id": "${attribute?.id}"}]'`;
    const changes = await count(ours);
    // On a busy machine the event may be read before our own answer is applied: one change all the same.
    const byEvent = await count(`cause <> 'push' AND ${ours}`);
    // A change that changes nothing would wake every subscriber for nothing.
    const empty = await count("operation = 'update' AND changes = '[]'");
    const writes = harness.writes().length;
    report(`${PUSHES} pushes with formulas`, {
      writes,
      changes,
      'of them by the event': byEvent,
      'empty changes': empty,
    });
    expect({ writes, changes, empty }).toEqual({ writes: PUSHES, changes: PUSHES, empty: 0 });
  });

  async function count(condition: string): Promise<number> {
    const [row] = await harness.database.query<{ n: number }>(
      `SELECT count(*)::int AS n FROM change_log WHERE kind = 'record' AND ${condition}`,
    );
    return row?.n ?? 0;
  }
});
