import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { attioSyncClient, type AttioSyncClient } from '@app/client';
import { Webhook } from 'standardwebhooks';
import { projectRoot } from '../../scripts/lib/paths.mjs';
import { eventually, startInstallation, type TestInstallation } from '../support/index.js';
import { startReceiver, type TestReceiver } from './feed-harness.js';

jest.setTimeout(240_000);

interface RecordBody {
  id: { record_id: string };
  values: Record<string, Record<string, unknown>[]>;
}

/** The commands of docs/api.md by the number of their step. */
function commandsOf(page: string): Map<number, string> {
  return new Map(
    [...page.matchAll(/^## (\d+)\.[^]*?```sh\n([^]*?)```/gm)].map(([, step, text]) => [Number(step), text ?? '']),
  );
}

describe('docs/api.md', () => {
  let sut: TestInstallation;
  let receiver: TestReceiver;
  let client: AttioSyncClient;
  let environment: Record<string, string>;
  const commands = commandsOf(readFileSync(join(projectRoot, 'docs/api.md'), 'utf8'));

  beforeAll(async () => {
    receiver = await startReceiver();
    sut = await startInstallation({ env: { FEED_ALLOW_PRIVATE_TARGETS: 'true' } });
    const { data: key } = await sut.get<{ data: { name: string }[] }>('/v1/admin/keys');
    expect(key).toHaveLength(1);
    environment = { API: sut.apps.apiUrl, KEY: await makeKey(), TARGET: receiver.url };
    client = attioSyncClient(sut.apps.apiUrl, environment['KEY'] ?? '');
    const people = (await sut.get<{ data: RecordBody[] }>('/v1/objects/people/records?limit=100')).data;
    const person = people.find(({ values }) => (values['email_addresses'] ?? []).length > 0);
    const [deal] = (await sut.get<{ data: RecordBody[] }>('/v1/objects/deals/records?limit=1')).data;
    environment['PERSON'] = person?.id.record_id ?? '';
    environment['EMAIL'] = String(person?.values['email_addresses']?.[0]?.['email_address']);
    environment['DEAL'] = deal?.id.record_id ?? '';
  });
  afterAll(async () => {
    await sut?.stop();
    await receiver?.stop();
  });

  /** A key of the two scopes the page asks for, no more. */
  async function makeKey(): Promise<string> {
    const { stdout } = await promisify(execFile)(
      process.execPath,
      [join(projectRoot, 'dist/apps/api/src/keys.js'), 'create', '--name', 'walk', '--scopes', 'read,write'],
      { env: { ...process.env, DATABASE_URL: sut.database.url } },
    );
    return stdout.trim();
  }

  /** Runs the command of a step as a reader would. @returns what it printed, as JSON */
  async function run<T>(step: number): Promise<T> {
    const command = commands.get(step);
    if (command === undefined) throw new Error(`docs/api.md has no step ${step}`);
    const script = `set -e\n${command}`;
    const { stdout } = await promisify(execFile)('bash', ['-c', script], {
      env: { ...process.env, ...environment },
    }).catch((error: { stdout?: string; stderr?: string }) => {
      throw new Error(`step ${step}: ${error.stdout ?? ''} ${error.stderr ?? ''}`);
    });
    return JSON.parse(stdout.trim().split('\n').at(-1) ?? '') as T;
  }

  /** The ticket, once it has ended. */
  async function endOf(ticketId: string) {
    const params = { path: { ticketId }, query: { wait: 20 } };
    return (await client.GET('/v1/tickets/{ticketId}', { params })).data?.data;
  }

  it('has ten steps', () => {
    expect([...commands.keys()]).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
  });

  it('reads: a person by address, a record, a page of deals', async () => {
    const found = await run<{ data: RecordBody[] }>(1);
    expect(found.data.map(({ id }) => id.record_id)).toEqual([environment['PERSON']]);
    await expect(run<{ data: RecordBody }>(2)).resolves.toMatchObject({
      data: { id: { record_id: environment['PERSON'] } },
    });
    const page = await run<{ data: RecordBody[]; pagination: { next_cursor: string | null } }>(3);
    expect(page.data).toHaveLength(2);
    expect(page.pagination.next_cursor).toEqual(expect.any(String));
  });

  it('writes: accepted, dry, waited for, moved, linked', async () => {
    const upsert = await run<{ data: { person: { id: string } } }>(4);
    await expect(endOf(upsert.data.person.id)).resolves.toMatchObject({ state: 'applied', operation: 'create' });
    const { pagination } = (await client.GET('/v1/changes', { params: { query: { limit: 1_000 } } })).data ?? {};
    await expect(run(5)).resolves.toMatchObject({ data: { calls: [{ method: 'PATCH' }] } });
    await expect(run(6)).resolves.toMatchObject({ data: { state: 'applied' } });
    const { data: value } = await run<{ data: RecordBody }>(2);
    expect(value.values['job_title']?.[0]?.['value']).toBe('Chief of Staff');
    const moved = await run<{ data: { state: string } }>(7);
    expect(['applied', 'superseded']).toContain(moved.data.state);
    await expect(run(8)).resolves.toMatchObject({ data: { record_id: environment['PERSON'] } });
    // The feed shows the write once: its echo from Attio is no change.
    const feed = await client.GET('/v1/changes', {
      params: {
        query: { after: pagination?.next_cursor, record_id: environment['PERSON'], attribute: 'job_title' } as never,
      },
    });
    expect(feed.data?.data.map(({ cause }) => cause)).toEqual(['push']);
  });

  it('queries and searches', async () => {
    const section = readFileSync(join(projectRoot, 'docs/api.md'), 'utf8').split('## Queries and search')[1] ?? '';
    const [query, search] = [...section.matchAll(/```sh\n([^]*?)```/g)].map(([, text]) => text ?? '');
    commands.set(11, query ?? '').set(12, search ?? '');
    const found = await run<{ data: RecordBody[] }>(11);
    expect(found.data.length).toBeGreaterThan(0);
    expect(Object.keys(found.data[0]?.values ?? {}).sort()).toEqual(['associated_company', 'name', 'value']);
    await expect(run<{ data: unknown[] }>(12)).resolves.toMatchObject({ data: expect.any(Array) });
  });

  it('follows changes, and is told about them by a message the public verifier accepts', async () => {
    const page = await run<{ data: { operation: string }[]; pagination: { has_more: boolean } }>(9);
    expect(page.data.length).toBeGreaterThan(0);
    expect(page.data.every(({ operation }) => operation === 'update')).toBe(true);
    const { data } = await run<{ data: { id: string; secret: string } }>(10);
    environment['SUBSCRIPTION'] = data.id;
    await sut.sandbox.call('PATCH', `/v2/objects/people/records/${environment['PERSON']}`, {
      data: { values: { job_title: 'Astronomer' } },
    });
    const message = await eventually(() => receiver.received.find(({ body }) => body.includes('Astronomer')) ?? false, {
      timeoutMs: 60_000,
    });
    expect(new Webhook(data.secret).verify(message.body, message.headers as Record<string, string>)).toMatchObject({
      type: 'record.updated',
      data: { object: 'people', cause: 'webhook', changes: [{ attribute: 'job_title' }] },
    });
    // The attempt is noted after the receiver has answered.
    const attempt = await eventually(async () => {
      const path = { id: data.id };
      return (await client.GET('/v1/subscriptions/{id}/attempts', { params: { path } })).data?.data[0] ?? false;
    });
    expect(attempt).toMatchObject({ outcome: 'delivered', status: 204 });
  });
});
