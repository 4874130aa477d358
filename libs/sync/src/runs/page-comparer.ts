import { Inject, Injectable } from '@nestjs/common';
import { type Instant } from '@app/common';
import {
  ErasureRepository,
  MirrorRepository,
  MirrorScanRepository,
  RunCandidateRepository,
  type CandidateFound,
  type PresentReading,
  type ScannedItem,
  type SyncRunRow,
} from '@app/database';
import { type ItemSource } from '../sources/item-source.js';
import { differingColumns } from './beside-values.js';
import { Digest } from './digest.js';
import { runsConfig, type RunsConfig } from './runs.config.js';

/** Items to compare: a gapless piece of the id order, or loose items of a list without one. */
export interface ComparedPiece {
  readings: PresentReading[];
  observedAt: Instant;
  /** Absent for loose items: which rows of the mirror were not met shows at the end alone. */
  bounds?: { afterId: string | null; throughId: string | null };
}

export interface PieceOutcome {
  rows: number;
  written: number;
  matched: number;
  extras: number;
  candidates: number;
  digest: Digest;
}

/**
 * Compares a page with the mirror. The first backfill stores what it reads; every other run writes nothing here, but
 * notes what does not agree, to be read once more: changes in flight are not drift, and an older page never wins.
 */
@Injectable()
export class PageComparer {
  constructor(
    @Inject(runsConfig.KEY) private readonly config: RunsConfig,
    private readonly mirror: MirrorRepository,
    private readonly scan: MirrorScanRepository,
    private readonly candidates: RunCandidateRepository,
    private readonly erasures: ErasureRepository,
  ) {}

  async compare(run: SyncRunRow, source: ItemSource, page: ComparedPiece): Promise<PieceOutcome> {
    // What was erased here is on neither side of the comparison.
    const piece = { ...page, readings: await this.erasures.keepOut(page.readings) };
    const found = new Map<string, CandidateFound>();
    let written = 0;
    if (run.purpose === 'backfill') {
      written = await this.store(run, source, piece, found);
    } else {
      await this.judge(run, source, piece, found);
    }
    const digest = new Digest();
    const matched = piece.readings.filter(({ itemId }) => !found.has(itemId));
    for (const { itemId, contentHash } of matched) digest.add(itemId, contentHash);
    if (run.attempts > 1) {
      await this.candidates.drop(
        run.runId,
        matched.map(({ itemId }) => itemId),
      );
    }
    const noted = [...found].map(([itemId, how]) => ({ itemId, found: how }));
    await this.candidates.add(run.runId, noted, this.config.confirmAfterMs);
    return {
      rows: piece.readings.length,
      written,
      matched: matched.length,
      extras: noted.filter((candidate) => candidate.found === 'extra').length,
      candidates: noted.length,
      digest,
    };
  }

  private async store(
    run: SyncRunRow,
    source: ItemSource,
    { readings, observedAt, bounds }: ComparedPiece,
    found: Map<string, CandidateFound>,
  ): Promise<number> {
    const outcomes = await this.mirror.apply(readings, {
      workspaceId: run.workspaceId,
      kind: run.kind,
      scopeId: run.scopeId,
      cause: 'backfill',
      logged: run.isFirst ? 'known' : true,
      touchUnchanged: 'marked',
      diff: (before, after) => source.diff(before, after),
    });
    let written = 0;
    for (const [itemId, outcome] of outcomes) {
      if (outcome === 'stale') found.set(itemId, 'different');
      if (outcome === 'created' || outcome === 'updated') written += 1;
    }
    if (bounds && run.rowsExpected !== 0n) {
      const ids = readings.map(({ itemId }) => itemId);
      for (const itemId of await this.scan.listOthers(run, bounds, ids, observedAt)) found.set(itemId, 'extra');
    }
    return written;
  }

  private async judge(
    run: SyncRunRow,
    source: ItemSource,
    { readings, observedAt, bounds }: ComparedPiece,
    found: Map<string, CandidateFound>,
  ): Promise<void> {
    const stored: ScannedItem[] = bounds
      ? await this.scan.listRange(run, bounds.afterId, bounds.throughId)
      : await this.scan.listByIds(
          run,
          readings.map(({ itemId }) => itemId),
        );
    const rest = new Map(stored.map((item) => [item.itemId, item]));
    for (const reading of readings) {
      const item = rest.get(reading.itemId);
      rest.delete(reading.itemId);
      if (item === undefined || item.isDeleted) found.set(reading.itemId, 'missing');
      else if (!agrees(source, item, reading)) found.set(reading.itemId, 'different');
    }
    for (const item of rest.values()) {
      // What was observed after the page may have come into being after it.
      if (!item.isDeleted && item.observedAt < observedAt) found.set(item.itemId, 'extra');
    }
  }
}

/** Looks at the values themselves where nothing seals them: the hash beside them alone proves nothing about them. */
function agrees(source: ItemSource, item: ScannedItem, reading: PresentReading): boolean {
  return (
    item.contentHash === reading.contentHash &&
    (item.values === null || source.hash(item.values) === reading.contentHash) &&
    differingColumns(item, reading).length === 0
  );
}
