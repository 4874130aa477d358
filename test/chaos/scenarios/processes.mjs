// @ts-check
import { setTimeout as wait } from 'node:timers/promises';
import { PostgresProxy } from '../rig/postgres-proxy.mjs';

/** @typedef {import('./scenario.mjs').Scenario} Scenario */

/** @type {Scenario} */
const workerKilled = {
  name: 'worker-killed',
  title: '`kill -9` of the worker every 2–5 s',
  switch: 'sweeper',
  part: 'worker',
  async fault(run, { ms }) {
    const { apps } = run.parts();
    const end = Date.now() + ms;
    while (Date.now() < end) {
      await wait(run.random.between(2_000, 5_000));
      await apps.kill(run.random.pick(apps.workers) ?? '');
      apps.startAll();
    }
  },
};

/** @type {Scenario} */
const apiKilled = {
  name: 'api-killed-before-answer',
  title: '`kill -9` of the api between commit and answer',
  switch: 'dedupe',
  async prepare(run) {
    run.notes.proxy = await PostgresProxy.start(run.servers.postgres.port);
    run.apiDatabaseUrl = run.notes.proxy.urlOf(run.databaseUrl ?? '');
  },
  async fault(run, { ms }) {
    const { apps } = run.parts();
    const end = Date.now() + ms;
    let kills = 0;
    while (Date.now() < end) {
      await run.notes.proxy.untilCommit(() => apps.kill('api'));
      kills += 1;
      await apps.startReady('api');
      await wait(run.random.between(200, 1_000));
    }
    run.notes.kills = kills;
  },
  async claims(run) {
    return run.notes.kills > 0 ? [] : ['the api was never killed'];
  },
  async cleanUp(run) {
    await run.notes.proxy?.stop();
  },
};

/** @type {Scenario} */
const killedAfterCreate = {
  name: 'killed-after-create',
  title: '`kill -9` of the worker after Attio applied a create',
  switch: 'read-back',
  async fault(run, { ms }) {
    const { apps, sandbox } = run.parts();
    const end = Date.now() + ms;
    let kills = 0;
    while (Date.now() < end) {
      // Attio does it and never answers: the worker is waiting when it dies.
      const route = run.random.pick(['*/objects/deals/records', '*/notes', '*/tasks', '*/objects/companies/records']);
      const remove = await sandbox.faults({ kind: 'timeout_after_commit', budget: 'write', path: route, times: 1 });
      const isDone = async () => (await sandbox.call('GET', '/_sandbox/faults')).faults.length === 0;
      while (Date.now() < end && !(await isDone())) await wait(25);
      await remove();
      await apps.kill('worker-1');
      kills += 1;
      apps.startAll();
      await wait(run.random.between(1_500, 3_000));
    }
    run.notes.kills = kills;
  },
};

/** @type {Scenario} */
const rollingRestart = {
  name: 'rolling-restart',
  title: 'Rolling restart of 3 workers, over and over',
  switch: 'sweeper',
  workers: 3,
  async fault(run, { ms }) {
    const { apps } = run.parts();
    const end = Date.now() + ms;
    while (Date.now() < end) {
      for (const worker of apps.workers) {
        await apps.kill(worker, 'SIGTERM');
        await apps.startReady(worker);
      }
    }
  },
};

export const processScenarios = [workerKilled, apiKilled, killedAfterCreate, rollingRestart];
