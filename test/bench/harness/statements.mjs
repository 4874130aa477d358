// @ts-check
import { NestFactory } from '@nestjs/core';
import pg from 'pg';

/**
 * @typedef {object} Services
 * @property {{ get: (object: string, id: string) => Promise<unknown> }} records
 * @property {{ queryRecords: (object: string, body: unknown) => Promise<unknown> }} queries
 * @property {{ search: (text: string, objects: string[], limit: number) => Promise<unknown> }} search
 */
/** @typedef {{ text: string, values: unknown[] }} Statement */

/**
 * The SQL that the api's own services send for requests, as the driver gets it: one list for each of them.
 * @param {NodeJS.ProcessEnv} env of the api
 * @param {(services: Services) => (() => Promise<unknown>)[]} requests
 * @returns {Promise<Statement[][]>}
 */
export async function statementsOf(env, requests) {
  const before = { ...process.env };
  Object.assign(process.env, env);
  // The build is made by the command's own pre-step, so it is named where types are not looked for.
  const built = (/** @type {string} */ lib) =>
    import(new URL(`../../../dist/libs/${lib}/src/index.js`, import.meta.url).href);
  const [{ QueryModule, RecordQueryService, SearchService }, { RecordsService, SyncModule }] = await Promise.all([
    built('query'),
    built('sync'),
  ]);
  const options = /** @type {const} */ ({ logger: false, abortOnError: false });
  const query = await NestFactory.createApplicationContext(QueryModule, options);
  const sync = await NestFactory.createApplicationContext(SyncModule, options);
  const asked = requests({
    ...{ records: sync.get(RecordsService), queries: query.get(RecordQueryService), search: query.get(SearchService) },
  });
  await asked[0]?.(); // what a running api remembers
  /** @type {Statement[][]} */
  const seen = [];
  const { query: original } = pg.Client.prototype;
  const spy = /** @this {pg.Client} @param {any[]} args */ function (...args) {
    const [given] = args;
    if (typeof given?.text === 'string') seen.at(-1)?.push({ text: given.text, values: given.values ?? [] });
    return Reflect.apply(original, this, args);
  };
  try {
    pg.Client.prototype.query = /** @type {any} */ (spy);
    for (const ask of asked) {
      seen.push([]);
      await ask();
    }
  } finally {
    pg.Client.prototype.query = original;
    await query.close();
    await sync.close();
    for (const key of Object.keys(process.env)) if (!(key in before)) delete process.env[key];
    Object.assign(process.env, before);
  }
  return seen;
}
