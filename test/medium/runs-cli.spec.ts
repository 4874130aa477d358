import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { projectRoot } from '../../scripts/lib/paths.mjs';
import { recordId, startPageServer } from '../bench/page-server.mjs';
import { createTestDatabase, createTestRedis, type TestDatabase } from '../support/index.js';
import { type PageServer } from './runs-harness.js';

jest.setTimeout(60_000);

describe('the command line', () => {
  let server: PageServer;
  let database: TestDatabase;
  let env: NodeJS.ProcessEnv;

  beforeAll(async () => {
    [server, database] = await Promise.all([startPageServer({ rows: 120 }), createTestDatabase()]);
    env = {
      PATH: process.env['PATH'],
      DATABASE_URL: database.url,
      REDIS_URL: (await createTestRedis()).url,
      ATTIO_API_KEY: 'pages',
      ATTIO_BASE_URL: server.baseUrl,
      ATTIO_CONCURRENCY: '8',
      ATTIO_INTERVAL_CAP: '100',
      RUNS_CONFIRM_AFTER_MS: '20',
      SYNC_READ_LAG_MS: '0',
    };
  });
  afterAll(async () => {
    await server.stop();
    await database.drop();
  });

  const cli = (...args: string[]) =>
    new Promise<{ code: number | null; out: string; err: string }>((resolve) => {
      const child = spawn(process.execPath, [join(projectRoot, 'dist/apps/cli/src/main.js'), ...args], { env });
      let [out, err] = ['', ''];
      child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
      child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()));
      child.on('close', (code) => resolve({ code, out, err }));
    });

  it('fills the mirror without a worker, and proves it', async () => {
    const filled = await cli('backfill', 'people');
    expect(filled.code).toBe(0);
    expect(filled.out).toContain('people (record): equal, 120 rows in Attio');
    // In a pipe progress comes as plain lines, beside the output.
    expect(filled.err).toContain('backfill people: scan');
    expect((await cli('verify', 'people')).code).toBe(0);
  });

  it('exits with 1 and names the record when something differs, as JSON on demand', async () => {
    await database.query('DELETE FROM mirror_item WHERE item_id = $1', [recordId(7)]);
    const { code, out } = await cli('verify', 'people', '--json');
    expect(code).toBe(1);
    expect(JSON.parse(out)).toMatchObject({
      is_equal: false,
      differences: { missing: 1, listed: [{ id: recordId(7) }] },
    });
    expect((await cli('diff', 'people', recordId(7))).code).toBe(1);
    expect((await cli('reconcile', 'people')).code).toBe(0);
    const equal = await cli('diff', 'people', recordId(7));
    expect(equal.code).toBe(0);
    expect(equal.out).toContain('= name');
  });

  it('exits with 2 on bad usage and with 3 when a run cannot begin', async () => {
    expect((await cli('verify', '--nonsense')).code).toBe(2);
    expect((await cli('verify', 'no_such_object')).code).toBe(3);
  });

  it('makes, lists and revokes keys', async () => {
    const { out: key } = await cli('keys', 'create', '--name', 'an app', '--scopes', 'read,write');
    expect(key).toMatch(/^ats_/);
    const { out } = await cli('keys', 'list', '--json');
    const { id } = JSON.parse(out) as { id: string };
    expect((await cli('keys', 'revoke', id)).code).toBe(0);
    expect((await cli('keys', 'revoke', recordId(1))).code).toBe(3);
    expect((await cli('keys', 'create', '--name', 'x', '--scopes', 'all')).code).toBe(2);
  });
});
