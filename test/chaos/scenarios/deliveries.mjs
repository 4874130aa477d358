// @ts-check
import { setTimeout as wait } from 'node:timers/promises';

/** @typedef {import('./scenario.mjs').Scenario} Scenario */

/** @param {Record<string, number>} webhooks @param {number} [staleMs] of reads @returns {Scenario['fault']} */
const withDials =
  (webhooks, staleMs = 0) =>
  async (run, { ms }) => {
    const { sandbox } = run.parts();
    await sandbox.dials({ webhooks, ...(staleMs > 0 ? { reads: { staleMs } } : {}) });
    await wait(ms);
    const off = Object.fromEntries(Object.keys(webhooks).map((name) => [name, 0]));
    await sandbox.dials({ webhooks: off, ...(staleMs > 0 ? { reads: { staleMs: 0 } } : {}) });
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
  fault: withDials({ shuffleMs: 3_000 }, 1_000),
};

/** @type {Scenario} */
const delayed = {
  name: 'delayed',
  title: 'Deliveries 2–6 s late, reads up to 1 s old',
  switch: 'fence',
  part: 'deliveries',
  fault: withDials({ delayMinMs: 2_000, delayMaxMs: 6_000 }, 1_000),
};

export const deliveryScenarios = [dropped(1), dropped(10), dropped(100), doubled, shuffled, delayed];
