// @ts-check
import pg from 'pg';
import { errorCode } from '../lib/ports.mjs';
import { databaseOf, onDatabase } from './datasource.mjs';

/**
 * `cli can-connect-to-database | create-database | drop-database`.
 * @param {string} command
 * @param {import('./datasource.mjs').Datasource} datasource
 * @returns {Promise<number>} the exit code
 */
export async function runDatabaseCommand(command, { url = '' }) {
  const name = databaseOf(url);
  // The CLI takes the first line for a banner, and the next for the error.
  printLine({ level: 'INFO', target: 'schema_engine', fields: { message: 'schema-engine (wasm)' } });
  try {
    console.log(await run(command, url, name));
    return 0;
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const fields = {
      message,
      is_panic: false,
      error_code: prismaCode(errorCode(error)),
      meta: { database_name: name },
    };
    printLine({ timestamp: new Date().toISOString(), level: 'ERROR', target: 'schema_engine::logger', fields });
    return 1;
  }
}

/** @param {string} command @param {string} url @param {string} name */
async function run(command, url, name) {
  const identifier = pg.escapeIdentifier(name);
  switch (command) {
    case 'can-connect-to-database':
      await query(url, 'SELECT 1');
      return 'Connection successful';
    case 'create-database':
      await query(onDatabase(url, 'postgres'), `CREATE DATABASE ${identifier}`);
      return `Database '${name}' was successfully created.`;
    case 'drop-database':
      await query(onDatabase(url, 'postgres'), `DROP DATABASE IF EXISTS ${identifier} WITH (FORCE)`);
      return 'The database was successfully dropped.';
    default:
      throw new Error(`unknown command ${command}`);
  }
}

/** @param {string} url @param {string} sql */
async function query(url, sql) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}

/** @param {string} code of Postgres or the system */
function prismaCode(code) {
  if (code === '3D000') return 'P1003'; // no such database
  return code === 'ECONNREFUSED' ? 'P1001' : 'P1000';
}

/** @param {object} line */
function printLine(line) {
  process.stderr.write(`${JSON.stringify(line)}\n`);
}
