import { Inject, Injectable, Logger } from '@nestjs/common';
import { AttioCaches, AttioClock } from '@app/attio';
import { Clock, epochMsOf, withCorrelation, type Instant } from '@app/common';
import {
  MarkRepository,
  MirrorRepository,
  type ApplyOutcome,
  type ClaimedMark,
  type ItemReading,
  type ReleasedMark,
  type SettledMark,
  type ThingScope,
} from '@app/database';
import { Metrics } from '@app/metrics';
import { noteSpan } from '@app/tracing';
import { syncConfig, type SyncConfig } from '../sync.config.js';
import { type ReadResult } from '../sources/item-source.js';
import { ItemSources } from '../sources/item-sources.js';
import { SchemaService } from '../schema/schema.service.js';
import { again, isChange, settled, tooEarly } from './mark-ending.js';

const MERGE_WAIT_MS = 2_000;

/** Reads what marks stand for, applies it, and ends the marks that the reading is not older than. */
@Injectable()
export class MarkReader {
  private readonly logger = new Logger(MarkReader.name);

  constructor(
    @Inject(syncConfig.KEY) private readonly config: SyncConfig,
    private readonly marks: MarkRepository,
    private readonly mirror: MirrorRepository,
    private readonly sources: ItemSources,
    private readonly schema: SchemaService,
    private readonly caches: AttioCaches,
    private readonly attioClock: AttioClock,
    private readonly metrics: Metrics,
    private readonly clock: Clock,
  ) {}

  /**
   * @param claimedAtMs our clock when the marks had been claimed
   * @throws whatever kept all of them from being read and stored together: then none of them is ended
   */
  async read(workspaceId: string, scope: ThingScope, marks: ClaimedMark[], claimedAtMs: number): Promise<void> {
    if (scope.kind === 'object_schema' || scope.kind === 'list_schema')
      return this.readSchemas(workspaceId, scope, marks);
    const source = this.sources.find(scope.kind);
    if (source === undefined) return this.giveUp(marks);
    const lane = marks.some((mark) => mark.lane === 'live') ? 'live' : 'reconcile';
    const byId = new Map(marks.map((mark) => [mark.itemId, mark]));
    const results = await source.read(workspaceId, scope.scopeId, [...byId.keys()], lane);
    const outcomes = await this.mirror.apply(readingsOf(results, byId), {
      workspaceId,
      kind: source.kind,
      scopeId: scope.scopeId,
      cause: 'webhook',
      logged: true,
      touchUnchanged: 'always',
      actorOf: (itemId) => byId.get(itemId)?.actor ?? null,
      correlationIdOf: (itemId) => byId.get(itemId)?.correlationId ?? null,
      diff: (before, after) => source.diff(before, after),
    });
    await this.forget(scope, outcomes);
    const ended: SettledMark[] = [];
    const open: ReleasedMark[] = [];
    for (const mark of marks) {
      const result = results.get(mark.itemId);
      if (result === undefined || !('reading' in result)) {
        open.push(again(mark, MERGE_WAIT_MS, 'merge in progress'));
        continue;
      }
      const outcome = outcomes.get(mark.itemId) ?? 'stale';
      const gapMs = this.gapMs(mark, claimedAtMs, result.reading.observedAt);
      if (gapMs <= 0) ended.push(settled(mark, outcome, null));
      else if (mark.attempts + 1 >= this.config.lagTries) ended.push(settled(mark, outcome, 'readings lag behind'));
      else open.push(tooEarly(mark, outcome, gapMs));
    }
    await this.marks.finish(ended, open);
    this.noteSettled(marks, ended, claimedAtMs);
    this.logger.debug('refreshed', { ...scope, read: marks.length, settled: ended.length, again: open.length });
  }

  /** Tells metrics, traces and logs, under the id of the delivery that made the mark. */
  private noteSettled(marks: ClaimedMark[], ended: SettledMark[], claimedAtMs: number): void {
    const outcomes = new Map(ended.map(({ itemId, outcome }) => [itemId, outcome]));
    const durationMs = this.clock.nowMs() - claimedAtMs;
    for (const { itemId, kind, lane, ageMs, correlationId } of marks) {
      const outcome = outcomes.get(itemId);
      if (outcome === undefined) continue;
      this.metrics.observe('attio_sync_freshness_seconds', { kind, lane }, (ageMs + durationMs) / 1_000);
      if (correlationId === null) continue;
      noteSpan('settle', { traceOf: correlationId, durationMs, attributes: { kind, itemId, outcome } });
      withCorrelation(correlationId, () => this.logger.debug('mark settled', { kind, itemId, outcome }));
    }
  }

  /** Every process forgets what it remembered of records that turned out different. */
  private async forget({ kind, scopeId }: ThingScope, outcomes: ReadonlyMap<string, ApplyOutcome>): Promise<void> {
    if (kind !== 'record') return;
    const changed = [...outcomes].flatMap(([recordId, outcome]) => (isChange(outcome) ? [recordId] : []));
    await Promise.all(changed.map((recordId) => this.caches.invalidateRecord(scopeId, recordId)));
  }

  /** Marks of a kind that is mirrored no longer. */
  private async giveUp(marks: ClaimedMark[]): Promise<void> {
    await this.marks.finish(
      marks.map((mark) => settled(mark, 'stale', 'not mirrored')),
      [],
    );
  }

  /**
   * Schemas are kept with the time of their reading, like everything else, but the time of the event cannot be compared
   * with each part of them: they are read once more after the longest lag.
   */
  private async readSchemas(workspaceId: string, { kind }: ThingScope, marks: ClaimedMark[]): Promise<void> {
    const ended: SettledMark[] = [];
    const open: ReleasedMark[] = [];
    for (const mark of marks) {
      if (kind === 'object_schema') await this.schema.refreshObject(workspaceId, mark.itemId);
      else await this.schema.refreshList(workspaceId, mark.itemId);
      await this.caches.invalidateSchema();
      if (mark.ageMs >= this.config.readLagMs) ended.push(settled(mark, 'updated', null));
      else open.push({ ...again(mark, this.config.readLagMs, null), applied: true });
    }
    await this.marks.finish(ended, open);
  }

  /**
   * How much too early a reading is to have seen what the mark stands for. The mark's age is Postgres' own measure; only
   * the step from our clock to Attio's is an estimate, taken at its safe end.
   * @returns milliseconds; zero or less settles the mark
   */
  private gapMs(mark: ClaimedMark, claimedAtMs: number, observedAt: Instant): number {
    const needed = this.attioClock.latestAttioTime(claimedAtMs - mark.ageMs);
    return observedAt >= needed ? 0 : Math.max(1, epochMsOf(needed) - epochMsOf(observedAt));
  }
}

/** What was read; an absence that a merge explains carries the survivor's id. */
function readingsOf(results: ReadonlyMap<string, ReadResult>, marks: ReadonlyMap<string, ClaimedMark>): ItemReading[] {
  return [...results.values()].flatMap((result) => {
    if (!('reading' in result)) return [];
    const { reading } = result;
    const mergedInto = marks.get(reading.itemId)?.mergedInto ?? null;
    return 'absent' in reading && mergedInto !== null ? [{ mergedInto, ...reading }] : [reading];
  });
}
