import { createHmac } from 'node:crypto';
import { request } from 'node:http';
import { eventually, startInstallation, type TestInstallation } from '../support/index.js';

interface RecordBody {
  id: { workspace_id: string; object_id: string; record_id: string };
  values: Record<string, Record<string, unknown>[]>;
}
interface PageBody {
  data: RecordBody[];
  pagination: { next_cursor: string | null };
}

jest.setTimeout(180_000);
/** Attio sends 25 deliveries a second at most, so a few hundred changes take a while to be told. */
const PATIENCE = { timeoutMs: 90_000 };

describe('from Attio to a row an app can read', () => {
  let sut: TestInstallation;

  beforeAll(async () => {
    sut = await startInstallation();
  });
  afterAll(() => sut?.stop());

  async function listAll(object: string): Promise<RecordBody[]> {
    const records: RecordBody[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const page: PageBody = await sut.get(
        `/v1/objects/${object}/records?limit=7${cursor ? `&cursor=${encodeURIComponent(cursor)}` : ''}`,
      );
      records.push(...page.data);
      cursor = page.pagination.next_cursor;
    }
    return records;
  }

  async function truthIds(object: string): Promise<string[]> {
    return (await sut.sandbox.call<{ ids: string[] }>('GET', `/_sandbox/truth/objects/${object}`)).ids;
  }

  async function somePerson(): Promise<RecordBody> {
    const [person] = (await sut.get<PageBody>('/v1/objects/people/records?limit=1')).data;
    if (person === undefined) throw new Error('the mirror holds nobody');
    return person;
  }

  async function actAsMember(action: Record<string, unknown>): Promise<Record<string, string>> {
    return sut.sandbox.call('POST', '/_sandbox/act', action);
  }

  function post(body: string, headers: Record<string, string>): Promise<Response> {
    const url = `${sut.apps.apiUrl}/webhooks/attio`;
    return fetch(url, { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body });
  }

  const sign = (body: string) => createHmac('sha256', sut.webhookSecret).update(body).digest('hex');

  function deliveryBody(record: RecordBody): string {
    const { workspace_id, object_id, record_id } = record.id;
    const id = { workspace_id, object_id, record_id, attribute_id: object_id };
    const event = { event_type: 'record.updated', id, actor: { type: 'workspace-member', id: object_id } };
    return JSON.stringify({ webhook_id: object_id, events: [event] });
  }

  it('mirrors every person and company, page by page and in id order', async () => {
    for (const object of ['people', 'companies']) {
      const ids = (await listAll(object)).map((record) => record.id.record_id);
      expect(ids).toEqual([...(await truthIds(object))].sort());
    }
  });

  it('answers records as Attio does: every attribute by slug, values untouched', async () => {
    const person = await somePerson();
    const { id } = person;
    const { data: original } = await sut.sandbox.call<{ data: RecordBody }>(
      'GET',
      `/v2/objects/people/records/${id.record_id}`,
    );
    const { data: mirrored } = await sut.get<{ data: RecordBody }>(`/v1/objects/people/records/${id.record_id}`);
    expect(mirrored).toMatchObject(original);
    expect(Object.keys(mirrored.values)).toEqual(Object.keys(original.values));
  });

  it("shows a colleague's edit, found by e-mail address", async () => {
    const person = await somePerson();
    const email = 'Someone.New@example.com';
    await actAsMember({
      action: 'record.update',
      object: 'people',
      record_id: person.id.record_id,
      values: { email_addresses: [email], job_title: 'Changed by a colleague' },
    });
    await eventually(async () => {
      const { data } = await sut.get<PageBody>(`/v1/contacts?email=${email.toUpperCase()}`);
      expect(data.map((record) => record.values['job_title']?.[0]?.['value'])).toEqual(['Changed by a colleague']);
    });
  });

  it('shows what was created and hides what was deleted', async () => {
    const { record_id } = await actAsMember({
      action: 'record.create',
      object: 'companies',
      values: { name: 'Short Lived' },
    });
    const path = `/v1/objects/companies/records/${record_id}`;
    await eventually(() => sut.get(path));
    await actAsMember({ action: 'record.delete', object: 'companies', record_id });
    // It was read alive a moment ago, and Attio's reads may lag: the 404 counts once it cannot be older than that.
    await eventually(() => expect(sut.get(path)).rejects.toThrow('404'), PATIENCE);
  });

  it('applies the same delivery five times once', async () => {
    const person = (await listAll('people')).at(-1);
    if (person === undefined) throw new Error('the mirror holds nobody');
    const body = deliveryBody(person);
    const headers = { 'attio-signature': sign(body), 'idempotency-key': 'five-times' };
    const effects = () =>
      sut.database.query('SELECT sequence FROM change_log WHERE item_id = $1', [person.id.record_id]);
    const effectsBefore = await effects();
    const statuses = await Promise.all([1, 2, 3, 4, 5].map(async () => (await post(body, headers)).status));
    expect(statuses).toEqual([202, 202, 202, 202, 202]);
    await eventually(async () => {
      // Exactly one row, at its end.
      const rows = await sut.database.query(`SELECT state FROM delivery WHERE idempotency_key = 'key:five-times'`);
      expect(rows).toEqual([{ state: 'stale' }]);
    });
    expect(await effects()).toEqual(effectsBefore);
  });

  it('ends equal to Attio after 200 pairs of updates in the same millisecond', async () => {
    const people = await truthIds('people');
    const pairs = Array.from({ length: 200 }, (_, pair) => ({ pair, recordId: people[pair % people.length] ?? '' }));
    for (const { pair, recordId } of pairs) {
      await sut.sandbox.call('POST', '/_sandbox/act', {
        acts: ['a', 'b'].map((letter) => ({
          action: 'record.update',
          object: 'people',
          record_id: recordId,
          values: { job_title: `${letter}${pair}` },
        })),
      });
    }
    await eventually(async () => {
      const mirrored = new Map(
        (await listAll('people')).map((r) => [r.id.record_id, r.values['job_title']?.[0]?.['value']]),
      );
      const { data } = await sut.sandbox.call<{ data: RecordBody[] }>('POST', '/v2/objects/people/records/query', {});
      for (const record of data) {
        expect(mirrored.get(record.id.record_id)).toBe(record.values['job_title']?.[0]?.['value']);
      }
    }, PATIENCE);
  });

  describe('a delivery that is not in order', () => {
    const marker = 'planted-0f5a';
    const key = { 'idempotency-key': marker };
    // Good deliveries go on arriving meanwhile: what counts is that none of these is among them.
    const stored = () =>
      sut.database.query(`SELECT body FROM delivery WHERE idempotency_key LIKE $1 OR body::text LIKE $1`, [
        `%${marker}%`,
      ]);

    it.each([
      ['no signature', (body: string) => post(body, key), 401],
      ['a wrong signature', (body: string) => post(body, { ...key, 'attio-signature': 'a'.repeat(64) }), 401],
      ['a signature of another length', (body: string) => post(body, { ...key, 'attio-signature': 'abc' }), 401],
      [
        'a signature of characters beyond ASCII',
        (body: string) => post(body, { ...key, 'attio-signature': 'é'.repeat(64) }),
        401,
      ],
    ])('is refused for %s, and nothing is stored or logged', async (_, send, status) => {
      const body = JSON.stringify({ ...JSON.parse(deliveryBody(await somePerson())), note: marker });
      expect((await send(body)).status).toBe(status);
      expect(await stored()).toEqual([]);
      expect(sut.apps.logs('api')).not.toContain(marker);
    });

    it('is refused when it has 10 MB', async () => {
      expect(await statusOfUpload(`${sut.apps.apiUrl}/webhooks/attio`, 10_000_000)).toBe(413);
      expect(await stored()).toEqual([]);
    });

    it.each(['{"webhook_id": ', '[]', '{"webhook_id":"x","events":[]}', 'null'])(
      'is refused for the body %s, though it is signed',
      async (body) => {
        const response = await post(body, { ...key, 'attio-signature': sign(body) });
        expect(response.status).toBe(400);
        expect(await stored()).toEqual([]);
      },
    );
  });

  it('stores and ignores event types it does not know, and other workspaces', async () => {
    const { webhook_id, events } = JSON.parse(deliveryBody(await somePerson())) as {
      webhook_id: string;
      events: [Record<string, unknown>];
    };
    const unknown = JSON.stringify({ webhook_id, events: [{ ...events[0], event_type: 'record.sung' }] });
    const foreign = JSON.stringify({
      webhook_id,
      events: [{ ...events[0], id: { ...(events[0]['id'] as object), workspace_id: webhook_id } }],
    });
    for (const [key, body] of Object.entries({ unknown, foreign })) {
      expect((await post(body, { 'attio-signature': sign(body), 'idempotency-key': key })).status).toBe(202);
    }
    const rows = await sut.database.query(
      `SELECT idempotency_key AS key, state, reason FROM delivery WHERE idempotency_key IN ('key:unknown', 'key:foreign') ORDER BY 1`,
    );
    expect(rows).toEqual([
      { key: 'key:foreign', state: 'ignored', reason: 'another workspace' },
      { key: 'key:unknown', state: 'ignored', reason: 'unknown event type' },
    ]);
  });

  it('brings every delivery to its end', async () => {
    await eventually(async () => {
      const rows = await sut.database.query(`SELECT delivery_id FROM delivery WHERE state = 'pending'`);
      expect(rows).toEqual([]);
    }, PATIENCE);
  });

  it('lets nobody in without a key', async () => {
    for (const path of ['/v1/contacts', '/v1/objects/people/records', '/v1/sync/runs', '/admin/queues']) {
      expect((await fetch(sut.apps.apiUrl + path)).status).toBe(401);
    }
  });

  it('goes on after kill -9 of worker and api, in the middle of changes', async () => {
    const people = (await truthIds('people')).slice(0, 20);
    const rename = (suffix: string) =>
      sut.sandbox.call('POST', '/_sandbox/act', {
        acts: people.map((record_id) => ({
          action: 'record.update',
          object: 'people',
          record_id,
          values: { job_title: `after ${suffix}` },
        })),
      });
    for (const app of ['worker', 'api'] as const) {
      await rename(app);
      await sut.apps.kill(app, 'SIGKILL');
      await sut.apps.start(app);
      await eventually(async () => {
        const records = await listAll('people');
        const titles = records
          .filter((r) => people.includes(r.id.record_id))
          .map((r) => r.values['job_title']?.[0]?.['value']);
        expect(new Set(titles)).toEqual(new Set([`after ${app}`]));
      }, PATIENCE);
    }
  });
});

/** The answer comes while the body is still on its way, and the connection is closed: `fetch` would only see that. */
function statusOfUpload(url: string, bytes: number): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const headers = { 'content-type': 'application/json', 'content-length': bytes, 'attio-signature': 'a'.repeat(64) };
    const upload = request(url, { method: 'POST', headers });
    upload.on('response', (response) => resolve(response.statusCode));
    upload.on('error', reject);
    upload.flushHeaders();
  });
}
