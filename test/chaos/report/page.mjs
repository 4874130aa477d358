// @ts-check
import { scenarios } from '../scenarios/index.mjs';
import { explain, mechanisms } from '../switches.mjs';

/** @typedef {import('./report.mjs').Row} Row */

/** The page for people, out of the kept figures. @param {import('./report.mjs').Data} data */
export function page({ machine, version, runs, switches }) {
  const mixed = runs.filter(({ scenario }) => scenario === 'random');
  const dates = runs.map(({ date }) => date).sort();
  const single = scenarios.flatMap((scenario) => {
    const rows = runs.filter((row) => row.scenario === scenario.name);
    return rows.length === 0 ? [] : [tableRow(`${scenario.title} (\`${scenario.name}\`)`, rows)];
  });
  return `# Reliability

Written by \`npm run chaos -- --report\` and \`npm run chaos:switches -- --report\`; do not edit. The figures of each
single run are in [reliability.json](reliability.json). How it is measured: [test/chaos/README.md](../test/chaos/README.md).

- Dates: ${dates[0] ?? '–'} to ${dates.at(-1) ?? '–'}; last run at version \`${version}\`
- Machine: ${machine}, shared by the harness, the simulated Attio, Postgres, Redis, the api and the workers
- Load: ${rates(runs.filter(({ scenario }) => scenario !== 'burst' && scenario !== 'hidden-records'))} (reached, on average)

**lost**: an accepted delivery or write that did not come to an end, or a person's value that we replaced and that
stands nowhere. **doubled**: carried out, made, stored or told twice. **stale**: differs from Attio at the end.
**false deletes**: tombstoned at any time though Attio has it. **other**: the change log does not replay to the mirror,
or a claim of the scenario's own. **in agreement**: seconds from the end of the load or of the fault until nothing is
open and the mirror equals Attio; the worst seed. **beyond**: writing calls carried out beyond one per ticket; the sum.
**p99**: milliseconds until a change in Attio shows in the mirror, and until a write is answered, while the fault lasts
and afterwards; the median of the seeds. A write is asked again until it is answered, and the clock goes on.

## One fault at a time

| scenario | seeds | lost | doubled | stale | false deletes | other | in agreement | calls per change | beyond | p99 visible during / after | p99 answered during / after |
| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |
${single.join('\n')}

## Several faults at once, by seed

${mixed.length} seeds of \`random\`: two to four faults of different parts at the same time, at random moments. A seed is
repeated by \`npm run chaos -- --scenario random --seed N\`.

| scenario | seeds | lost | doubled | stale | false deletes | other | in agreement | calls per change | beyond | p99 visible during / after | p99 answered during / after |
| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |
${mixed.length === 0 ? '' : tableRow('A random mix (`random`)', mixed)}

${failures(runs)}

## What carries it

Each scenario again, with a build that lacks the mechanism it rests on (\`npm run chaos:switches\`): it must fail then.

| scenario | without | what is missing | noticed | lost | doubled | stale | false deletes | other | first fault |
| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |
${switches.map(switchRow).join('\n')}

${notPlayed(switches)}
`;
}

/** @param {string} title @param {Row[]} rows */
function tableRow(title, rows) {
  const sum = (/** @type {(row: Row) => number} */ of) => rows.reduce((total, row) => total + of(row), 0);
  const worst = rows.some(({ convergedInMs }) => convergedInMs === null)
    ? 'never'
    : `${(Math.max(...rows.map(({ convergedInMs }) => convergedInMs ?? 0)) / 1_000).toFixed(1)} s`;
  const perChange =
    sum(({ calls }) => calls.all) /
    Math.max(
      1,
      sum(({ changes, writes }) => changes + writes),
    );
  const pair = (/** @type {'visible' | 'answered'} */ what) =>
    `${median(rows.map(({ latencies }) => latencies[what].during))} / ${median(rows.map(({ latencies }) => latencies[what].after))}`;
  const counts = [
    sum((r) => r.lost),
    sum((r) => r.doubled),
    sum((r) => r.stale),
    sum((r) => r.falseDeletes),
    sum((r) => r.other),
  ];
  const cells = [title, seedsOf(rows), ...counts, worst, perChange.toFixed(2), sum(({ calls }) => calls.beyond)];
  return `| ${[...cells, pair('visible'), pair('answered')].join(' | ')} |`;
}

/** @param {Row[]} rows e.g. `1–3, 7` */
function seedsOf(rows) {
  const seeds = rows.map(({ seed }) => seed).sort((a, b) => a - b);
  const ranges = [];
  for (let from = 0, to = 0; from < seeds.length; from = to) {
    while (to < seeds.length && seeds[to] === (seeds[from] ?? 0) + to - from) to += 1;
    ranges.push(to - from === 1 ? `${seeds[from]}` : `${seeds[from]}–${seeds[to - 1]}`);
  }
  return ranges.join(', ');
}

/** Every run that was not clean, with the line that repeats it. @param {Row[]} runs */
function failures(runs) {
  const bad = runs.filter((row) => row.lost + row.doubled + row.stale + row.falseDeletes + row.other > 0);
  if (bad.length === 0) return 'No run of these tables failed.';
  const lines = bad.map(
    ({ scenario, seed, seconds }) => `npm run chaos -- --scenario ${scenario} --seed ${seed} --seconds ${seconds}`,
  );
  return `Runs that failed, and how to repeat them:\n\n\`\`\`sh\n${lines.join('\n')}\n\`\`\``;
}

/** @param {import('./report.mjs').SwitchRow} row */
function switchRow({ scenario, mechanism, noticed, counts, fault }) {
  const told = fault.replaceAll('|', '/').slice(0, 160);
  const numbers = ['lost', 'doubled', 'stale', 'falseDeletes', 'other'].map((name) => counts[name] ?? 0);
  const what = mechanism in mechanisms ? explain(mechanism) : '';
  return `| \`${scenario}\` | ${mechanism} | ${what} | ${noticed ? 'yes' : '**no**'} | ${numbers.join(' | ')} | ${told} |`;
}

/** @param {Row[]} rows */
function rates(rows) {
  const mean = (/** @type {number[]} */ list) => list.reduce((sum, one) => sum + one, 0) / Math.max(1, list.length);
  const changes = mean(rows.map((row) => row.rates.changes));
  const writes = mean(rows.map((row) => row.rates.writes));
  return `${changes.toFixed(1)} changes in Attio and ${writes.toFixed(1)} local writes a second`;
}

/** @param {(number | null)[]} times */
function median(times) {
  const sorted = times.filter((time) => time !== null).sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? '–';
}

/** @param {import('./report.mjs').SwitchRow[]} switches */
function notPlayed(switches) {
  const left = scenarios.filter(({ name }) => !switches.some((row) => row.scenario === name)).length;
  if (left === 0) return `All ${scenarios.length} scenarios have been played without their mechanism.`;
  return `${left} of ${scenarios.length} scenarios have not been played without their mechanism yet.`;
}
