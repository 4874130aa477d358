// @ts-check
import { setTimeout as wait } from 'node:timers/promises';

/** @typedef {import('./scenario.mjs').Scenario} Scenario */

/** @param {Record<string, unknown>} webhooks @param {Record<string, unknown>} [others] @returns {Scenario['fault']} */
const withDials =
  (webhooks, others = {}) =>
  async (run, { ms }) => {
    await run.parts().sandbox.dials({ webhooks, ...others });
    await wait(ms);
  };

/** @param {number} percent @returns {Scenario} */
const dropped = (percent) => ({
  name: `dropped-${percent}`,
  title: `${percent} % of deliveries dropped`,
  switch: 'reconciliation',
  needsReconciliation: true,
  ...(percent === 10 ? { part: /** @type {const} */ ('deliveries') } : {}),
  fault: withDials({ dropRate: percent / 100 }),
});

/** @type {Scenario} */
const doubled = {
  name: 'doubled',
  title: 'Every delivery sent twice',
  switch: 'dedupe',
  part: 'deliveries',
  fault: withDials({ duplicateRate: 1, shuffleMs: 500 }),
};

/** @type {Scenario} */
const shuffled = {
  name: 'shuffled',
  title: 'Deliveries shuffled over 3 s, reads up to 1 s old',
  switch: 'fence',
  part: 'deliveries',
  fault: withDials({ shuffleMs: 3_000 }, { reads: { staleMs: 1_000 } }),
};

/** @type {Scenario} */
const delayed = {
  name: 'delayed',
  title: 'Deliveries 2–6 s late, reads up to 1 s old',
  switch: 'fence',
  part: 'deliveries',
  fault: withDials({ delayMinMs: 2_000, delayMaxMs: 6_000 }, { reads: { staleMs: 1_000 } }),
};

export const deliveryScenarios = [dropped(1), dropped(10), dropped(100), doubled, shuffled, delayed];
