import { type Clock } from '@app/common';
import { type Candidate, type RunCandidateRepository, type SyncRunRow } from '@app/database';
import { type ItemSource } from '../sources/item-source.js';
import { CandidateConfirmer } from './candidate-confirmer.js';
import { type CandidateJudge, type JudgedBatch } from './candidate-judge.js';
import { firstState } from './run-state.js';
import { type RunsConfig } from './runs.config.js';

const candidates = (count: number): Candidate[] =>
  Array.from({ length: count }, (_, n) => ({ itemId: String(n), found: 'different', tries: 0 }));

/** A confirmer of candidates that are due at once, and what it did. */
function confirmerOf(due: number, judge: (part: Candidate[]) => Promise<JudgedBatch>) {
  const parts: Candidate[][] = [];
  const saved: number[] = [];
  const state = firstState(500, 'ordered');
  let batch = candidates(due);
  const confirmer = new CandidateConfirmer(
    { pagesAtOnce: 4 } as RunsConfig,
    {
      listDue: async () => {
        const listed = batch;
        batch = [];
        return listed;
      },
      nextDueInMs: async () => null,
    } as unknown as RunCandidateRepository,
    {
      judge: (_run: SyncRunRow, _source: ItemSource, part: Candidate[]) => {
        parts.push(part);
        return judge(part);
      },
    } as unknown as CandidateJudge,
    {} as Clock,
  );
  const confirm = () =>
    confirmer.confirm({ runId: 'run' } as SyncRunRow, { batchSize: 500 } as ItemSource, state, async () => {
      saved.push(state.written);
    });
  return { confirm, parts, saved, state };
}

describe('CandidateConfirmer', () => {
  it.each([
    [1, [1]],
    [100, [100]],
    [101, [51, 50]],
    [250, [84, 84, 82]],
    [500, [125, 125, 125, 125]],
  ])('reads %i candidates again in parts of %j, each once', async (due, sizes) => {
    const { confirm, parts, state } = confirmerOf(due, async (part) => ({
      differences: part.length,
      written: part.length,
    }));
    await confirm();
    expect(parts.map((part) => part.length)).toEqual(sizes);
    expect(parts.flat()).toEqual(candidates(due));
    expect(state).toMatchObject({ differences: due, written: due });
  });

  it('keeps what one part came to when another fails, and fails when none is at work any more', async () => {
    let end: (judged: JudgedBatch) => void = () => undefined;
    const { confirm, parts, saved } = confirmerOf(200, (part) =>
      part[0]?.itemId === '0'
        ? Promise.reject(new Error('Attio is away'))
        : new Promise((resolve) => {
            end = resolve;
          }),
    );
    let isOver = false;
    const over = confirm().finally(() => (isOver = true));
    const failed = expect(over).rejects.toThrow('Attio is away');
    await new Promise(setImmediate);
    expect(parts).toHaveLength(2);
    expect(isOver).toBe(false);
    end({ differences: 7, written: 7 });
    await failed;
    expect(saved).toEqual([7]);
  });
});
