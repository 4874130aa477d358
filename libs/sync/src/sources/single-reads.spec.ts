import { AttioClock, AttioMergeInProgressError, AttioNotFoundError, AttioUnavailableError } from '@app/attio';
import { Clock, instantFromEpochMs } from '@app/common';
import { type PresentReading } from '@app/database';
import { type SyncConfig } from '../sync.config.js';
import { SingleReads } from './single-reads.js';

const NOW_MS = Date.parse('2026-11-23T12:00:00Z');

function setup() {
  const clock = new Clock();
  jest.spyOn(clock, 'nowMs').mockReturnValue(NOW_MS);
  const attioClock = new AttioClock();
  attioClock.learn(NOW_MS, NOW_MS, NOW_MS, NOW_MS);
  const config = { readLagMs: 5_000 } as SyncConfig;
  return new SingleReads(config, attioClock, clock);
}

const observedAt = instantFromEpochMs(NOW_MS);
const toReading = (id: string) => ({ itemId: id, observedAt }) as PresentReading;
const get = async (id: string) => ({ data: id, observedAt, startedAtMs: NOW_MS });

describe('single reads', () => {
  it('answer for every id, however many', async () => {
    const ids = Array.from({ length: 50 }, (_, index) => `id ${index}`);
    const results = await setup().read(ids, { get, toReading });
    expect([...results.keys()].sort()).toEqual([...ids].sort());
  });

  it('date an absence back by the longest lag: a 404 says no time', async () => {
    const fails = async () => Promise.reject(new AttioNotFoundError('gone'));
    const results = await setup().read(['x'], { get: fails, toReading });
    const reading = { itemId: 'x', observedAt: instantFromEpochMs(NOW_MS - 5_000), absent: true };
    expect(results.get('x')).toEqual({ reading });
  });

  it('take the survivor that Attio may answer with for the end of the id asked for', async () => {
    const results = await setup().read(['old'], { get, toReading: () => toReading('survivor') });
    expect(results.get('old')).toEqual({
      reading: { itemId: 'old', observedAt, absent: true, mergedInto: 'survivor' },
    });
  });

  it('say nothing about what is being merged', async () => {
    const fails = async () => Promise.reject(new AttioMergeInProgressError('merging'));
    expect((await setup().read(['x'], { get: fails, toReading })).get('x')).toEqual({ isMerging: true });
  });

  it('judge nothing when the check of an absence objects', async () => {
    const fails = async () => Promise.reject(new AttioNotFoundError('gone'));
    const checkAbsence = async () => Promise.reject(new Error('the whole list is gone'));
    await expect(setup().read(['x'], { get: fails, toReading, checkAbsence })).rejects.toThrow(
      'the whole list is gone',
    );
  });

  it('stop at the first failure that is no answer about a thing', async () => {
    let calls = 0;
    const fails = async () => {
      calls += 1;
      return Promise.reject(new AttioUnavailableError('down', {}, false));
    };
    const ids = Array.from({ length: 100 }, (_, index) => `id ${index}`);
    await expect(setup().read(ids, { get: fails, toReading })).rejects.toThrow('down');
    expect(calls).toBeLessThanOrEqual(8);
  });
});
