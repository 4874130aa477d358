// @ts-check
import { randomUUID } from 'node:crypto';
import { PrismaPg } from '@prisma/adapter-pg';
import { bindMigrationAwareSqlAdapterFactory, ColumnTypeEnum } from '@prisma/driver-adapter-utils';
import pg from 'pg';
import { onDatabase } from './datasource.mjs';

/** The catalog type `"char"`, which adapter-pg cannot read (github.com/prisma/orm/issues/27403), and the one it is like. */
const CHAR = 18;
const BPCHAR = 1042;

/**
 * The way from the engine to Postgres: Prisma's adapter, mended where migrations need more than queries do.
 * @param {import('./datasource.mjs').Datasource} datasource
 * @returns {{ factory: unknown, dropShadows: () => Promise<void> }}
 */
export function createAdapterFactory({ url, schema }) {
  const options = schema ? { schema } : undefined;
  /** @param {string} connectionString */
  const adapterFor = (connectionString) => /** @type {any} */ (new PrismaPg({ connectionString, max: 1 }, options));
  // Commands without a database, such as a diff from nothing to a file, never connect.
  const base = adapterFor(url ?? 'postgresql://none.invalid');
  /** @type {Set<() => Promise<void>>} */
  const shadows = new Set();

  const connect = base.connect.bind(base);
  base.connect = async () => mend(await connect());

  // Adapter-pg's own shadow connects to the main database when there is a connection string: a reset would empty it.
  base.connectToShadowDb = async () => {
    const name = `prisma_migrate_shadow_db_${randomUUID()}`;
    const server = new pg.Client({ connectionString: url });
    await server.connect();
    await server.query(`CREATE DATABASE "${name}"`);
    const shadow = await adapterFor(onDatabase(String(url), name)).connect();
    const dispose = shadow.dispose.bind(shadow);
    const drop = async () => {
      if (!shadows.delete(drop)) return;
      await dispose();
      await server.query(`DROP DATABASE IF EXISTS "${name}" WITH (FORCE)`);
      await server.end();
    };
    shadows.add(drop);
    shadow.dispose = drop;
    return mend(shadow);
  };

  const dropShadows = async () => {
    await Promise.allSettled([...shadows].map((drop) => drop()));
  };
  return { factory: bindMigrationAwareSqlAdapterFactory(base), dropShadows };
}

/** @param {any} adapter a connection or transaction of adapter-pg; its members are not typed as public */
function mend(adapter) {
  /** @type {{ dataTypeID: number, isChar?: boolean }[]} */
  let lastFields = [];
  const performIO = adapter.performIO.bind(adapter);
  adapter.performIO = async (/** @type {unknown} */ query) => {
    const result = await performIO(query);
    lastFields = result.fields ?? [];
    for (const field of lastFields) {
      if (field.dataTypeID !== CHAR) continue;
      field.dataTypeID = BPCHAR;
      field.isChar = true;
    }
    return result;
  };
  const queryRaw = adapter.queryRaw.bind(adapter);
  adapter.queryRaw = async (/** @type {unknown} */ query) => {
    const result = await queryRaw(query);
    lastFields.forEach((field, column) => {
      if (field.isChar) result.columnTypes[column] = ColumnTypeEnum.Character;
    });
    return result;
  };
  // Its own version cuts scripts at every semicolon, also inside function bodies.
  adapter.executeScript = async (/** @type {string} */ script) => {
    try {
      await adapter.client.query(script);
    } catch (error) {
      adapter.onError(error);
    }
  };
  const startTransaction = adapter.startTransaction?.bind(adapter);
  if (startTransaction) {
    adapter.startTransaction = async (/** @type {unknown[]} */ ...args) => mend(await startTransaction(...args));
  }
  return adapter;
}
