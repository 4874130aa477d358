import { Inject, Injectable } from '@nestjs/common';
import { type Instant } from '@app/common';
import {
  ErasureRepository,
  MirrorRepository,
  MirrorScanRepository,
  PackedReading,
  RunCandidateRepository,
  type CandidateFound,
  type PresentReading,
  type ScannedItem,
  type SyncRunRow,
} from '@app/database';
import { type ItemSource } from '../sources/item-source.js';
import { type SourceRow } from '../sources/source-page.js';
import { differingColumns } from './beside-values.js';
import { Digest } from './digest.js';
import { runsConfig, type RunsConfig } from './runs.config.js';

/** Items to compare: a gapless piece of the id order, or loose items of a list without one. */
export interface ComparedPiece {
  rows: SourceRow[];
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
    const piece = { ...page, rows: await this.erasures.keepOut(page.rows) };
    const { written, hashes, found } =
      run.purpose === 'backfill' ? await this.store(run, source, piece) : await this.judge(run, source, piece);
    const digest = new Digest();
    for (const [itemId, contentHash] of hashes) digest.add(itemId, contentHash);
    if (run.attempts > 1) await this.candidates.drop(run.runId, [...hashes.keys()]);
    const noted = [...found].map(([itemId, how]) => ({ itemId, found: how }));
    await this.candidates.add(run.runId, noted, this.config.confirmAfterMs);
    return {
      rows: piece.rows.length,
      written,
      matched: hashes.size,
      extras: noted.filter((candidate) => candidate.found === 'extra').length,
      candidates: noted.length,
      digest,
    };
  }

  private async store(
    run: SyncRunRow,
    source: ItemSource,
    { rows, observedAt, bounds }: ComparedPiece,
  ): Promise<Compared> {
    const found = new Map<string, CandidateFound>();
    const readings: PackedReading[] = [];
    for (const row of rows) readings.push(new PackedReading(await row.read()));
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
    const matched = readings.filter(({ itemId }) => !found.has(itemId));
    return { written, found, hashes: new Map(matched.map(({ itemId, contentHash }) => [itemId, contentHash])) };
  }

  private async judge(
    run: SyncRunRow,
    source: ItemSource,
    { rows, observedAt, bounds }: ComparedPiece,
  ): Promise<Compared> {
    const found = new Map<string, CandidateFound>();
    const hashes = new Map<string, string>();
    const among = bounds ?? { ids: rows.map(({ itemId }) => itemId) };
    const rest = new Map((await this.scan.listOrigins(run, among, observedAt)).map((item) => [item.itemId, item]));
    const unsure: SourceRow[] = [];
    for (const row of rows) {
      const item = rest.get(row.itemId);
      rest.delete(row.itemId);
      if (item === undefined || item.isDeleted) found.set(row.itemId, 'missing');
      // The very bytes that this row of the mirror was read from: nothing to parse.
      else if (item.rawHash !== null && item.rawHash === row.rawHash) hashes.set(row.itemId, item.contentHash);
      else unsure.push(row);
    }
    for (const item of rest.values()) {
      // What was observed after the page may have come into being after it.
      if (!item.isDeleted && item.isOlder) found.set(item.itemId, 'extra');
    }
    const stored =
      unsure.length === 0
        ? []
        : await this.scan.listScanned(
            run,
            unsure.map(({ itemId }) => itemId),
          );
    const byId = new Map(stored.map((item) => [item.itemId, item]));
    for (const row of unsure) {
      const item = byId.get(row.itemId);
      const reading = await row.read();
      if (item === undefined || item.isDeleted) found.set(row.itemId, 'missing');
      else if (agrees(source, item, reading)) hashes.set(row.itemId, reading.contentHash);
      else found.set(row.itemId, 'different');
    }
    return { written: 0, found, hashes };
  }
}

/** What a piece came to. */
interface Compared {
  written: number;
  /** Items that agree, with their content hashes. */
  hashes: Map<string, string>;
  found: Map<string, CandidateFound>;
}

/** Looks at the values themselves where nothing seals them: the hash beside them alone proves nothing about them. */
function agrees(source: ItemSource, item: ScannedItem, reading: PresentReading): boolean {
  return (
    item.contentHash === reading.contentHash &&
    (item.values === null || source.hash(item.values) === reading.contentHash) &&
    differingColumns(item, reading).length === 0
  );
}
