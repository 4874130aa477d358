// @ts-check
import { byAttributeId, renderValues } from '../attio-people.mjs';
import { connections } from '../harness/stage.mjs';
import { figure } from '../harness/figures.mjs';
import { filledDatabase } from '../harness/runs.mjs';
import { OBJECT, recordId, WORKSPACE } from '../page-server.mjs';

const SLICE = 500;
const CONNECTIONS = 4;
/** Statements made ready at a time. */
const BATCH = 20;

/** @type {import('./index.mjs').Suite} */
export const backfill = {
  title: 'people of about 6 KB into an empty database',
  usual: { size: 100_000, repeat: 5 },
  quick: { size: 2_000, repeat: 1 },
  run: async (stage, { size, repeat, say }) => {
    const pages = await stage.startPages({ rows: size });
    /** @type {Record<'at once' | 'slow' | 'indexed' | 'bare', number[]>} */
    const perSecond = { 'at once': [], slow: [], indexed: [], bare: [] };
    await fill(stage, pages.baseUrl, 'warm-up', say);
    for (let round = 1; round <= repeat; round++) {
      await pages.control({ latencyMs: 0 });
      perSecond['at once'].push(await fill(stage, pages.baseUrl, `round ${round}, 0 ms a page`, say));
      await pages.control({ latencyMs: 100 });
      perSecond.slow.push(await fill(stage, pages.baseUrl, `round ${round}, 100 ms a page`, say));
      for (const table of /** @type {const} */ (['indexed', 'bare'])) {
        perSecond[table].push(await upsertAll(stage, size, table));
        say(`round ${round}, plain upserts, ${table}: ${perSecond[table].at(-1)?.toFixed(0)} records/s`);
      }
    }
    await pages.stop();
    const unit = 'records/s';
    const upserts = { name: 'upserts into the same table', runs: perSecond.indexed };
    return [
      figure({
        ...{ suite: 'backfill', name: '0 ms a page', unit, runs: perSecond['at once'], ceiling: upserts },
        goal: { text: '≥ 0.5', holds: (_, ratio) => ratio >= 0.5 },
      }),
      figure({
        ...{ suite: 'backfill', name: '100 ms a page', unit, runs: perSecond.slow, ceiling: upserts },
        goal: { text: '≥ 5,000 records/s', holds: (median) => median >= 5_000 },
      }),
      figure({
        ...{ suite: 'backfill', name: '0 ms, beside a bare table', unit, runs: perSecond['at once'] },
        ceiling: { name: 'upserts, primary key alone', runs: perSecond.bare },
      }),
    ];
  },
};

/**
 * @param {import('../harness/stage.mjs').Stage} stage @param {string} baseUrl @param {string} what
 * @param {(text: string) => void} say
 * @returns {Promise<number>} records per second
 */
async function fill(stage, baseUrl, what, say) {
  const { database, worker, run } = await filledDatabase(stage, baseUrl);
  const { rows } = await database.pool.query('SELECT count(*)::int AS n FROM mirror_item');
  if (rows[0].n !== run.rows) throw new Error(`${rows[0].n} of ${run.rows} records are in the mirror`);
  await worker.stop();
  await database.drop();
  const perSecond = run.rows / run.seconds;
  say(`${what}: ${perSecond.toFixed(0)} records/s, ${run.requests} requests`);
  return perSecond;
}

/**
 * The ceiling: the same rows, ready to be sent, by plain upserts of many rows.
 * @param {import('../harness/stage.mjs').Stage} stage @param {number} size
 * @param {'indexed' | 'bare'} table the mirror's own with all its indexes, or a copy with a primary key alone
 * @returns {Promise<number>} records per second
 */
async function upsertAll(stage, size, table) {
  const database = await stage.newDatabase();
  const name = table === 'indexed' ? 'mirror_item' : 'bare_item';
  if (table === 'bare') {
    await database.pool.query(
      'CREATE TABLE bare_item (LIKE mirror_item INCLUDING DEFAULTS INCLUDING COMPRESSION, PRIMARY KEY (kind, scope_id, item_id))',
    );
  }
  const pool = connections(database.url, CONNECTIONS);
  let sendingMs = 0;
  for (let from = 0; from < size; from += SLICE * BATCH) {
    // Made before the clock runs: the ceiling is what Postgres can take.
    const slices = Array.from({ length: BATCH }, (_, index) => from + index * SLICE)
      .filter((first) => first < size)
      .map((first) => rowsOf(first, Math.min(size, first + SLICE)));
    const startedAt = performance.now();
    const work = async () => {
      for (let rows = slices.shift(); rows !== undefined; rows = slices.shift()) {
        await pool.query(upsert(name), [OBJECT, WORKSPACE, rows]);
      }
    };
    await Promise.all(Array.from({ length: CONNECTIONS }, work));
    sendingMs += performance.now() - startedAt;
  }
  await pool.end();
  await database.drop();
  return size / (sendingMs / 1_000);
}

/** @param {number} from @param {number} to @returns {string} JSON */
function rowsOf(from, to) {
  const rows = [];
  for (let number = from; number < to; number++) {
    const id = recordId(number);
    const at = new Date(Date.UTC(2020, 0, 1) + number * 1_000).toISOString();
    const values = JSON.stringify(byAttributeId(renderValues({ id, number, at, jobSuffix: '' })));
    rows.push(`{"id":"${id}","at":"${at}","values":${values},"hash":"${String(number).padStart(22, 'h')}",
      "keys":["${OBJECT}:person-${number}@example.com"],"url":"https://app.attio.com/pages/person/${id}"}`);
  }
  return `[${rows.join(',')}]`;
}

/** @param {string} table */
function upsert(table) {
  return `
    INSERT INTO ${table} (kind, scope_id, item_id, workspace_id, values, content_hash, web_url, attio_created_at,
                          lookup_keys, observed_at)
    SELECT 'record', $1::uuid, r.id, $2::uuid, r.values, r.hash, r.url, r.at, r.keys, now()
      FROM jsonb_to_recordset($3::jsonb)
           AS r(id uuid, at timestamptz, values jsonb, hash text, keys text[], url text)
        ON CONFLICT (kind, scope_id, item_id) DO UPDATE
       SET values = EXCLUDED.values, content_hash = EXCLUDED.content_hash, observed_at = EXCLUDED.observed_at`;
}
