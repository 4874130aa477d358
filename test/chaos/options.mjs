// @ts-check
import { parseArgs } from 'node:util';

export const USAGE = `npm run chaos -- [options]
  --scenario NAME[,NAME…]  all (default), random, or names; --list prints them
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

/** @param {string[]} args */
export function readOptions(args) {
  const { values } = parseArgs({
    args,
    options: {
      scenario: { type: 'string', default: 'all' },
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
  return {
    ...values,
    seed: Number(values.seed),
    count: Number(values.count),
    minutes: values.minutes === undefined ? undefined : Number(values.minutes),
    seconds: values.seconds === undefined ? undefined : Number(values.seconds),
    changesPerSecond: Number(values.changes),
    writesPerSecond: Number(values.writes),
  };
}

/** @typedef {ReturnType<typeof readOptions>} Options */
