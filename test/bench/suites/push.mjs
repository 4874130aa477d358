// @ts-check
import { figure } from '../harness/figures.mjs';
import { allFilled, until } from './freshness.mjs';

const ATTIO_WRITES = 25;
const WRITERS = 8;

/** @type {import('./index.mjs').Suite} */
export const push = {
  title: 'local edits on as many records, until Attio has them all',
  usual: { size: 5_000, repeat: 1 },
  quick: { size: 20, repeat: 1 },
  run: async (stage, { size, repeat, say }) => {
    const sandbox = await stage.startSandbox(['--people', String(size), '--companies', '20', '--deals', '5']);
    const database = await stage.newDatabase();
    const env = { PUSH_LOST_UPDATE_CHECK: 'people' };
    const worker = await stage.startWorker(database, sandbox.baseUrl, env);
    const api = await stage.startApi(database, sandbox.baseUrl, env);
    await allFilled(database.pool);
    const { ids } = await sandbox.call('/_sandbox/truth/objects/people');
    /** @type {number[]} */
    const perSecond = [];
    let unfinished = 0;
    let refused = 0;
    for (let round = 1; round <= repeat; round++) {
      await worker.stop();
      await editAll(api, ids.slice(0, size), round);
      const before = await refusals(sandbox.call);
      const again = await stage.startWorker(database, sandbox.baseUrl, env);
      await until(async () => {
        const { rows } = await database.pool.query(
          `SELECT count(*)::int AS n FROM local_edit WHERE state IN ('pending', 'pushing')`,
        );
        return rows[0].n === 0;
      });
      await again.stop();
      const { rows } = await database.pool.query(
        `SELECT count(*) FILTER (WHERE state = 'applied')::int AS applied,
                extract(epoch FROM max(finished_at) - min(finished_at))::float8 AS seconds
           FROM (SELECT * FROM local_edit ORDER BY position DESC LIMIT $1) newest`,
        [size],
      );
      unfinished += size - rows[0].applied;
      perSecond.push((rows[0].applied - 1) / rows[0].seconds);
      refused += (await refusals(sandbox.call)) - before;
      say(`round ${round}: ${perSecond.at(-1)?.toFixed(2)} a second, ${unfinished} not applied, ${refused} refused`);
    }
    await api.stop();
    await sandbox.stop();
    await database.drop();
    const suite = 'push';
    const none = { text: '0', holds: (/** @type {number} */ median) => median === 0 };
    return [
      figure({
        ...{ suite, name: `${size.toLocaleString('en-US')} edits`, unit: 'edits/s', runs: perSecond },
        ceiling: { name: "Attio's limit", runs: [ATTIO_WRITES] },
        goal: { text: '≥ 24/s', holds: (median) => median >= 24 },
      }),
      figure({ suite, name: 'refused by Attio for their pace', unit: 'calls', runs: [refused], goal: none }),
      figure({ suite, name: 'not applied', unit: 'edits', runs: [unfinished], goal: none }),
    ];
  },
};

/** @param {{ origin: string, headers: Record<string, string> }} api @param {string[]} ids @param {number} round */
async function editAll({ origin, headers }, ids, round) {
  const left = [...ids];
  const work = async () => {
    for (let id = left.pop(); id !== undefined; id = left.pop()) {
      const body = JSON.stringify({ data: { values: { job_title: `local ${round} ${id}` } } });
      const response = await fetch(`${origin}/v1/objects/people/records/${id}`, { method: 'PATCH', headers, body });
      if (response.status !== 202) throw new Error(`An edit was answered ${response.status}`);
      await response.arrayBuffer();
    }
  };
  await Promise.all(Array.from({ length: WRITERS }, work));
}

/** Calls answered 429 so far. @param {(path: string) => Promise<any>} call @returns {Promise<number>} */
async function refusals(call) {
  const { counters } = await call('/_sandbox/calls?limit=1');
  return Number(counters.by_status['429'] ?? 0);
}
