// @ts-check
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';

/** @typedef {import('./scenario.mjs').Scenario} Scenario */

/** @type {Scenario} */
const restarted = {
  name: 'postgres-restarted',
  title: 'Postgres stopped and started, in order and by `kill -9`',
  switch: 'sweeper',
  part: 'postgres',
  async fault(run, { ms }) {
    const { postgres } = run.servers;
    const end = Date.now() + ms;
    for (let turn = 0; Date.now() < end; turn += 1) {
      await postgres.stop(turn % 2 === 0 ? 'SIGINT' : 'SIGKILL');
      await wait(run.random.between(300, 1_500));
      await postgres.start();
      await wait(run.random.between(3_000, 5_000));
    }
  },
};

/** @type {Scenario} */
const refusing = {
  name: 'postgres-refusing',
  title: 'Postgres refuses every connection (30 s, scaled)',
  switch: 'sweeper',
  part: 'postgres',
  async fault(run, { ms }) {
    const { postgres } = run.servers;
    await postgres.allow(run.database, false);
    await postgres.cut(run.database);
    await wait(ms);
    await postgres.allow(run.database, true);
  },
};

/** @type {Scenario} */
const connectionsCut = {
  name: 'connections-cut',
  title: 'Connections to Postgres cut every 0.2–1 s',
  switch: 'sweeper',
  part: 'postgres',
  async fault(run, { ms }) {
    const end = Date.now() + ms;
    while (Date.now() < end) {
      await run.servers.postgres.cut(run.database);
      await wait(run.random.between(200, 1_000));
    }
  },
};

/** @type {Scenario} */
const deadlocks = {
  name: 'deadlocks',
  title: 'Deadlocks injected: rows locked in the wrong order',
  switch: 'sweeper',
  part: 'postgres',
  async fault(run, { ms }) {
    const end = Date.now() + ms;
    const client = new pg.Client({ connectionString: run.databaseUrl, application_name: 'chaos' });
    client.on('error', () => {}); // told by the query
    await client.connect();
    // Whoever waits first looks for deadlocks first and is ended: it must not be us.
    await client.query(`SET deadlock_timeout = '20s'`);
    let injected = 0;
    try {
      while (Date.now() < end) {
        await client.query('BEGIN');
        // From the last row up, one at a time; the service goes from the first row down.
        const order = 'ORDER BY kind DESC, scope_id DESC, item_id DESC';
        const { rows } = await client.query(`SELECT kind, scope_id, item_id FROM dirty_mark ${order} LIMIT 30`);
        for (const { kind, scope_id, item_id } of rows) {
          await client.query('SELECT 1 FROM dirty_mark WHERE kind = $1 AND scope_id = $2 AND item_id = $3 FOR UPDATE', [
            kind,
            scope_id,
            item_id,
          ]);
          await client.query(
            'SELECT 1 FROM mirror_item WHERE kind = $1 AND scope_id = $2 AND item_id = $3 FOR UPDATE',
            [kind, scope_id, item_id],
          );
        }
        await client.query('COMMIT');
        injected += rows.length;
        await wait(run.random.between(20, 200));
      }
    } finally {
      await client.end();
    }
    const [{ deadlocks: count }] = await run.query(
      'SELECT deadlocks::int FROM pg_stat_database WHERE datname = current_database()',
    );
    run.notes.told = `${count} deadlocks, ${injected} rows locked`;
  },
};

export const postgresScenarios = [restarted, refusing, connectionsCut, deadlocks];
