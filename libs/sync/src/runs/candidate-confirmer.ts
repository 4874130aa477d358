import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '@app/common';
import { RunCandidateRepository, type Candidate, type SyncRunRow } from '@app/database';
import { type ItemSource } from '../sources/item-source.js';
import { CandidateJudge } from './candidate-judge.js';
import { type RunState } from './run-state.js';
import { runsConfig, type RunsConfig } from './runs.config.js';

/** Candidates that are worth a reading of their own. */
const SMALLEST_PART = 100;

/** The second half of a run: everything that differed is read again, until nothing is left to be told. */
@Injectable()
export class CandidateConfirmer {
  constructor(
    @Inject(runsConfig.KEY) private readonly config: RunsConfig,
    private readonly candidates: RunCandidateRepository,
    private readonly candidateJudge: CandidateJudge,
    private readonly clock: Clock,
  ) {}

  /** Waits for each to be due: webhooks on their way have the time to arrive. @throws what a reading or `save` throws */
  async confirm(run: SyncRunRow, source: ItemSource, state: RunState, save: () => Promise<void>): Promise<void> {
    for (;;) {
      const batch = await this.candidates.listDue(run.runId, source.batchSize);
      if (batch.length === 0) {
        const dueInMs = await this.candidates.nextDueInMs(run.runId);
        if (dueInMs === null) return;
        await this.clock.wait(Math.min(1_000, Math.max(10, dueInMs)));
      } else {
        await this.judge(run, source, batch, state, save);
      }
      await save();
    }
  }

  /** What one part came to is kept though another fails; that is told when none is at work any more. */
  private async judge(
    run: SyncRunRow,
    source: ItemSource,
    batch: Candidate[],
    state: RunState,
    save: () => Promise<void>,
  ): Promise<void> {
    const parts = await Promise.allSettled(
      this.partsOf(batch).map((part) => this.candidateJudge.judge(run, source, part)),
    );
    for (const part of parts) {
      if (part.status === 'rejected') continue;
      state.differences += part.value.differences;
      state.written += part.value.written;
    }
    const failed = parts.find((part) => part.status === 'rejected');
    if (failed === undefined) return;
    await save();
    throw failed.reason;
  }

  /** Parts are worked on side by side, as pages are, unless they are so small that one reading more is dearer. */
  private partsOf(batch: Candidate[]): Candidate[][] {
    const atOnce = Math.min(this.config.pagesAtOnce, Math.ceil(batch.length / SMALLEST_PART));
    const size = Math.ceil(batch.length / atOnce);
    return Array.from({ length: Math.ceil(batch.length / size) }, (_, n) => batch.slice(n * size, (n + 1) * size));
  }
}
