// @ts-check
/**
 * The twenty commonest queries over a mirror of 200,000 records: how long each takes, how many records it looks at, and
 * whether any of them looks at a whole object. Also what the indexes cost while the records are written.
 *
 *   npm run show:query-plans -- [--records 200000] [--verbose]
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { NestFactory } from '@nestjs/core';
import pg from 'pg';
import { startOwnPostgres } from '../support/servers.mjs';
import { migrate } from '../../scripts/lib/migrator.mjs';
import { idOf, MEMBERS, records, writeSchema } from './query-data.mjs';

const { values: options } = parseArgs({
  options: { records: { type: 'string', default: '200000' }, verbose: { type: 'boolean', default: false } },
});
const total = Number(options.records);
const counts = { people: total * 0.7, companies: total * 0.15, deals: total * 0.15 };
/** A query may look at this share of an object's records, or at so many, whichever is more. */
const LARGEST_SHARE = 0.25;
const SMALL = 5_000;
const owner = { referenced_actor_type: 'workspace-member', referenced_actor_id: MEMBERS[3] };
const since = (/** @type {string} */ day) => `${day}T00:00:00Z`;

/** @type {[title: string, object: string, body: object][]} */
const queries = [
  ['person by e-mail address', 'people', { filter: { email_addresses: emailOf(4711) } }],
  ['company by domain', 'companies', { filter: { domains: 'birch11.example.com' } }],
  ['record by id', 'people', { filter: { record_id: { $in: [1, 2, 3].map((n) => idOf(`people ${n}`)) } } }],
  [
    'people of a company',
    'people',
    { filter: { company: { target_object: 'companies', target_record_id: idOf('companies 17') } } },
  ],
  ['people of an e-mail domain', 'people', { filter: { email_addresses: { email_domain: 'birch11.example.com' } } }],
  ['people whose name contains', 'people', { filter: { name: { $contains: 'lovelace97' } }, limit: 50 }],
  ['company whose name starts with', 'companies', { filter: { name: { $starts_with: 'birch labs 11' } }, limit: 50 }],
  [
    'people by job title and name',
    'people',
    { filter: { job_title: { $contains: 'engineer' } }, sorts: [{ attribute: 'name', direction: 'asc' }], limit: 50 },
  ],
  ['newest people', 'people', { sorts: [{ attribute: 'created_at', direction: 'desc' }], limit: 50 }],
  ['people created since a day', 'people', { filter: { created_at: { $gte: since('2025-12-31') } }, limit: 500 }],
  [
    'people by last name',
    'people',
    { sorts: [{ attribute: 'name', field: 'last_name', direction: 'asc' }], limit: 100 },
  ],
  [
    'people not met for long',
    'people',
    {
      filter: { last_interaction: { interacted_at: { $lt: since('2025-02-01') } } },
      sorts: [{ attribute: 'last_interaction', direction: 'asc' }],
      limit: 50,
    },
  ],
  [
    'open deals of an owner, largest first',
    'deals',
    {
      filter: { $and: [{ owner }, { $not: { stage: 'Lost' } }] },
      sorts: [{ attribute: 'value', direction: 'desc' }],
      limit: 50,
    },
  ],
  ['deals in a stage', 'deals', { filter: { stage: 'In Progress' }, limit: 50 }],
  [
    'large deals closing this month',
    'deals',
    { filter: { value: { $gt: 195_000 }, close_date: { $gte: '2025-12-01', $lt: '2026-01-01' } } },
  ],
  [
    'deals of a company, through its domain',
    'deals',
    {
      filter: {
        path: [
          ['deals', 'associated_company'],
          ['companies', 'domains'],
        ],
        constraints: 'birch11.example.com',
      },
    },
  ],
  [
    'people of companies named',
    'people',
    {
      filter: {
        path: [
          ['people', 'company'],
          ['companies', 'name'],
        ],
        constraints: { $contains: 'labs 12' },
      },
      limit: 100,
    },
  ],
  [
    'companies of a category, best funded first',
    'companies',
    { filter: { categories: 'Fintech' }, sorts: [{ attribute: 'funding_raised_usd', direction: 'desc' }], limit: 50 },
  ],
  ['any of three addresses', 'people', { filter: { $or: [1, 2, 3].map((n) => ({ email_addresses: emailOf(n) })) } }],
  [
    'people of a city an owner knows well',
    'people',
    {
      filter: {
        primary_location: { locality: 'Oslo' },
        strongest_connection_strength: 'Strong',
        strongest_connection_user: owner,
      },
      limit: 50,
    },
  ],
];

const folder = mkdtempSync(join(tmpdir(), 'attio-sync-plans-'));
const server = await startOwnPostgres(folder);
try {
  await show(server.url('postgres'));
} finally {
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
}

