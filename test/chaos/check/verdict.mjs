// @ts-check
import { checkDeliveries } from './deliveries.mjs';
import { replay } from './log.mjs';
import { differences, readTruth } from './mirror.mjs';
import { checkReplaced, checkWrites } from './writes.mjs';

/**
 * Everything that went wrong, one sentence each.
 * @typedef {object} Verdict
 * @property {string[]} lost accepted and not carried to an end, or a person's value that stands nowhere
 * @property {string[]} doubled
 * @property {string[]} stale the mirror is not as Attio is
 * @property {string[]} falseDeletes tombstoned at any time, though Attio has it
 * @property {string[]} other the change log does not replay, or a claim of the scenario's own does not hold
 */

/** Below this share of the load that was asked for, a run says nothing: without any load all would be well. */
const ENOUGH = 0.25;

/**
 * @param {import('../rig/run.mjs').Run} run
 * @param {Awaited<ReturnType<typeof import('./log.mjs').snapshot>>} before
 * @param {{ convergedInMs: number | null, left: Record<string, number> }} convergence
 */
export async function judge(run, before, convergence) {
  const { scenario } = run.options;
  const [deliveries, writes] = [await checkDeliveries(run), await checkWrites(run)];
  const log = await replay(run, before);
  const stale = (await differences(run)).map(({ key, what, attio, mirror }) => {
    return `${key} is ${what}${attio === undefined || mirror === undefined ? '' : `: ${firstDifference(attio, mirror)}`}`;
  });
  const left = Object.entries(convergence.left).filter(([, count]) => count > 0);
  const unfinished = left.map(([what, count]) => `${count} ${what} left open when the time was over`);
  /** @type {Verdict} */
  const verdict = {
    lost: [...deliveries.lost, ...writes.lost, ...(await checkReplaced(run))],
    doubled: [...deliveries.doubled, ...writes.doubled, ...log.twice],
    stale,
    falseDeletes: await falseDeletes(run),
    other: [...unfinished, ...log.faults, ...tooLittle(run.parts().load), ...((await scenario.claims?.(run)) ?? [])],
  };
  if (deliveries.failed > (scenario.mayFail ?? 0)) verdict.other.push(`${deliveries.failed} deliveries failed`);
  return { verdict, tickets: writes.tickets, refused: writes.refused };
}

/** @param {Verdict} verdict */
export function isClean(verdict) {
  return Object.values(verdict).every((list) => list.length === 0);
}

/**
 * @param {Pick<import('../rig/load.mjs').Load, 'pace' | 'rates'>} load
 * @returns {string[]} one sentence for each kind of load of which too little came about
 */
export function tooLittle(load) {
  const { pace } = load;
  const reached = load.rates();
  return [
    { what: 'changes in Attio', asked: pace.changesPerSecond, got: reached.changes },
    { what: 'local writes', asked: pace.writesPerSecond, got: reached.writes },
  ]
    .filter(({ asked, got }) => got < asked * ENOUGH)
    .map(({ what, asked, got }) => `too little load to judge by: ${got.toFixed(1)} of ${asked} ${what} a second`);
}

/** Ids never come back in these runs, so whatever is alive now was alive all the time. @param {import('../rig/run.mjs').Run} run */
async function falseDeletes(run) {
  const alive = new Set([...(await readTruth(run)).keys()].map((key) => key.split(' ')[2]));
  const gone = await run.query(
    `SELECT item_id, min(sequence) AS sequence FROM change_log WHERE operation IN ('delete', 'merge') GROUP BY item_id
     UNION SELECT item_id, NULL FROM mirror_item WHERE deleted_at IS NOT NULL`,
  );
  return gone
    .filter(({ item_id: id }) => alive.has(id))
    .map(({ item_id: id, sequence }) => `${id} was tombstoned (change ${sequence ?? 'not logged'}) and is alive`);
}

/** A window around the first place where two texts part. @param {string} attio @param {string} mirror */
function firstDifference(attio, mirror) {
  let at = 0;
  while (at < attio.length && attio[at] === mirror[at]) at += 1;
  const from = Math.max(0, at - 60);
  return `Attio …${attio.slice(from, at + 60)}… mirror …${mirror.slice(from, at + 60)}…`;
}
