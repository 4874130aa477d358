// @ts-check
import { UserError } from '../../../scripts/lib/user-error.mjs';
import { attioScenarios } from './attio.mjs';
import { deliveryScenarios } from './deliveries.mjs';
import { processScenarios } from './processes.mjs';
import { redisScenarios } from './redis.mjs';

/** @typedef {import('./scenario.mjs').Scenario} Scenario */

/** In the order of the table. @type {readonly Scenario[]} */
export const scenarios = [...processScenarios, ...redisScenarios, ...deliveryScenarios, ...attioScenarios];

/** @param {string} names separated by commas, or `all` @returns {Scenario[]} @throws UserError */
export function chooseScenarios(names) {
  if (names === 'all') return [...scenarios];
  return names.split(',').map((name) => {
    const scenario = scenarios.find((one) => one.name === name);
    if (scenario === undefined) throw new UserError(`No scenario is called ${name}. There are: ${scenarios.map((one) => one.name).join(', ')}`);
    return scenario;
  });
}
