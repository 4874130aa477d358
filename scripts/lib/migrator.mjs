// @ts-check
import { createHash, randomUUID } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { projectRoot } from './paths.mjs';
import { errorCode } from './ports.mjs';
import { UserError } from './user-error.mjs';

/** The key Prisma's own commands lock, so that the two never run at once. */
const PRISMA_LOCK = 72707369;

/** As Prisma makes it: `prisma migrate status`, `dev` and `deploy` go on from what is written here. */
const LEDGER = `
  CREATE TABLE IF NOT EXISTS _prisma_migrations (
    id varchar(36) PRIMARY KEY NOT NULL,
    checksum varchar(64) NOT NULL,
    finished_at timestamptz,
    migration_name varchar(255) NOT NULL,
    logs text,
    rolled_back_at timestamptz,
    started_at timestamptz NOT NULL DEFAULT now(),
    applied_steps_count integer NOT NULL DEFAULT 0
  )`;

/** @typedef {{ name: string, sql: string, checksum: string }} Migration */

/**
 * Applies the migrations that the database lacks, in order, making the database itself when it is missing. Any number of
 * processes may call it at once. Needs no Prisma engine.
 * @param {string} url
 * @param {string} [folder] as `prisma/migrations`
 * @returns {Promise<string[]>} the names of those applied now
 * @throws UserError an applied migration was edited or failed, or the server cannot be reached
 */
export async function migrate(url, folder = join(projectRoot, 'prisma/migrations')) {
  const client = await connect(url);
  try {
    await takeLock(client);
    await client.query(LEDGER);
    const done = await appliedMigrations(client);
    const applied = [];
    for (const migration of readMigrations(folder)) {
      const checksum = done.get(migration.name);
      if (checksum === undefined) {
        await apply(client, migration);
        applied.push(migration.name);
      } else if (checksum !== migration.checksum) {
        throw new UserError(
          `Migration ${migration.name} was edited after it was applied to this database: restore the file, and put the change into a new migration.`,
        );
      }
    }
    return applied;
  } finally {
    await client.end(); // which also gives the lock back
  }
}

/** @param {string} url */
async function connect(url) {
  try {
    return await open(url);
  } catch (error) {
    if (errorCode(error) !== '3D000') throw unreachable(url, error);
  }
  await createDatabase(url);
  return open(url);
}

/** @param {string} url */
async function createDatabase(url) {
  const name = decodeURIComponent(new URL(url).pathname.slice(1));
  const server = new URL(url);
  server.pathname = '/postgres';
  const client = await open(server.href);
  try {
    await client.query(`CREATE DATABASE ${pg.escapeIdentifier(name)}`);
  } catch (error) {
    // 42P04 and 23505: another process made it in the meantime.
    if (!['42P04', '23505'].includes(errorCode(error))) throw error;
  } finally {
    await client.end();
  }
}

/** @param {string} url */
async function open(url) {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  client.on('error', () => {}); // a broken connection shows in the next query
  await client.connect();
  return client;
}

/** @param {string} url @param {unknown} error */
function unreachable(url, error) {
  const { hostname, port, pathname } = new URL(url);
  const reason = errorCode(error) || (error instanceof Error ? error.message : String(error));
  return new UserError(
    `Postgres at ${hostname}:${port || 5432}${pathname} cannot be used (${reason}): check DATABASE_URL.`,
  );
}

/**
 * Tries again and again instead of waiting inside Postgres: a waiting statement would hold up a `CREATE INDEX CONCURRENTLY`
 * of the holder, which waits for it in turn.
 * @param {pg.Client} client
 */
async function takeLock(client) {
  for (;;) {
    const { rows } = await client.query('SELECT pg_try_advisory_lock($1) AS taken', [PRISMA_LOCK]);
    if (rows[0].taken) return;
    await sleep(50);
  }
}

/** @param {pg.Client} client @returns {Promise<Map<string, string>>} checksum by name */
async function appliedMigrations(client) {
  const { rows } = await client.query(
    'SELECT migration_name, checksum, finished_at FROM _prisma_migrations WHERE rolled_back_at IS NULL',
  );
  const failed = rows.find((row) => row.finished_at === null);
  if (failed) {
    throw new UserError(
      `Migration ${failed.migration_name} stopped half-way: mend the database, then tell it so with npx prisma migrate resolve --rolled-back ${failed.migration_name}.`,
    );
  }
  return new Map(rows.map((row) => [row.migration_name, row.checksum]));
}

/** @param {string} folder @returns {Migration[]} */
function readMigrations(folder) {
  if (!existsSync(folder)) return [];
  const names = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return names
    .map(({ name }) => {
      const sql = readFileSync(join(folder, name, 'migration.sql'), 'utf8');
      return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') };
    })
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

/**
 * One migration with its ledger row is one transaction: a cut at any moment leaves all of it or nothing. What cannot run
 * in a transaction goes Prisma's way, with a row before and after.
 * @param {pg.Client} client @param {Migration} migration
 */
async function apply(client, migration) {
  const atomic = isTransactional(migration.sql);
  const id = randomUUID();
  if (atomic) await client.query('BEGIN');
  try {
    await client.query('INSERT INTO _prisma_migrations (id, checksum, migration_name) VALUES ($1, $2, $3)', [
      id,
      migration.checksum,
      migration.name,
    ]);
    await client.query(migration.sql);
    await client.query('UPDATE _prisma_migrations SET finished_at = now(), applied_steps_count = 1 WHERE id = $1', [
      id,
    ]);
    if (atomic) await client.query('COMMIT');
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    if (atomic) await client.query('ROLLBACK');
    else await client.query('UPDATE _prisma_migrations SET logs = $2 WHERE id = $1', [id, reason]);
    throw new Error(`Migration ${migration.name} failed: ${reason}`, { cause: error });
  }
}

/** @param {string} sql */
function isTransactional(sql) {
  const code = sql.replace(/--.*$/gm, '');
  return !/\bconcurrently\b|^\s*(begin|commit)\s*;/im.test(code);
}
