import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { projectRoot } from '../../scripts/lib/paths.mjs';
import { eventually } from '../support/index.js';
import { startPushHarness, type PushHarness, type Ticket } from './push-harness.js';

jest.setTimeout(120_000);

interface Ended {
  code: number | null;
  out: string;
  err: string;
  /** Standard output, one object per line. */
  rows: Record<string, unknown>[];
}

describe('the command line of an operator', () => {
  let harness: PushHarness;
  let people: string[];
  let member: string;

  beforeAll(async () => {
    harness = await startPushHarness({
      webhooks: true,
      sandboxArgs: ['--people', '10', '--companies', '2', '--deals', '1'],
    });
    const records = await harness.data<{ id: { record_id: string } }[]>('GET', '/v1/objects/people/records?limit=10');
    people = records.map(({ id }) => id.record_id);
    const members = await harness.sandbox.call<{ data: { id: { workspace_member_id: string } }[] }>(
      'GET',
      '/v2/workspace_members',
    );
    member = members.data[0]?.id.workspace_member_id ?? '';
  });
  afterAll(() => harness?.stop());

  const cli = (...args: string[]) =>
    new Promise<Ended>((resolve) => {
      const child = spawn(process.execPath, [join(projectRoot, 'dist/apps/cli/src/main.js'), ...args], {
        stdio: ['ignore', 'pipe', 'pipe'],
        env: { ...process.env },
      });
      let [out, err] = ['', ''];
      child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
      child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()));
      child.on('close', (code) => {
        const lines = args.includes('--json') ? out.split('\n').filter((line) => line !== '') : [];
        resolve({ code, out, err, rows: lines.map((line) => JSON.parse(line) as Record<string, unknown>) });
      });
    });
  const person = () => people.pop() ?? '';
  /** Two people change one value in the same moment. */
  const makeConflict = async () => {
    const id = person();
    await harness.stopWorkers();
    const body = { data: { values: { job_title: 'ours' } } };
    const ticket = await harness.data<Ticket>('PATCH', `/v1/objects/people/records/${id}`, body, {
      'acting-member': member,
    });
    const values = { job_title: 'theirs' };
    await harness.act({ action: 'record.update', as: member, object: 'people', record_id: id, values });
    await harness.startWorker();
    await eventually(
      async () => {
        expect(await harness.data('GET', `/v1/tickets/${ticket.id}?wait=5`)).toMatchObject({ state: 'conflict' });
      },
      { timeoutMs: 15_000 },
    );
    return { id, ticketId: ticket.id };
  };

  it('tells how things stand, for people and for programs', async () => {
    const [text, json] = [await cli('status'), await cli('status', '--json')];
    expect(text.out).toContain('open conflicts');
    expect(json.rows[0]).toMatchObject({ conflicts: 0, marks: { waiting: expect.any(Number) as unknown } });
    const isQuiet = (json.rows[0]?.['alerts'] as unknown[]).length === 0;
    expect([text.code, json.code]).toEqual(isQuiet ? [0, 0] : [3, 3]);
  });

  it('decides conflicts, one by id, the rest together, and keeps the choice as a policy', async () => {
    const one = await makeConflict();
    const [listed] = (await cli('conflicts', '--json')).rows;
    expect(listed).toMatchObject({ attribute: 'job_title', item_id: one.id });
    const id = String(listed?.['id']);
    expect((await cli('conflicts', 'show', id)).out).toContain('theirs');
    expect((await cli('tickets', 'show', one.ticketId)).code).toBe(3);
    expect((await cli('conflicts', 'resolve', id, '--with', 'local')).code).toBe(0);
    const again = await cli('conflicts', 'resolve', id, '--with', 'local');
    expect(again).toMatchObject({ code: 3, err: expect.stringContaining('resolved already') as unknown });
    await eventually(
      async () => {
        const { data } = await harness.sandbox.call<{ data: { values: Record<string, { value: string }[]> } }>(
          'GET',
          `/v2/objects/people/records/${one.id}`,
        );
        expect(data.values['job_title']?.[0]?.value).toBe('ours');
      },
      { timeoutMs: 15_000 },
    );

    await makeConflict();
    const all = await cli('conflicts', 'resolve', '--attribute', 'job_title', '--with', 'remote', '--keep-as-policy');
    expect(all).toMatchObject({ code: 0, out: '1 conflicts are decided\n' });
    expect(await harness.database.query('SELECT policy FROM attribute_policy')).toEqual([{ policy: 'attio_wins' }]);
    expect((await cli('conflicts', 'resolve', '--all', '--with', 'remote')).code).toBe(4);
    expect((await cli('conflicts', 'resolve', '--with', 'remote')).code).toBe(2);
    expect((await cli('conflicts', 'resolve', '--all', '--with', 'merged')).code).toBe(2);
  });

  it('replays deliveries by what they speak of, shows them first on demand, and never all by accident', async () => {
    const id = person();
    await harness.act({
      action: 'record.update',
      as: member,
      object: 'people',
      record_id: id,
      values: { job_title: 'x' },
    });
    const applied = () => harness.database.query("SELECT 1 FROM delivery WHERE state = 'pending'");
    await eventually(async () => expect((await cli('replay', 'deliveries', '--item', id, '--dry-run')).code).toBe(0));
    await eventually(async () => expect(await applied()).toEqual([]), { timeoutMs: 15_000 });
    const replayed = await cli('replay', 'deliveries', '--item', id, '--since', '1h', '--json');
    expect(replayed.code).toBe(0);
    expect(replayed.rows.length).toBeGreaterThan(0);
    expect(replayed.err).toBe('');
    await eventually(async () => expect(await applied()).toEqual([]), { timeoutMs: 15_000 });
    expect((await cli('replay', 'deliveries')).code).toBe(2);
    expect((await cli('replay', 'deliveries', '--since', 'yesterday')).code).toBe(2);
    expect((await cli('replay', 'deliveries', '--state', 'failed')).code).toBe(4);
    expect((await cli('replay', 'jobs', '--all')).code).toBe(4);
  });

  it('pushes failed edits again, and says how many would not', async () => {
    const id = person();
    const body = { data: { values: { job_title: 'never sent' } } };
    const { id: ticketId } = await harness.data<Ticket>('PATCH', `/v1/objects/people/records/${id}?wait=15`, body);
    expect((await cli('replay', 'tickets', '--all')).code).toBe(4);
    await harness.database.query("UPDATE local_edit SET state = 'failed', local = local WHERE ticket_id = $1", [
      ticketId,
    ]);
    const half = await cli('replay', 'tickets', ticketId, '00000000-0000-4000-8000-000000000000');
    expect(half).toMatchObject({ code: 5, out: '1 edits are pushed again\n' });
    expect((await cli('tickets', 'show', ticketId, '--wait', '15', '--json')).code).toBe(0);
    expect((await cli('tickets', '--item', id, '--json')).rows).toHaveLength(1);
  });

  it('erases a person, with a receipt, and only when it is meant', async () => {
    const id = person();
    expect(await cli('erase', 'people', id)).toMatchObject({ code: 2 });
    const erased = await cli('erase', 'people', id, '--yes', '--json');
    expect(erased).toMatchObject({ code: 0, rows: [{ state: 'done', asked_by: 'cli' }] });
    expect(await harness.call('GET', `/v1/objects/people/records/${id}`)).toMatchObject({ status: 404 });
    const receipt = String(erased.rows[0]?.['id']);
    expect((await cli('erasures')).out).toContain(receipt);
    expect((await cli('erasures', 'lift', receipt)).code).toBe(0);
    expect((await cli('erasures', 'lift', receipt)).code).toBe(3);
    expect((await cli('erase', 'people', '00000000-0000-4000-8000-000000000000', '--yes')).code).toBe(3);
  });

  it('teaches: help ends with 0 and shows examples', async () => {
    expect(await cli('replay', 'deliveries', '--help')).toMatchObject({
      code: 0,
      out: expect.stringContaining('npm run cli -- replay deliveries --state failed') as unknown,
    });
    expect((await cli('--help')).out).toContain('Exit codes');
  });
});
