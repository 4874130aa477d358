import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { switchOff } from '../switches/switches.mjs';
import { scenarios } from './scenarios/index.mjs';
import { explain, ownSwitches } from './switches.mjs';

const root = join(import.meta.dirname, '../..');

describe('a switch of the fault harness', () => {
  it.each(ownSwitches.map((one) => [one.name, one] as const))('fits the code it is for: %s', (_name, one) => {
    const known = { promise: '', suite: '', project: 'unit' as const, ...one };
    expect(() => switchOff(known, readFileSync(join(root, one.file), 'utf8'))).not.toThrow();
  });

  it.each(scenarios.map((scenario) => [scenario.name, scenario.switch]))('is there for %s: %s', (_name, mechanism) => {
    expect(explain(mechanism)).not.toBe('');
  });
});
