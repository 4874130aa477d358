import { Inject, Injectable } from '@nestjs/common';
import { AttioClock } from '@app/attio';
import { Clock, epochMsOf, type Instant } from '@app/common';
import { MirrorScanRepository, RunCandidateRepository, SyncRunRepository, type SyncRunRow } from '@app/database';
import { ItemSources } from '../sources/item-sources.js';
import { type ItemSource } from '../sources/item-source.js';
import { syncConfig, type SyncConfig } from '../sync.config.js';
import { CandidateConfirmer } from './candidate-confirmer.js';
import { type Certificate } from './certificate.js';
import { Certifier } from './certifier.js';
import { Digest } from './digest.js';
import { NotMirroredError, RunLostError, SafetyBeltError, ScanOrderError } from './errors.js';
import { PageComparer, type PieceOutcome } from './page-comparer.js';
import { RequestCounter } from './request-counter.js';
import { firstState, runStateShape, type RunState } from './run-state.js';
import { runsConfig, type RunsConfig } from './runs.config.js';
import { estimateRows } from './scan/estimate-rows.js';
import { orderedScan } from './scan/ordered-scan.js';
import { unorderedScan, type LoosePiece } from './scan/unordered-scan.js';

/** Rows of the mirror that a scan without id order did not meet, looked for so many at a time. */
const UNSEEN_SLICE = 1_000;

/** A piece being worked on, and what the run's state is to become when it is done. */
interface PieceUnderWay {
  outcome: Promise<PieceOutcome>;
  scan: RunState['scan'];
  observedAt: Instant;
}

/**
 * Carries a claimed run from where it stopped to its certificate: scan, compare, read what differed once more. Pages
 * are fetched and worked on side by side, and counted in order, so that a kill costs the pages in flight and no more.
 */
@Injectable()
export class RunExecutor {
  constructor(
    @Inject(syncConfig.KEY) private readonly sync: SyncConfig,
    @Inject(runsConfig.KEY) private readonly config: RunsConfig,
    private readonly runs: SyncRunRepository,
    private readonly candidates: RunCandidateRepository,
    private readonly mirrorScan: MirrorScanRepository,
    private readonly sources: ItemSources,
    private readonly comparer: PageComparer,
    private readonly confirmer: CandidateConfirmer,
    private readonly certifier: Certifier,
    private readonly counter: RequestCounter,
    private readonly attioClock: AttioClock,
    private readonly clock: Clock,
  ) {}

  /**
   * @throws RunLostError cancelled, or taken by another worker
   * @throws SafetyBeltError too many rows did not show up: nothing was deleted
   * @throws RowsMissingError, NotMirroredError the run cannot succeed
   * @throws AttioError the run can go on later
   */
  async execute(run: SyncRunRow): Promise<Certificate> {
    const source = this.sources.find(run.kind);
    if (source === undefined) throw new NotMirroredError(run.kind);
    const state = this.stateOf(run, source);
    const before = state.requests;
    const count = { requests: 0 };
    const save = async () => {
      state.requests = before + count.requests;
      await this.save(run, state);
    };
    return this.counter.count(count, async () => {
      await source.prepare?.(run.workspaceId, run.scopeId, 'reconcile');
      if (!state.isScanned) {
        await this.estimate(run, source, state, save);
        try {
          await this.scan(run, source, state, save);
        } catch (error) {
          if (!(error instanceof ScanOrderError) || state.scan.mode === 'unordered') throw error;
          await this.startLoosely(run, state);
          await this.scan(run, source, state, save);
        }
        state.isScanned = true;
        await save();
      }
      await this.confirmer.confirm(run, source, state, save);
      await save();
      return this.certifier.certify(run, state);
    });
  }

  private stateOf(run: SyncRunRow, source: ItemSource): RunState {
    const kept = runStateShape.safeParse(run.cursor);
    if (kept.success) return kept.data;
    const pageSize = Math.min(source.pageSize, this.sync.pageSize);
    return firstState(pageSize, source.isOrderedById ? 'ordered' : 'unordered');
  }

  /** Only the first scan of a list needs it: later ones have the mirror to go by. */
  private async estimate(run: SyncRunRow, source: ItemSource, state: RunState, save: () => Promise<void>) {
    if (run.rowsExpected !== 0n || state.pages > 0 || state.estimatedRows !== null || !source.isOrderedById) return;
    const fetch = (offset: number, rows: number) =>
      source.fetchPage(run.workspaceId, run.scopeId, offset, rows, 'reconcile');
    state.estimatedRows = await estimateRows(fetch, state.pageSize);
    await save();
  }

  /** Ids came out of order: nothing can be said about gaps, nor about what was noted so far. Begin by creation. */
  private async startLoosely(run: SyncRunRow, state: RunState): Promise<void> {
    await this.mirrorScan.forgetSeen(run.runId);
    await this.candidates.forget(run.runId);
    const { requests, pages } = state;
    Object.assign(state, firstState(state.pageSize, 'unordered'), { requests, pages });
  }

