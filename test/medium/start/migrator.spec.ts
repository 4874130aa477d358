import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { migrate } from '../../../scripts/lib/migrator.mjs';
import { createTestDatabase, temporaryFolder, type TestDatabase } from '../../support/index.js';

describe('migrate', () => {
  let database: TestDatabase;
  let folder: string;

  const write = (name: string, sql: string) => {
    mkdirSync(join(folder, name), { recursive: true });
    writeFileSync(join(folder, name, 'migration.sql'), sql);
  };
  const tables = async () =>
    (
      await database.query<{ name: string }>(
        `SELECT tablename AS name FROM pg_tables WHERE tablename LIKE 'cup%' ORDER BY 1`,
      )
    ).map(({ name }) => name);

  beforeEach(async () => {
    database = await createTestDatabase();
    await database.query('DROP TABLE _prisma_migrations');
    folder = temporaryFolder();
    write('1_first', 'CREATE TABLE cup (id int);');
    write('2_second', 'CREATE TABLE cup_two (id int); INSERT INTO cup VALUES (1);');
  });
  afterEach(() => database.drop());

  it('applies each migration once, in order, and only the new ones later', async () => {
    await expect(migrate(database.url, folder)).resolves.toEqual(['1_first', '2_second']);
    write('3_third', 'CREATE TABLE cup_three (id int);');
    await expect(migrate(database.url, folder)).resolves.toEqual(['3_third']);
    await expect(migrate(database.url, folder)).resolves.toEqual([]);
    await expect(tables()).resolves.toEqual(['cup', 'cup_three', 'cup_two']);
  });

  it('lets any number of processes start at once', async () => {
    const applied = await Promise.all(Array.from({ length: 6 }, () => migrate(database.url, folder)));
    expect(applied.flat().sort()).toEqual(['1_first', '2_second']);
    await expect(database.query('SELECT id FROM cup')).resolves.toEqual([{ id: 1 }]);
  });

  it('refuses a migration that was edited after it was applied', async () => {
    await migrate(database.url, folder);
    write('1_first', 'CREATE TABLE cup (id bigint);');
    await expect(migrate(database.url, folder)).rejects.toThrow('1_first was edited after it was applied');
  });

  it('leaves nothing of a migration that fails, so that the mended one can be applied', async () => {
    write('3_third', 'CREATE TABLE cup_three (id int); SELECT no_such_column FROM cup;');
    await expect(migrate(database.url, folder)).rejects.toThrow(
      '3_third failed: column "no_such_column" does not exist',
    );
    await expect(tables()).resolves.toEqual(['cup', 'cup_two']);
    write('3_third', 'CREATE TABLE cup_three (id int);');
    await expect(migrate(database.url, folder)).resolves.toEqual(['3_third']);
  });

  it('builds an index concurrently while other processes wait for their turn', async () => {
    write('3_index', 'CREATE INDEX CONCURRENTLY cup_id ON cup (id);');
    const applied = await Promise.all([migrate(database.url, folder), migrate(database.url, folder)]);
    expect(applied.flat().sort()).toEqual(['1_first', '2_second', '3_index']);
  });

  it('makes the database when there is none, also for two processes at once', async () => {
    const url = new URL(database.url);
    url.pathname += '_new';
    const applied = await Promise.all([migrate(url.href, folder), migrate(url.href, folder)]);
    expect(applied.flat().sort()).toEqual(['1_first', '2_second']);
    await database.query(`DROP DATABASE "${url.pathname.slice(1)}"`);
  });

  it('says in one sentence which server it cannot use', async () => {
    await expect(migrate('postgresql://nobody@127.0.0.1:1/none', folder)).rejects.toThrow(
      'Postgres at 127.0.0.1:1/none cannot be used (ECONNREFUSED): check DATABASE_URL.',
    );
  });
});
