// @ts-check
import { companyOf, lastNameOf } from '../attio-people.mjs';
import { connections } from '../harness/stage.mjs';
import { figure, quantile } from '../harness/figures.mjs';
import { flatOut, steady } from '../harness/load.mjs';
import { filledDatabase } from '../harness/runs.mjs';
import { statementsOf } from '../harness/statements.mjs';
import { recordId } from '../page-server.mjs';

const CONNECTIONS = 10;
const ASKERS = 16;
/** Different requests of a kind, asked in turn. */
const VARIETY = 500;

/**
 * What apps ask for most: a way to ask over HTTP, and the service that answers it.
 * @typedef {object} Question
 * @property {string} name
 * @property {(number: number) => Omit<import('../harness/load.mjs').Call, 'headers'>} call for the so-manieth person
 * @property {(services: import('../harness/statements.mjs').Services, number: number) => Promise<unknown>} ask
 */

/** @param {number} number */
const listBody = (number) => ({
  filter: { company: { target_object: 'companies', target_record_id: companyOf(number) } },
  sorts: [{ attribute: 'last_interaction', direction: /** @type {const} */ ('desc') }],
  limit: 50,
});

/** @type {Question[]} */
export const questions = [
  {
    name: 'one record by id',
    call: (number) => ({ method: 'GET', path: `/v1/objects/people/records/${recordId(number)}` }),
    ask: ({ records }, number) => records.get('people', recordId(number)),
  },
  {
    name: 'filtered, sorted list of 50',
    call: (number) => ({
      ...{ method: 'POST', path: '/v1/objects/people/records/query' },
      body: JSON.stringify(listBody(number)),
    }),
    ask: ({ queries }, number) => queries.queryRecords('people', listBody(number)),
  },
  {
    name: 'search',
    call: (number) => ({ method: 'GET', path: `/v1/search?q=${lastNameOf(number)}&objects=people` }),
    ask: ({ search }, number) => search.search(lastNameOf(number), ['people'], 25),
  },
];

/** @type {import('./index.mjs').Suite} */
export const read = {
  title: 'requests over HTTP, beside their SQL without HTTP',
  usual: { size: 200_000, repeat: 5 },
  quick: { size: 2_000, repeat: 1 },
  run: async (stage, { size, repeat, isQuick, say }) => {
    const seconds = isQuick ? 1 : 5;
    const { database, api, close } = await openReads(stage, size);
    const figures = [];
    for (const question of questions) {
      const next = caller(question, size, api.headers);
      const env = stage.environment(database, api.origin);
      const numbers = Array.from({ length: VARIETY }, (_, index) => numberOf(index, size));
      const statements = await statementsOf(env, (services) => numbers.map((n) => () => question.ask(services, n)));
      await flatOut(api.origin, { connections: ASKERS, seconds, next }); // warm-up
      /** @type {Record<'http' | 'sql' | 'p99', number[]>} */
      const seen = { http: [], sql: [], p99: [] };
      for (let round = 1; round <= repeat; round++) {
        seen.sql.push(await sqlAlone(database, statements, seconds));
        const fast = await flatOut(api.origin, { connections: ASKERS, seconds, next });
        seen.http.push(fast.perSecond);
        const half = { perSecond: fast.perSecond / 2, seconds, connections: ASKERS, next };
        const calm = await steady(api.origin, half);
        seen.p99.push(quantile(calm.waitsMs, 0.99));
        assertAnswered([fast, calm]);
        const told = Object.entries(seen).map(([name, list]) => `${name} ${list.at(-1)?.toFixed(1)}`);
        say(`${question.name}, round ${round}: ${told.join(', ')}`);
      }
      figures.push(
        figure({
          ...{ suite: 'read', name: question.name, unit: 'requests/s', runs: seen.http },
          ceiling: { name: 'its SQL by pg', runs: seen.sql },
          goal: { text: '≥ 0.5', holds: (_, ratio) => ratio >= 0.5 },
          note: `${statements[0]?.length} statements a request`,
        }),
        figure({
          ...{ suite: 'read', name: `${question.name}, p99 at half load`, unit: 'ms', runs: seen.p99 },
          goal: { text: '< 10 ms', holds: (median) => median < 10 },
        }),
      );
    }
    await close();
    return figures;
  },
};

/** A filled mirror with an api before it, and nothing else running. @param {import('../harness/stage.mjs').Stage} stage @param {number} size */
async function openReads(stage, size) {
  const pages = await stage.startPages({ rows: size });
  const { database, worker } = await filledDatabase(stage, pages.baseUrl);
  await worker.stop();
  await database.pool.query('VACUUM ANALYZE');
  const api = await stage.startApi(database, pages.baseUrl, { DATABASE_POOL_MAX: String(CONNECTIONS) });
  const close = async () => {
    await api.stop();
    await pages.stop();
    await database.drop();
  };
  return { database, api, close };
}

/** @param {Question} question @param {number} size @param {Record<string, string>} headers @returns {() => import('../harness/load.mjs').Call} */
export function caller(question, size, headers) {
  const calls = Array.from({ length: VARIETY }, (_, index) => ({ ...question.call(numberOf(index, size)), headers }));
  let asked = 0;
  return () => /** @type {import('../harness/load.mjs').Call} */ (calls[asked++ % calls.length]);
}

/** Far apart, always the same. @param {number} index @param {number} size */
function numberOf(index, size) {
  return (Math.imul(index + 1, 0x9e3779b1) >>> 0) % size;
}

/** @param {import('../harness/load.mjs').LoadResult[]} results */
function assertAnswered(results) {
  for (const { statuses } of results) {
    const odd = Object.keys(statuses).filter((status) => status !== '200');
    if (odd.length > 0) throw new Error(`Requests were answered ${odd.join(', ')}`);
  }
}

/**
 * The ceiling: the statements of each request, one after the other, over as many connections as the api has.
 * @param {import('../harness/stage.mjs').Database} database
 * @param {import('../harness/statements.mjs').Statement[][]} requests @param {number} seconds
 */
async function sqlAlone({ url }, requests, seconds) {
  const pool = connections(url, CONNECTIONS);
  let count = 0;
  const startedAt = performance.now();
  const work = async () => {
    while (performance.now() - startedAt < seconds * 1_000) {
      const statements = requests[count++ % requests.length] ?? [];
      for (const { text, values } of statements) await pool.query({ text, values });
    }
  };
  await Promise.all(Array.from({ length: CONNECTIONS }, work));
  const took = performance.now() - startedAt;
  await pool.end();
  return count / (took / 1_000);
}
