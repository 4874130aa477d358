import { Inject, Injectable, Logger } from '@nestjs/common';
import { AttioClock } from '@app/attio';
import { Clock, epochMsOf, type Instant } from '@app/common';
import {
  isThingKind,
  MarkRepository,
  MirrorRepository,
  type ApplyOutcome,
  type ClaimedMark,
  type ReleasedMark,
  type SettledMark,
  type ThingScope,
} from '@app/database';
import { syncConfig, type SyncConfig } from '../sync.config.js';
import { ItemSources } from '../sources/item-sources.js';
import { SchemaService } from '../schema/schema.service.js';
import { WorkspaceService } from '../workspace/workspace.service.js';

/** Marks taken at once: what one query of Attio can answer. */
const BATCH = 500;
/** Waits before a reading is repeated. */
const SHORTEST_WAIT_MS = 50;
const LONGEST_WAIT_MS = 10_000;
const MERGE_WAIT_MS = 2_000;

/** Reads marked things again and applies what it read: the one way in which events reach the mirror. */
@Injectable()
export class RefreshService {
  private readonly logger = new Logger(RefreshService.name);

  constructor(
    @Inject(syncConfig.KEY) private readonly config: SyncConfig,
    private readonly marks: MarkRepository,
    private readonly mirror: MirrorRepository,
    private readonly sources: ItemSources,
    private readonly schema: SchemaService,
    private readonly workspace: WorkspaceService,
    private readonly attioClock: AttioClock,
    private readonly clock: Clock,
  ) {}

  /**
   * Works off the due marks of one object until none is left.
   * @throws AttioError nothing was read; the marks are free again and due after a pause
   */
  async refresh({ kind, scopeId }: { kind: string; scopeId: string }): Promise<void> {
    // A kind of a newer version's jobs: the sweep of that version asks again.
    if (!isThingKind(kind)) return;
    const scope: ThingScope = { kind, scopeId };
    const workspaceId = await this.workspace.findId();
    if (workspaceId === null) return;
    for (;;) {
      const marks = await this.marks.claimDue(scope, BATCH, this.config.workerId, this.config.leaseMs);
      if (marks.length === 0) return;
      const claimedAtMs = this.clock.nowMs();
      try {
        await this.refreshMarks(workspaceId, scope, marks, claimedAtMs);
      } catch (error) {
        const reason = error instanceof Error ? error.name : 'unknown error';
        await this.marks.finish(
          [],
          marks.map((mark) => released(mark, false, retryWaitMs(mark), reason)),
        );
        throw error;
      }
    }
  }

  private async refreshMarks(workspaceId: string, scope: ThingScope, marks: ClaimedMark[], claimedAtMs: number) {
    if (scope.kind === 'object_schema') return this.refreshSchemas(workspaceId, marks);
    const source = this.sources.find(scope.kind);
    if (source === undefined) return this.giveUp(marks);
    const lane = marks.some((mark) => mark.lane === 'live') ? 'live' : 'reconcile';
    const ids = marks.map((mark) => mark.itemId);
    const results = await source.read(workspaceId, scope.scopeId, ids, lane);
    const byId = new Map(marks.map((mark) => [mark.itemId, mark]));
    const readings = [...results.values()].flatMap((result) => ('reading' in result ? [result.reading] : []));
    const outcomes = await this.mirror.apply(readings, {
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
    const settled: SettledMark[] = [];
    const again: ReleasedMark[] = [];
    for (const mark of marks) {
      const result = results.get(mark.itemId);
      if (result === undefined || !('reading' in result)) {
        again.push(released(mark, false, MERGE_WAIT_MS, 'merge in progress'));
        continue;
      }
      const outcome = outcomes.get(mark.itemId) ?? 'stale';
      const gapMs = this.gapMs(mark, claimedAtMs, result.reading.observedAt);
      if (gapMs <= 0) settled.push(settledMark(mark, outcome, null));
      else if (mark.attempts + 1 >= this.config.lagTries)
        settled.push(settledMark(mark, outcome, 'readings lag behind'));
      else again.push(released(mark, isChange(outcome), lagWaitMs(gapMs, mark.attempts), null));
    }
    await this.marks.finish(settled, again);
    this.logger.debug('refreshed', { ...scope, read: marks.length, settled: settled.length, again: again.length });
  }

  /** Marks of a kind that is mirrored no longer. */
  private async giveUp(marks: ClaimedMark[]): Promise<void> {
    await this.marks.finish(
      marks.map((mark) => settledMark(mark, 'stale', 'not mirrored')),
      [],
    );
  }

  /** Schema readings have no lag to wait for: the attribute list is read in full, and guarded by its own time. */
  private async refreshSchemas(workspaceId: string, marks: ClaimedMark[]): Promise<void> {
    for (const mark of marks) await this.schema.refreshObject(workspaceId, mark.itemId);
    await this.marks.finish(
      marks.map((mark) => settledMark(mark, 'updated', null)),
      [],
    );
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

function isChange(outcome: ApplyOutcome): boolean {
  return outcome === 'created' || outcome === 'updated' || outcome === 'deleted';
}

function settledMark(mark: ClaimedMark, outcome: ApplyOutcome, reason: string | null): SettledMark {
  return { ...reference(mark), outcome: isChange(outcome) ? 'applied' : 'stale', reason };
}

function released(mark: ClaimedMark, applied: boolean, dueInMs: number, error: string | null): ReleasedMark {
  return { ...reference(mark), applied, dueInMs, error };
}

function reference({ kind, scopeId, itemId, version }: ClaimedMark) {
  return { kind, scopeId, itemId, version };
}

function lagWaitMs(gapMs: number, attempts: number): number {
  return Math.min(LONGEST_WAIT_MS, Math.max(SHORTEST_WAIT_MS, gapMs) * 1.5 ** attempts);
}

function retryWaitMs(mark: ClaimedMark): number {
  return Math.min(60_000, 500 * 2 ** Math.min(mark.attempts, 7));
}
