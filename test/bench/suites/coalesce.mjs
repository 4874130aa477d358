// @ts-check
import { setTimeout as wait } from 'node:timers/promises';
import { delivery } from '../harness/deliveries.mjs';
import { figure } from '../harness/figures.mjs';
import { flatOut } from '../harness/load.mjs';
import { filledDatabase } from '../harness/runs.mjs';

const THINGS = 50;
const SENDERS = 16;

/** @type {import('./index.mjs').Suite} */
export const coalesce = {
  title: `a storm of events on ${THINGS} records`,
  usual: { size: 5_000, repeat: 5 },
  quick: { size: 200, repeat: 1 },
  run: async (stage, { size, repeat, say }) => {
    const pages = await stage.startPages({ rows: THINGS });
    const { database, worker } = await filledDatabase(stage, pages.baseUrl);
    const api = await stage.startApi(database, pages.baseUrl);
    /** @type {number[]} */
    const reads = [];
    for (let round = 1; round <= repeat; round++) {
      const before = (await pages.stats()).requests ?? 0;
      let sent = 0;
      const next = () => delivery(sent++ % THINGS);
      await flatOut(api.origin, { connections: SENDERS, count: size, next });
      for (;;) {
        const { rows } = await database.pool.query(`SELECT count(*)::int AS n FROM delivery WHERE state = 'pending'`);
        if (rows[0].n === 0) break;
        await wait(50);
      }
      reads.push(((await pages.stats()).requests ?? 0) - before);
      say(`round ${round}: ${reads.at(-1)} reads for ${sent} events`);
    }
    await api.stop();
    await worker.stop();
    await pages.stop();
    await database.drop();
    return [
      figure({
        ...{ suite: 'coalesce', name: `${size.toLocaleString('en-US')} events on ${THINGS} records`, unit: 'reads' },
        ...{ runs: reads, ceiling: { name: 'all at once', runs: [1] } },
        goal: { text: '≤ 20', holds: (median) => median <= 20 },
      }),
    ];
  },
};
