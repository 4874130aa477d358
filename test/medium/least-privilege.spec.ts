import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { RunService, SyncModule } from '@app/sync';
import { ViewsModule, ViewsService } from '@app/views';
import { Module } from '@nestjs/common';
import pg from 'pg';
import { migrate } from '../../scripts/lib/migrator.mjs';
import { projectRoot } from '../../scripts/lib/paths.mjs';
import { startPageServer } from '../bench/page-server.mjs';
import { createTestRedis, eventually } from '../support/index.js';
import { dropDatabase } from '../support/servers.mjs';
import { testServers } from '../support/test-servers.js';

jest.setTimeout(60_000);

@Module({ imports: [SyncModule, ViewsModule] })
class Root {}

/** Roles belong to the server, which other tests use as well: this file's have names of their own. */
const tag = randomBytes(4).toString('hex');
const owner = `ats_${tag}_owner`;
const app = `ats_${tag}_app`;
const name = `ats_roles_${tag}`;

async function as<T extends pg.QueryResultRow>(url: string, ...statements: string[]): Promise<T[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    let rows: T[] = [];
    for (const statement of statements) ({ rows } = await client.query<T>(statement));
    return rows;
  } finally {
    await client.end();
  }
}

describe('deploy/postgres/roles.sql', () => {
  const admin = testServers().databaseUrl;
  let server: Awaited<ReturnType<typeof startPageServer>>;
  let context: INestApplicationContext;

  const urlOf = (role?: string) => {
    const url = new URL(admin);
    url.pathname = `/${name}`;
    if (role) [url.username, url.password] = [role, 'secret'];
    return url.href;
  };

  beforeAll(async () => {
    await as(admin, `CREATE DATABASE ${name}`);
    const sql = readFileSync(join(projectRoot, 'deploy/postgres/roles.sql'), 'utf8')
      .replace(
        /^CREATE ROLE crm_reader.*$/m,
        () => `DO $$ BEGIN CREATE ROLE crm_reader NOLOGIN; EXCEPTION WHEN duplicate_object THEN NULL; END $$;`,
      )
      .replaceAll('attio_sync_owner', owner)
      .replaceAll('attio_sync_app', app)
      .replace(/:(owner|app)_password/g, "'secret'");
    await as(urlOf(), sql);
    await migrate(urlOf(owner));
    server = await startPageServer({ rows: 60 });
    Object.assign(process.env, {
      DATABASE_URL: urlOf(app),
      REDIS_URL: (await createTestRedis()).url,
      ATTIO_API_KEY: 'pages',
      ATTIO_BASE_URL: server.baseUrl,
      ATTIO_INTERVAL_CAP: '100',
      SYNC_READ_LAG_MS: '0',
    });
    context = await NestFactory.createApplicationContext(Root, { logger: false, abortOnError: false });
  });
  afterAll(async () => {
    await context?.close();
    await server?.stop();
    await dropDatabase(admin, name);
    await as(admin, `DROP ROLE IF EXISTS ${owner}`, `DROP ROLE IF EXISTS ${app}`);
  });

  it('lets the app fill and compare the mirror', async () => {
    const runs = context.get(RunService);
    const { runId } = await runs.request({ object: 'people', purpose: 'backfill' });
    await runs.execute(runId);
    expect(await runs.get(runId)).toMatchObject({ state: 'succeeded', error: null });
  });

  it('lets the app keep the views, and their readers read them and nothing else', async () => {
    const views = context.get(ViewsService);
    await eventually(async () => expect(['built', 'current']).toContain(await views.follow()), { timeoutMs: 10_000 });
    const [row] = await as<{ count: number }>(
      urlOf(),
      'SET ROLE crm_reader',
      'SELECT count(*)::int AS count FROM crm.people',
    );
    expect(row?.count).toBe(60);
    await expect(as(urlOf(), 'SET ROLE crm_reader', 'SELECT * FROM mirror_item')).rejects.toThrow('permission denied');
    await expect(as(urlOf(), 'SET ROLE crm_reader', 'SELECT * FROM api_key')).rejects.toThrow('permission denied');
  });

  it.each([
    'CREATE TABLE public.mine (id int)',
    'ALTER TABLE mirror_item ADD COLUMN mine int',
    'DROP TABLE api_key',
    'TRUNCATE change_log',
    'CREATE INDEX mine ON mirror_item (kind)',
    'ALTER TABLE mirror_item DISABLE TRIGGER ALL',
    'DROP FUNCTION is_erased',
    'CREATE ROLE mine',
    'CREATE SCHEMA mine',
    'GRANT SELECT ON mirror_item TO crm_reader WITH GRANT OPTION',
  ])('does not let the app %s', async (statement) => {
    const before = await as(urlOf(), "SELECT has_table_privilege('crm_reader', 'mirror_item', 'SELECT') AS may");
    // GRANT by somebody who may not is a warning, not an error: what counts is that nothing was granted.
    await as(urlOf(app), statement).then(
      () => expect(statement).toContain('GRANT'),
      (error: Error) => expect(error.message).toMatch(/permission denied|must be owner/),
    );
    expect(await as(urlOf(), "SELECT has_table_privilege('crm_reader', 'mirror_item', 'SELECT') AS may")).toEqual(
      before,
    );
  });
});
