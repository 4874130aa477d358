import { Injectable } from '@nestjs/common';
import {
  MirrorRepository,
  MirrorScanRepository,
  RunCandidateRepository,
  type ApplyOutcome,
  type AttributeChange,
  type Candidate,
  type CandidateEnd,
  type ItemReading,
  type StoredItem,
  type SyncRunRow,
} from '@app/database';
import { type ItemSource, type ReadResult } from '../sources/item-source.js';
import { differingColumns, PARENT } from './beside-values.js';

/** An item that changes under our hands, or has an event waiting, is looked at again this often. */
const TRIES = 8;
const PAUSE_MS = 250;

export interface JudgedBatch {
  /** Confirmed differences, repaired or not. */
  differences: number;
  written: number;
}

interface Case {
  candidate: Candidate;
  reading: ItemReading;
  stored: StoredItem | undefined;
  attioHash: string | null;
  /** Of the values the mirror really holds. */
  valuesHash: string | null;
  /** The same, or something no reading has when a column beside the values is wrong. */
  mirrorHash: string | null;
  /** Columns beside the values that are wrong. */
  columns: AttributeChange[];
}

/**
 * The second reading. Only what still disagrees is a difference; a run that repairs then writes this fresh reading,
 * under the same guard as every other. An absence is believed for an item's own "not found" alone.
 */
@Injectable()
export class CandidateJudge {
  constructor(
    private readonly mirror: MirrorRepository,
    private readonly scan: MirrorScanRepository,
    private readonly candidates: RunCandidateRepository,
  ) {}

  /** Reads these candidates again and settles what can be settled. */
  async judge(run: SyncRunRow, source: ItemSource, batch: Candidate[]): Promise<JudgedBatch> {
    const ids = batch.map(({ itemId }) => itemId);
    const results = await source.read(run.workspaceId, run.scopeId, ids, 'reconcile');
    const stored = new Map((await this.scan.listByIds(run, ids)).map((item) => [item.itemId, item]));
    const ends: CandidateEnd[] = [];
    const toRepair: Case[] = [];
    for (const candidate of batch) {
      const item = caseOf(source, candidate, results.get(candidate.itemId), stored.get(candidate.itemId));
      if (item === undefined) ends.push(again(candidate));
      else if (isEqual(item)) ends.push(settled(item, 'equal'));
      else if (isMoving(item) && candidate.tries + 1 < TRIES) ends.push(again(candidate));
      else if (isFresher(item)) ends.push(settled(item, 'unsettled'));
      else if (run.purpose === 'verify') ends.push(difference(source, item, 'confirmed'));
      else toRepair.push(item);
    }
    const outcomes = await this.repair(run, source, toRepair);
    for (const item of toRepair) ends.push(repaired(source, item, outcomes.get(item.candidate.itemId)));
    await this.candidates.end(run.runId, ends);
    return {
      differences: ends.filter(({ state }) => state === 'confirmed' || state === 'repaired').length,
      written: ends.filter(({ state }) => state === 'repaired').length,
    };
  }

  private async repair(run: SyncRunRow, source: ItemSource, cases: Case[]): Promise<Map<string, ApplyOutcome>> {
    for (const { stored, valuesHash, columns } of cases) {
      if (stored === undefined || valuesHash === null) continue;
      const hash = columns.length > 0 ? '' : valuesHash;
      if (stored.contentHash !== hash) await this.scan.correctHash(run, stored, hash);
    }
    return this.mirror.apply(
      cases.map(({ reading }) => reading),
      {
        workspaceId: run.workspaceId,
        kind: run.kind,
        scopeId: run.scopeId,
        cause: run.purpose === 'backfill' ? 'backfill' : 'reconcile',
        logged: true,
        touchUnchanged: 'marked',
        correlationIdOf: () => run.runId,
        diff: (before, after) => source.diff(before, after),
      },
    );
  }
}

function caseOf(
  source: ItemSource,
  candidate: Candidate,
  result: ReadResult | undefined,
  stored: StoredItem | undefined,
): Case | undefined {
  if (result === undefined || !('reading' in result)) return undefined;
  const { reading } = result;
  const attioHash = 'absent' in reading ? null : reading.contentHash;
  const live = stored === undefined || stored.isDeleted ? undefined : stored;
  const valuesHash = live === undefined ? null : source.hash(live.values);
  const columns = live === undefined || 'absent' in reading ? [] : differingColumns(live, reading);
  const mirrorHash = columns.length > 0 ? `${valuesHash}:${columns.map((c) => c.attribute_id).join()}` : valuesHash;
  return { candidate, reading, stored, attioHash, valuesHash, mirrorHash, columns };
}

function isEqual({ stored, attioHash, mirrorHash }: Case): boolean {
  if (attioHash !== mirrorHash) return false;
  return stored === undefined || stored.isDeleted || stored.contentHash === mirrorHash;
}

/** An event about it waits, or the mirror already shows a later moment than this reading. */
function isMoving(item: Case): boolean {
  return (item.stored?.isMarked ?? false) || isFresher(item);
}

function isFresher({ stored, reading }: Case): boolean {
  return stored !== undefined && stored.observedAt > reading.observedAt;
}

function again({ itemId, tries }: Candidate): CandidateEnd {
  const state = tries + 1 < TRIES ? 'open' : 'unsettled';
  return {
    itemId,
    state,
    dueInMs: PAUSE_MS * (tries + 1),
    attioHash: null,
    mirrorHash: null,
    isLostEvent: false,
    changes: null,
  };
}

function settled({ candidate, attioHash, mirrorHash }: Case, state: CandidateEnd['state']): CandidateEnd {
  return { itemId: candidate.itemId, state, dueInMs: 0, attioHash, mirrorHash, isLostEvent: false, changes: null };
}

function difference(source: ItemSource, item: Case, state: 'confirmed' | 'repaired'): CandidateEnd {
  const { stored, reading } = item;
  const before = stored === undefined || stored.isDeleted ? {} : stored.values;
  const after = 'absent' in reading ? {} : reading.values;
  const changes = [...source.diff(before, after), ...item.columns];
  return { ...settled(item, state), isLostEvent: isLostEvent(item), changes };
}

/** A webhook should have told: nothing waits, and the mirror holds what was once written into it. */
function isLostEvent({ stored, attioHash, valuesHash, columns }: Case): boolean {
  if (stored === undefined) return true;
  if (stored.isMarked || (!stored.isDeleted && stored.contentHash !== valuesHash)) return false;
  return attioHash !== valuesHash || columns.some(({ attribute_id: column }) => column === PARENT);
}

function repaired(source: ItemSource, item: Case, outcome: ApplyOutcome | undefined): CandidateEnd {
  // Somebody was faster with a later reading: look again.
  if (outcome === undefined || outcome === 'stale') return again(item.candidate);
  const end = difference(source, item, 'repaired');
  return { ...end, mirrorHash: item.attioHash };
}
