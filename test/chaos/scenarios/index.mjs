// @ts-check
import { UserError } from '../../../scripts/lib/user-error.mjs';
import { attioScenarios } from './attio.mjs';
import { deliveryScenarios } from './deliveries.mjs';
import { intruderScenarios } from './intruders.mjs';
import { peopleScenarios } from './people.mjs';
import { postgresScenarios } from './postgres.mjs';
import { processScenarios } from './processes.mjs';
import { randomScenario } from './random.mjs';
import { redisScenarios } from './redis.mjs';
import { runScenarios } from './runs.mjs';

/** @typedef {import('./scenario.mjs').Scenario} Scenario */

/** In the order of the table. @type {readonly Scenario[]} */
export const scenarios = [
  ...processScenarios,
  ...redisScenarios,
  ...postgresScenarios,
  ...deliveryScenarios,
  ...attioScenarios,
  ...runScenarios,
  ...peopleScenarios,
  ...intruderScenarios,
];
const mixed = randomScenario(scenarios);

/** @param {string} names separated by commas, or `all` @returns {Scenario[]} @throws UserError */
export function chooseScenarios(names) {
  if (names === 'all') return [...scenarios];
  return names.split(',').map((name) => {
    const scenario = [...scenarios, mixed].find((one) => one.name === name);
    if (scenario === undefined)
      throw new UserError(
        `No scenario is called ${name}. There are: ${scenarios.map((one) => one.name).join(', ')}, random`,
      );
    return scenario;
  });
}
