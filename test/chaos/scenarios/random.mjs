// @ts-check
import { setTimeout as wait } from 'node:timers/promises';

/** @typedef {import('./scenario.mjs').Scenario} Scenario */

const PARTS = ['worker', 'redis', 'postgres', 'deliveries', 'attio'];

/**
 * Two to four faults of different parts at once, each at a random moment and for a random time, by the seed.
 * @param {readonly Scenario[]} all @returns {Scenario}
 */
export function randomScenario(all) {
  return {
    name: 'random',
    title: 'A random mix of 2–4 faults at once',
    switch: 'sweeper',
    workers: 2,
    // Whether deliveries are lost for good depends on the mix; a reconciliation does not hurt the others.
    needsReconciliation: true,
    async fault(run, { ms }) {
      const { random } = run;
      const parts = random.sample(PARTS, 2 + Math.floor(random.next() * 3));
      const chosen = parts.flatMap((part) => {
        const able = all.filter((one) => one.part === part && (!one.needsRealRedis || run.servers.redis.isReal));
        return random.pick(able) ?? [];
      });
      run.notes.told = chosen.map(({ name }) => name).join(' + ');
      await Promise.all(
        chosen.map(async (one) => {
          const from = random.between(0, ms * 0.4);
          const length = random.between(ms * 0.3, ms - from);
          await wait(from);
          await one.fault(run, { ms: length });
        }),
      );
    },
  };
}
