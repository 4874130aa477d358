// @ts-check
import { setTimeout as wait } from 'node:timers/promises';

/**
 * @typedef {import('./scenario.mjs').Scenario} Scenario
 * @typedef {import('../rig/run.mjs').Run} Run
 */

/** @param {(run: Run) => Record<string, unknown>[]} faults @returns {Scenario['fault']} */
const withFaults =
  (faults) =>
  async (run, { ms }) => {
    const remove = await run.parts().sandbox.faults(...faults(run));
    await wait(ms);
    await remove();
  };

/** @type {Scenario} */
const staleReads = {
  name: 'stale-reads',
  title: 'Every read up to 3 s old',
  switch: 'fence',
  part: 'attio',
  async fault(run, { ms }) {
    await run.parts().sandbox.dials({ reads: { staleMs: 3_000 } });
    await wait(ms);
    await run.parts().sandbox.dials({ reads: { staleMs: 0 } });
  },
};

/** Minutes of difference between Attio's clock and ours, ahead with odd seeds and behind with even ones. @param {Run} run */
const skewMs = (run) => (run.options.seed % 2 === 0 ? -300_000 : 300_000);

/** @type {Scenario} */
const rateLimits = {
  name: 'rate-limits',
  title: '429 storms, Attio’s clock 5 min ahead (odd seeds) or behind (even), reads up to 1 s old',
  switch: 'fence',
  async prepare(run) {
    const dateSkewMs = skewMs(run);
    await run.sandbox?.dials({ clock: { dateSkewMs, accurateSkewMs: dateSkewMs } });
  },
  async fault(run, { ms }) {
    const { sandbox } = run.parts();
    const end = Date.now() + ms;
    await sandbox.dials({ reads: { staleMs: 1_000 } });
    while (Date.now() < end) {
      const remove = await sandbox.faults({ kind: 'rate_limit', probability: run.random.between(0.5, 1) });
      await wait(run.random.between(500, 2_000));
      await remove();
      await wait(run.random.between(500, 1_500));
    }
  },
};

/** @type {Scenario} */
const errors = {
  name: 'attio-errors',
  title: '5xx 20 %, time-outs, resets in the body, broken JSON, HTML',
  switch: 'read-back',
  part: 'attio',
  fault: withFaults(() => [
    { kind: 'status', status: 503, probability: 0.1 },
    { kind: 'status', status: 500, format: 'html', probability: 0.1 },
    { kind: 'cut_body', probability: 0.05 },
    { kind: 'truncated_json', probability: 0.05 },
    { kind: 'not_json', probability: 0.03 },
    { kind: 'cut_before', probability: 0.03 },
    { kind: 'slow', ms: 4_000, probability: 0.01 },
  ]),
};

/** @type {Scenario} */
const timeoutAfterCommit = {
  name: 'timeout-after-commit',
  title: 'A fifth of the writes carried out and never answered, or cut',
  switch: 'read-back',
  part: 'attio',
  fault: withFaults(() => [
    { kind: 'timeout_after_commit', budget: 'write', probability: 0.1 },
    { kind: 'cut_after_commit', budget: 'write', probability: 0.1 },
  ]),
};

/** @type {Scenario} */
const outage = {
  name: 'outage',
  title: 'Attio away (30 min, scaled); everything waits',
  switch: 'sweeper',
  part: 'attio',
  fault: withFaults(() => [{ kind: 'cut_before', path: '/v2/*' }]),
};

export const attioScenarios = [staleReads, rateLimits, errors, timeoutAfterCommit, outage];