  private async scan(run: SyncRunRow, source: ItemSource, state: RunState, save: () => Promise<void>): Promise<void> {
    const underWay: PieceUnderWay[] = [];
    // Half of the pages in flight are being fetched, half are being compared and stored. What was seen is noted page
    // by page where ids have no order.
    const atOnce = state.scan.mode === 'unordered' ? 1 : Math.max(1, Math.floor(this.config.pagesAtOnce / 2));
    const countFirst = async () => {
      const piece = underWay.shift();
      if (piece === undefined) return;
      this.fold(state, piece, await piece.outcome);
      await save();
      this.assertBelt(run, state);
    };
    try {
      for await (const piece of this.pieces(run, source, state, Math.max(1, this.config.pagesAtOnce - atOnce))) {
        piece.outcome.catch(() => undefined); // told when its turn to be counted comes
        underWay.push(piece);
        if (underWay.length >= atOnce) await countFirst();
      }
      while (underWay.length > 0) await countFirst();
    } finally {
      // Whatever comes next must not find these still at work.
      await Promise.allSettled(underWay.map(({ outcome }) => outcome));
    }
    if (state.scan.mode === 'unordered') await this.addUnseen(run, state);
    this.assertBelt(run, state);
  }

  private async *pieces(
    run: SyncRunRow,
    source: ItemSource,
    state: RunState,
    parallel: number,
  ): AsyncGenerator<PieceUnderWay> {
    const { workspaceId, scopeId } = run;
    const limit = state.pageSize;
    if (state.scan.mode === 'ordered') {
      const fetch = (offset: number, rows: number) => source.fetchPage(workspaceId, scopeId, offset, rows, 'reconcile');
      for await (const piece of orderedScan(fetch, { limit, parallel }, state.scan.position)) {
        const { rows, observedAt, afterId, throughId, position } = piece;
        const outcome = this.comparer.compare(run, source, { rows, observedAt, bounds: { afterId, throughId } });
        yield { outcome, scan: { mode: 'ordered', position }, observedAt };
      }
      return;
    }
    const isWindowed = source.isOrderedById && source.fetchCreatedFrom !== undefined;
    const fetch = async (createdFrom: string | null, offset: number, rows: number) =>
      isWindowed && source.fetchCreatedFrom
        ? source.fetchCreatedFrom(workspaceId, scopeId, createdFrom, { offset, limit: rows }, 'reconcile')
        : source.fetchPage(workspaceId, scopeId, offset, rows, 'reconcile');
    let number = state.pages;
    for await (const piece of unorderedScan(fetch, { limit, isWindowed }, state.scan.position)) {
      yield {
        outcome: this.compareLoose(run, source, number++, piece),
        scan: { mode: 'unordered', position: piece.position },
        observedAt: piece.observedAt,
      };
    }
  }

  /** Rows that an earlier page has brought are not looked at again. */
  private async compareLoose(
    run: SyncRunRow,
    source: ItemSource,
    number: number,
    { rows, observedAt }: LoosePiece,
  ): Promise<PieceOutcome> {
    const ids = rows.map(({ itemId }) => itemId);
    const isNew = await this.mirrorScan.noteSeen(run.runId, number, ids);
    const fresh = rows.filter(({ itemId }) => isNew.delete(itemId));
    return this.comparer.compare(run, source, { rows: fresh, observedAt });
  }

  private fold(state: RunState, piece: PieceUnderWay, outcome: PieceOutcome): void {
    const digest = new Digest(state.digest);
    digest.merge(outcome.digest);
    state.digest = digest.toString();
    state.scan = piece.scan;
    state.pages += 1;
    state.rows += outcome.rows;
    state.written += outcome.written;
    state.matched += outcome.matched;
    state.extras += outcome.extras;
    state.candidates += outcome.candidates;
    this.noteMoment(state, piece.observedAt);
  }

  private noteMoment(state: RunState, observedAt: Instant): void {
    if (state.observedFrom === null || observedAt < state.observedFrom) state.observedFrom = observedAt;
    if (state.observedTo === null || observedAt > state.observedTo) state.observedTo = observedAt;
    const nowMs = epochMsOf(this.attioClock.earliestAttioTime(this.clock.nowMs()));
    state.lagMs = Math.max(state.lagMs, nowMs - epochMsOf(observedAt), 0);
  }

  private async addUnseen(run: SyncRunRow, state: RunState): Promise<void> {
    const before = (state.observedFrom ?? this.attioClock.earliestAttioTime(this.clock.nowMs())) as Instant;
    for (let afterId: string | null = null; ;) {
      const ids: string[] = await this.mirrorScan.listUnseen(run, run.runId, before, afterId, UNSEEN_SLICE);
      const noted = ids.map((itemId) => ({ itemId, found: 'extra' as const }));
      await this.candidates.add(run.runId, noted, this.config.confirmAfterMs);
      state.extras += ids.length;
      state.candidates += ids.length;
      this.assertBelt(run, state);
      if (ids.length < UNSEEN_SLICE) return;
      afterId = ids.at(-1) ?? null;
    }
  }

  private assertBelt(run: SyncRunRow, state: RunState): void {
    const rows = Math.max(Number(run.rowsExpected ?? 0), state.isScanned ? state.rows : 0);
    const allowed = Math.max(this.config.beltMin, Math.floor(rows * this.config.beltShare));
    if (state.extras > allowed) throw new SafetyBeltError(state.extras, allowed);
  }

  private async save(run: SyncRunRow, state: RunState): Promise<void> {
    const isOurs = await this.runs.saveProgress(run.runId, this.sync.workerId, this.config.leaseMs, {
      cursor: state,
      pagesDone: state.pages,
      rowsSeen: state.rows,
      rowsWritten: state.written,
      differences: state.differences,
      requestsUsed: state.requests,
    });
    if (!isOurs) throw new RunLostError();
  }
}