/** @param {string} url */
async function show(url) {
  await migrate(url);
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await writeSchema(client);
  await showCost(client);
  await fill(client);
  await client.query('VACUUM ANALYZE');
  // The build is made by the command's own pre-step, so it is named where types are not looked for.
  const built = new URL('../../dist/libs/query/src/index.js', import.meta.url).href;
  const { QueryModule, RecordQueryService, SearchService } = await import(built);
  process.env.DATABASE_URL = url;
  const app = await NestFactory.createApplicationContext(QueryModule, { logger: false });
  const service = app.get(RecordQueryService);
  let scans = 0;
  for (const [title, object, body] of queries) {
    await service.queryRecords(object, body); // the second time is what a running service shows
    const startedAt = performance.now();
    const { data } = await service.queryRecords(object, body);
    const tookMs = performance.now() - startedAt;
    const [{ Plan: plan, 'Execution Time': planMs }] = /** @type {[{ Plan: PlanNode, 'Execution Time': number }]} */ (
      await service.plan('object', object, body)
    );
    const { seen, ways } = visited(plan);
    const isScan = seen > Math.max(SMALL, LARGEST_SHARE * counts[/** @type {keyof typeof counts} */ (object)]);
    if (isScan) scans += 1;
    console.log(
      `${title.padEnd(44)} ${String(data.length).padStart(4)} rows ${tookMs.toFixed(1).padStart(8)} ms (SQL ${planMs.toFixed(1)} ms)` +
        ` looked at ${String(seen).padStart(6)}  ${ways.join(', ')}${isScan ? '  SCANS' : ''}`,
    );
    if (options.verbose) console.log(JSON.stringify(plan, null, 1));
  }
  for (const text of ['ada love', 'birch11', 'renewal 17', emailOf(99), 'a']) {
    const startedAt = performance.now();
    const hits = await app.get(SearchService).search(text, undefined, 25);
    console.log(`search "${text}": ${hits.length} hits, ${(performance.now() - startedAt).toFixed(1)} ms`);
  }
  await app.close();
  await client.end();
  console.log(`${queries.length} queries over ${total} records; ${scans} look at more than a quarter of their object`);
  if (scans > 0) process.exitCode = 1;
}

/** @typedef {{ 'Node Type': string, 'Relation Name'?: string, 'Index Name'?: string, 'Actual Rows': number, 'Actual Loops': number, 'Rows Removed by Filter'?: number, 'Rows Removed by Index Recheck'?: number, Plans?: PlanNode[] }} PlanNode */

/**
 * How many mirror rows a plan looked at, and by which indexes.
 * @param {PlanNode} node @returns {{ seen: number, ways: string[] }}
 */
function visited(node) {
  const inner = (node.Plans ?? []).map(visited);
  const removed = (node['Rows Removed by Filter'] ?? 0) + (node['Rows Removed by Index Recheck'] ?? 0);
  const own = node['Relation Name'] === 'mirror_item' ? (node['Actual Rows'] + removed) * node['Actual Loops'] : 0;
  const way =
    node['Index Name'] ?? (node['Node Type'] === 'Seq Scan' ? `seq scan of ${node['Relation Name'] ?? ''}` : undefined);
  return {
    seen: Math.round(own + inner.reduce((sum, { seen }) => sum + seen, 0)),
    ways: [...new Set([...(way && node['Actual Loops'] > 0 ? [way] : []), ...inner.flatMap(({ ways }) => ways)])],
  };
}

/** Writing with and without what the queries need, on copies of the table. @param {import('pg').Client} client */
async function showCost(client) {
  const rows = records('people', 0, Math.min(5_000, counts.people), counts);
  /** @type {Record<string, number>} */
  const perSecond = {};
  for (const round of [1, 2, 3]) {
    for (const kind of ['plain', 'indexed']) {
      await client.query('BEGIN');
      if (kind === 'plain') {
        await client.query(`ALTER TABLE mirror_item DISABLE TRIGGER USER;
          DROP INDEX mirror_item_terms_idx, mirror_item_search_vector_idx; DROP INDEX IF EXISTS mirror_item_search_text_idx`);
      }
      const startedAt = performance.now();
      for (let from = 0; from < rows.length; from += 500) await insert(client, 'people', rows.slice(from, from + 500));
      const speed = rows.length / ((performance.now() - startedAt) / 1000);
      perSecond[kind] = Math.max(round === 1 ? 0 : (perSecond[kind] ?? 0), speed);
      await client.query('ROLLBACK');
    }
  }
  const { plain = 0, indexed = 0 } = perSecond;
  console.log(
    `writing people: ${plain.toFixed(0)} rows/s plain, ${indexed.toFixed(0)} rows/s with indexes (${(indexed / plain).toFixed(2)})`,
  );
}

/** @param {import('pg').Client} client */
async function fill(client) {
  const startedAt = performance.now();
  for (const [object, count] of Object.entries(counts)) {
    for (let from = 0; from < count; from += 500) {
      await insert(client, object, records(object, from, Math.min(count, from + 500), counts));
    }
  }
  console.log(`${total} records written in ${((performance.now() - startedAt) / 1000).toFixed(0)} s`);
}

/** @param {import('pg').Client} client @param {string} object @param {object[]} rows */
async function insert(client, object, rows) {
  await client.query(
    `INSERT INTO mirror_item (kind, scope_id, item_id, workspace_id, values, content_hash, attio_created_at, lookup_keys,
                              observed_at)
     SELECT 'record', $1, r."itemId", $2, r.values, r."contentHash", r."attioCreatedAt", r."lookupKeys", r."observedAt"
       FROM jsonb_to_recordset($3::jsonb)
            AS r("itemId" uuid, values jsonb, "contentHash" text, "attioCreatedAt" timestamptz, "lookupKeys" text[],
                 "observedAt" timestamptz)
         ON CONFLICT DO NOTHING`,
    [idOf(object), idOf('workspace'), JSON.stringify(rows)],
  );
}

/** @param {number} n */
function emailOf(n) {
  const [record] = records('people', n, n + 1, counts);
  const [value] = record?.values[idOf('people.email_addresses')] ?? [];
  return String(Object(value).email_address);
}
