// @ts-check
import { setTimeout as wait } from 'node:timers/promises';

/** @typedef {import('./scenario.mjs').Scenario} Scenario */

/** @type {Scenario} */
const staleReads = {
  name: 'stale-reads',
  title: 'Every read up to 3 s old',
  switch: 'fence',
  part: 'attio',
  async fault(run, { ms }) {
    await run.parts().sandbox.dials({ reads: { staleMs: 3_000 } });
    await wait(ms);
  },
};

/** @type {Scenario} */
const timeoutAfterCommit = {
  name: 'timeout-after-commit',
  title: 'A fifth of the writes carried out and never answered',
  switch: 'read-back',
  part: 'attio',
  async fault(run, { ms }) {
    await run.parts().sandbox.faults({ kind: 'timeout_after_commit', budget: 'write', probability: 0.2 });
    await wait(ms);
  },
};

export const attioScenarios = [staleReads, timeoutAfterCommit];
