// @ts-check

/** Faults of one kind that are told in full. */
const TOLD = 8;

/**
 * A run in words, for the terminal.
 * @param {import('../play.mjs').Result} result
 * @param {import('../options.mjs').Options} options
 */
export function sentences(result, options) {
  const { verdict, calls, latencies, rates } = result;
  const counts = `lost ${verdict.lost.length}, doubled ${verdict.doubled.length}, stale ${verdict.stale.length}, false deletes ${verdict.falseDeletes.length}, other ${verdict.other.length}`;
  const lines = [
    `${result.isClean ? 'ok  ' : 'FAIL'} ${result.scenario} seed ${result.seed}: ${counts}`,
    `     ${result.changes} changes (${rates.changes.toFixed(1)}/s), ${result.writes} writes (${rates.writes.toFixed(1)}/s); ` +
      `in agreement ${seconds(result.convergedInMs)} after the load; tickets ${JSON.stringify(result.tickets)}, given up ${result.refused}`,
    `     ${calls.all} calls, ${calls.refused} of them 429, ${calls.writes} writes, ${calls.beyond} beyond one per ticket; ` +
      `p99 visible ${ms(latencies.visible.during)} during, ${ms(latencies.visible.after)} after; ` +
      `p99 answered ${ms(latencies.answered.during)} during, ${ms(latencies.answered.after)} after${result.notes ? `; ${result.notes}` : ''}`,
  ];
  for (const [kind, faults] of Object.entries(verdict)) {
    for (const fault of faults.slice(0, TOLD)) lines.push(`     ${kind}: ${fault}`);
    if (faults.length > TOLD) lines.push(`     ${kind}: … and ${faults.length - TOLD} more`);
  }
  if (!result.isClean) lines.push(`     again: ${commandOf(result, options)}`);
  return lines.join('\n');
}

/** The line that repeats a run. @param {import('../play.mjs').Result} result @param {import('../options.mjs').Options} options */
function commandOf({ scenario, seed, seconds: load }, { changesPerSecond, writesPerSecond, without }) {
  const pace =
    changesPerSecond === 25 && writesPerSecond === 10
      ? ''
      : ` --changes ${changesPerSecond} --writes ${writesPerSecond}`;
  return `npm run chaos -- --scenario ${scenario} --seed ${seed} --seconds ${load}${pace}${without ? ` --without ${without}` : ''}`;
}

/** @param {number | null} time */
function ms(time) {
  return time === null ? '–' : `${time} ms`;
}

/** @param {number | null} time */
function seconds(time) {
  return time === null ? 'never' : `${(time / 1_000).toFixed(1)} s`;
}
