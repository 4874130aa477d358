// @ts-check
import { parseArgs } from 'node:util';
import { UserError } from '../../scripts/lib/user-error.mjs';

/**
 * Short tours of the harness, by name. `ci` has the faults every installation meets: each part dies once, Attio does
 * things and does not say so, and several faults come at the same time.
 * @type {ReadonlyMap<string, { scenario: string, seconds: string }>}
 */
const SELECTIONS = new Map([
  ['ci', { scenario: 'worker-killed,redis-killed,killed-after-create,timeout-after-commit,random', seconds: '6' }],
]);

export const USAGE = `npm run chaos -- [options]
  --scenario NAME[,NAME…]  all (default), random, or names; --list prints them
  --selection NAME         a short tour: ${[...SELECTIONS.keys()].join(', ')}
  --seed N                 the first seed (1)
  --count N                so many seeds of each (1)
  --minutes N              goes on with further seeds until the time is over
  --seconds N              load of one run (24; random 12)
  --changes N              changes by people a second (25)
  --writes N               writes of internal apps a second (10)
  --without SWITCH         a build that lacks one mechanism: see npm run chaos:switches -- --list
  --report                 puts the results into docs/reliability.md
  --json                   one JSON line per run instead of sentences
  --keep                   keeps the logs of every run, not only of failed ones`;

/** @param {string[]} args @throws UserError for a selection that there is not */
export function readOptions(args) {
  const { values } = parseArgs({
    args,
    options: {
      scenario: { type: 'string' },
      selection: { type: 'string' },
      seed: { type: 'string', default: '1' },
      count: { type: 'string', default: '1' },
      minutes: { type: 'string' },
      seconds: { type: 'string' },
      changes: { type: 'string', default: '25' },
      writes: { type: 'string', default: '10' },
      without: { type: 'string' },
      report: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
      keep: { type: 'boolean', default: false },
      list: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  const selection = values.selection === undefined ? undefined : SELECTIONS.get(values.selection);
  if (values.selection !== undefined && selection === undefined)
    throw new UserError(`No selection is called ${values.selection}. There are: ${[...SELECTIONS.keys()].join(', ')}`);
  const seconds = values.seconds ?? selection?.seconds;
  return {
    ...values,
    scenario: values.scenario ?? selection?.scenario ?? 'all',
    seed: Number(values.seed),
    count: Number(values.count),
    minutes: values.minutes === undefined ? undefined : Number(values.minutes),
    seconds: seconds === undefined ? undefined : Number(seconds),
    changesPerSecond: Number(values.changes),
    writesPerSecond: Number(values.writes),
  };
}

/** @typedef {ReturnType<typeof readOptions>} Options */
