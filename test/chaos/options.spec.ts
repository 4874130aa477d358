import { tooLittle } from './check/verdict.mjs';
import { readOptions } from './options.mjs';
import { chooseScenarios } from './scenarios/index.mjs';

describe('the options of the fault harness', () => {
  it('plays every scenario at full length unless told otherwise', () => {
    expect(readOptions([])).toMatchObject({ scenario: 'all', seconds: undefined, seed: 1 });
  });

  it('has a short selection for CI: a part of each kind dies, Attio keeps silent, and a mix', () => {
    const { scenario, seconds } = readOptions(['--selection', 'ci']);
    expect(chooseScenarios(scenario).map(({ name }) => name)).toEqual([
      'worker-killed',
      'redis-killed',
      'killed-after-create',
      'timeout-after-commit',
      'random',
    ]);
    expect(seconds).toBeLessThan(12);
  });

  it('lets a selection be shortened or lengthened', () => {
    expect(readOptions(['--selection', 'ci', '--seconds', '20']).seconds).toBe(20);
  });

  it('names the selections that there are when asked for another', () => {
    expect(() => readOptions(['--selection', 'short'])).toThrow('No selection is called short. There are: ci');
    // Not one either, though every object has it.
    expect(() => readOptions(['--selection', 'constructor'])).toThrow('No selection is called constructor');
  });
});

describe('the verdict of a run', () => {
  const pace = { changesPerSecond: 25, writesPerSecond: 10 };

  it('does not call a run clean that had no load', () => {
    expect(tooLittle({ pace, rates: () => ({ changes: 6, writes: 0 }) })).toEqual([
      'too little load to judge by: 6.0 of 25 changes in Attio a second',
      'too little load to judge by: 0.0 of 10 local writes a second',
    ]);
  });

  it('takes a load that is slow, and none where none was asked for', () => {
    expect(tooLittle({ pace, rates: () => ({ changes: 7, writes: 3 }) })).toEqual([]);
    const idle = { changesPerSecond: 0, writesPerSecond: 0 };
    expect(tooLittle({ pace: idle, rates: () => ({ changes: 0, writes: 0 }) })).toEqual([]);
  });
});
