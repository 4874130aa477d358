// @ts-check
import { setTimeout as wait } from 'node:timers/promises';
import { AttioProxy } from '../rig/attio-proxy.mjs';
import { reconcileAll, untilRunsEnd } from '../rig/converge.mjs';

/** @typedef {import('./scenario.mjs').Scenario} Scenario */

const KILLS = 10;
const EVERY_SECONDS = 2;

/** @type {Scenario} */
const killedInBackfill = {
  name: 'killed-in-backfill',
  title: `\`kill -9\` of the worker in the middle of the first backfill, ${KILLS} times`,
  switch: 'sweeper',
  size: { people: 2_000 },
  env: { SYNC_PAGE_SIZE: '20', RUNS_LEASE_MS: '1500' },
  async prepare(run) {
    await run.sandbox?.faults({ kind: 'slow', ms: 250, path: '*/records/query' });
  },
  async duringBackfill(run) {
    const { apps, sandbox } = run;
    if (!apps || !sandbox) return;
    let kills = 0;
    for (; kills < KILLS; kills += 1) {
      const open = async () => (await run.query(`SELECT 1 FROM sync_run WHERE state IN ('queued', 'running')`)).length;
      if ((await open()) === 0) break;
      await wait(run.random.between(300, 1_200));
      await apps.kill('worker-1');
      await apps.startReady('worker-1');
    }
    run.notes.told = `${kills} kills before it was complete`;
    await sandbox.call('DELETE', '/_sandbox/faults');
  },
  async fault(_run, { ms }) {
    await wait(ms);
  },
};

/** @type {Scenario} */
const emptyPages = {
  name: 'empty-pages',
  title: 'A third of all pages empty, without an error, while everything is reconciled',
  switch: 'confirmation',
  async fault(run, { ms }) {
    const end = Date.now() + ms;
    const remove = await run.parts().sandbox.faults({ kind: 'empty_page', probability: 0.33 });
    while (Date.now() < end) await reconcileAll(run);
    await remove();
  },
};

/** @type {Scenario} */
const hiddenRecords = {
  name: 'hidden-records',
  title: 'Half of the people hidden from the token, one by one and in lists, while they are reconciled',
  switch: 'belt',
  // Whom Attio calls gone in answer to an event is gone; the belt is about scans.
  pace: { changesPerSecond: 0, writesPerSecond: 0 },
  async prepare(run) {
    run.notes.proxy = await AttioProxy.start(run.sandbox?.origin ?? '');
    run.attioBaseUrl = run.notes.proxy.baseUrl;
  },
  async fault(run) {
    const { ids } = await run.parts().sandbox.call('GET', '/_sandbox/truth/objects/people');
    const hidden = new Set(ids.filter((/** @type {string} */ _id, /** @type {number} */ index) => index % 2 === 0));
    const { sandbox } = run.parts();
    run.notes.proxy.rewrite = async (
      /** @type {string} */ path,
      /** @type {import('../rig/attio-proxy.mjs').Answer} */ answer,
      /** @type {any} */ asked,
    ) => {
      if (hidden.has(path.split('/').at(-1) ?? '')) return { status: 404, body: NOT_FOUND };
      if (!path.endsWith('/records/query')) return answer;
      // As if they were not there: pages are counted without them.
      const { limit = 500, offset = 0, ...rest } = asked ?? {};
      const all = await sandbox.call('POST', path, { ...rest, limit: 500 });
      const visible = all.data.filter((/** @type {any} */ { id }) => !hidden.has(id.record_id));
      return { ...answer, body: { data: visible.slice(offset, offset + limit) } };
    };
    const [people] = await run.query(`SELECT collection_id AS id FROM collection WHERE api_slug = 'people'`);
    const { data } = await run.api('POST', '/v1/sync/runs', {
      kind: 'record',
      object: people.id,
      purpose: 'reconcile',
    });
    await untilRunsEnd(run);
    const [ended] = await run.query('SELECT state, error FROM sync_run WHERE run_id = $1', [data.id]);
    run.notes.state = ended?.state;
    run.notes.told = `${hidden.size} of ${ids.length} hidden; the run ${ended?.state}: ${ended?.error}`;
    run.notes.proxy.rewrite = null;
  },
  async claims(run) {
    return run.notes.state === 'stopped' ? [] : [`the run ended as ${run.notes.state} instead of being stopped`];
  },
  async cleanUp(run) {
    await run.notes.proxy?.stop();
  },
};

const NOT_FOUND = {
  status_code: 404,
  type: 'invalid_request_error',
  code: 'not_found',
  message: 'Could not find a record with this id.',
};

/** @type {Scenario} */
const twoSchedulers = {
  name: 'two-schedulers',
  title: `Two workers with one schedule: every object reconciled every ${EVERY_SECONDS} s`,
  switch: 'turns',
  workers: 2,
  env: { SCHEDULES: JSON.stringify({ '*': `*/${EVERY_SECONDS} * * * * *` }) },
  async fault(run, { ms }) {
    await wait(ms);
    const [row] = await run.query(
      `SELECT coalesce(max(n), 0)::int AS most, coalesce(sum(n), 0)::int AS runs,
              extract(epoch FROM clock_timestamp() - min(first)) AS seconds
         FROM (SELECT count(*) AS n, min(created_at) AS first FROM sync_run
                WHERE trigger = 'schedule' AND purpose = 'reconcile' GROUP BY kind, scope_id) s`,
    );
    run.notes.turns = { most: row.most, allowed: Math.ceil(Number(row.seconds) / EVERY_SECONDS) + 1 };
    run.notes.told = `${row.runs} scheduled runs, at most ${row.most} of one object in ${run.notes.turns.allowed} turns`;
  },
  async claims(run) {
    const { most, allowed } = run.notes.turns;
    const overlapping = await run.query(
      `SELECT 1 FROM sync_run a JOIN sync_run b
           ON a.kind = b.kind AND a.scope_id = b.scope_id AND a.run_id < b.run_id AND a.started_at IS NOT NULL
          AND b.started_at IS NOT NULL AND a.started_at < coalesce(b.finished_at, 'infinity')
          AND b.started_at < coalesce(a.finished_at, 'infinity')`,
    );
    return [
      ...(most === 0 ? ['the schedule started nothing'] : []),
      ...(most > allowed ? [`an object was reconciled ${most} times in ${allowed} turns`] : []),
      ...(overlapping.length > 0 ? [`${overlapping.length} pairs of runs of one object overlapped`] : []),
    ];
  },
};

export const runScenarios = [killedInBackfill, emptyPages, hiddenRecords, twoSchedulers];
