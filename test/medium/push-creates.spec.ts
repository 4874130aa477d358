import { startApps, type TestApps } from '../support/index.js';
import { atOnce, report, showCount, startPushHarness, type PushHarness, type Ticket } from './push-harness.js';

/** `npm run show:creates`: two hundred of each. */
const TIMES = showCount(3);
/** A killed worker takes seconds to come back, so CI kills it once per kind. */
const KILLS = showCount(4);
const AT_ONCE = 16;
jest.setTimeout(180_000 + TIMES * 20_000);

const KINDS = ['record', 'entry', 'note', 'task', 'comment'] as const;
type Kind = (typeof KINDS)[number];

describe('creates whose answer never comes', () => {
  let harness: PushHarness;
  let worker: TestApps;
  let parent: string;
  let member: string;
  let list: { slug: string; parent_object: string[] };

  beforeAll(async () => {
    harness = await startPushHarness({ workers: 0, env: { PUSH_LEASE_MS: '1000', ATTIO_TIMEOUT_MS: '3000' } });
    const members = await harness.sandbox.call<{ data: { id: { workspace_member_id: string } }[] }>(
      'GET',
      '/v2/workspace_members',
    );
    member = members.data[0]?.id.workspace_member_id ?? '';
    const lists = await harness.data<(typeof list)[]>('GET', '/v1/lists');
    list = lists[0] as typeof list;
    const records = await harness.data<{ id: { record_id: string } }[]>(
      'GET',
      `/v1/objects/${list.parent_object[0]}/records?limit=1`,
    );
    parent = records[0]?.id.record_id ?? '';
    worker = await startApps({
      apps: ['worker'],
      databaseUrl: process.env['DATABASE_URL'] ?? '',
      redisUrl: process.env['REDIS_URL'] ?? '',
      attioBaseUrl: harness.proxy.baseUrl,
      attioApiKey: harness.sandbox.apiKey,
      webhookSecret: 'unused',
      env: {
        PUSH_LEASE_MS: '1000',
        ATTIO_TIMEOUT_MS: '3000',
        ATTIO_CONCURRENCY: '16',
        ATTIO_INTERVAL_CAP: '125',
        SYNC_COMMENT_SCAN: 'off',
      },
    });
  });
  afterAll(async () => {
    await worker?.stop();
    await harness?.stop();
  });

  const create = (kind: Kind, index: number): Promise<Ticket> => {
    const text = `${kind} ${index}`;
    const object = list.parent_object[0] ?? '';
    switch (kind) {
      case 'record': // without any unique value
        return harness.data('POST', '/v1/objects/people/records', { data: { values: { name: `Made, ${text}` } } });
      case 'entry':
        return harness.data('POST', `/v1/lists/${list.slug}/entries`, {
          data: { parent_object: object, parent_record_id: parent },
        });
      case 'note':
        return harness.data('POST', '/v1/notes', {
          data: { parent_object: object, parent_record_id: parent, title: text, content: text },
        });
      case 'task':
        return harness.data('POST', '/v1/tasks', { data: { content: text } });
      case 'comment':
        return harness.data('POST', '/v1/comments', {
          data: { content: text, author_member_id: member, place: { record: { object, record_id: parent } } },
        });
    }
  };
  const CREATES = /\/v2\/(objects\/[^/]+\/records|lists\/[^/]+\/entries|notes|tasks|comments)$/;
  const made = () => harness.proxy.calls.filter(({ method, path }) => method === 'POST' && CREATES.test(path)).length;
  const endOf = async (tickets: Ticket[]) => {
    let applied = 0;
    await atOnce(tickets.length, 8, async (index) => {
      for (let tries = 0; tries < 6; tries++) {
        const end = await harness.data<Ticket>('GET', `/v1/tickets/${tickets[index]?.id}?wait=30`);
        if (end.state === 'applied') applied += 1;
        if (!['pending', 'pushing'].includes(end.state)) return;
      }
    });
    return applied;
  };

  it.each([
    ...KINDS.map((kind) => [kind, 'the connection is cut', 'cut_after'] as const),
    ...KINDS.map((kind) => [kind, 'the time is over', 'silent_after'] as const),
  ])('make each %s once when %s after Attio applied', async (kind, what, fate) => {
    harness.proxy.calls.length = 0;
    let unanswered = 0;
    harness.proxy.onCall = ({ method, path }) => {
      if (method !== 'POST' || !CREATES.test(path) || unanswered >= TIMES) return 'pass';
      unanswered += 1;
      return fate;
    };
    const tickets: Ticket[] = [];
    for (let index = 0; index < TIMES; index++) tickets.push(await create(kind, index));
    const applied = await endOf(tickets);
    harness.proxy.onCall = null;
    report(`${TIMES} ${kind} creates, ${what} after Attio applied`, { applied, duplicates: made() - TIMES });
    expect({ applied, made: made() }).toEqual({ applied: TIMES, made: TIMES });
  });

  it.each(['entry', 'comment'] as const)(
    'make each %s that was asked for when all are alike and half of the calls never arrived',
    async (kind) => {
      harness.proxy.calls.length = 0;
      const ALIKE = 12;
      let cut = 0;
      harness.proxy.onCall = ({ method, path }) => {
        if (method !== 'POST' || !CREATES.test(path) || cut >= ALIKE) return 'pass';
        cut += 1;
        return cut % 2 === 0 ? 'cut_before' : 'cut_after';
      };
      const tickets: Ticket[] = [];
      for (let index = 0; index < ALIKE; index++) tickets.push(await create(kind, 5_000));
      const applied = await endOf(tickets);
      harness.proxy.onCall = null;
      expect({ applied, made: made() }).toEqual({ applied: ALIKE, made: ALIKE });
    },
  );

  it.each(KINDS)('make each %s once when the worker is killed before it records', async (kind) => {
    harness.proxy.calls.length = 0;
    const tickets: Ticket[] = [];
    let applied = 0;
    let kills = 0;
    // As many at once as a worker sends: every one of them is applied by Attio when it is killed, and none recorded.
    for (let from = 0; from < KILLS; from += AT_ONCE) {
      const batch = Math.min(AT_ONCE, KILLS - from);
      let answered = 0;
      let isDead: () => void = () => undefined;
      const death = new Promise<void>((resolve) => {
        isDead = resolve;
      });
      const all = new Promise<void>((resolve) => {
        harness.proxy.onAnswer = async ({ method, path }) => {
          if (method !== 'POST' || !CREATES.test(path) || answered >= batch) return;
          answered += 1;
          if (answered === batch) resolve();
          await death;
        };
      });
      for (let index = 0; index < batch; index++) tickets.push(await create(kind, 10_000 + from + index));
      await all;
      await worker.kill('worker', 'SIGKILL');
      isDead();
      kills += 1;
      await worker.start('worker');
      applied += await endOf(tickets.slice(from));
    }
    harness.proxy.onAnswer = null;
    report(`${KILLS} ${kind} creates applied when the worker was killed`, {
      ...{ 'kills of the process': kills, applied },
      duplicates: made() - KILLS,
    });
    expect({ applied, made: made() }).toEqual({ applied: KILLS, made: KILLS });
  });
});
