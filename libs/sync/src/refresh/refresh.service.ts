import { Inject, Injectable, Logger } from '@nestjs/common';
import { Clock } from '@app/common';
import { isThingKind, MarkRepository, type ClaimedMark, type ThingScope } from '@app/database';
import { traced } from '@app/tracing';
import { AttioAvailability } from '../attio-availability.js';
import { syncConfig, type SyncConfig } from '../sync.config.js';
import { ItemSources } from '../sources/item-sources.js';
import { UnknownAttributeError } from '../schema/errors.js';
import { WorkspaceService } from '../workspace/workspace.service.js';
import { blameOf, reasonOf } from './blame.js';
import { again, failed, retried } from './mark-ending.js';
import { MarkReader } from './mark-reader.js';

/** Schemas taken at once: each is some calls of its own. */
const SCHEMA_BATCH = 10;
/** Waits: for Attio to let calls through again, and for two of its answers to fit together. */
const PAUSE_MS = 2_000;
const LAG_MS = 1_000;
/** After so many failed tries of a batch, smaller pieces tell whether one thing causes the failure. */
const WHOLE_TRIES = 3;
/** Tries, a minute apart in the end, after which a thing that Attio never answers for is given up. */
const UNANSWERED_TRIES = 60;

/** Works off marks: the one way in which events reach the mirror. */
@Injectable()
export class RefreshService {
  private readonly logger = new Logger(RefreshService.name);

  constructor(
    @Inject(syncConfig.KEY) private readonly config: SyncConfig,
    private readonly marks: MarkRepository,
    private readonly reader: MarkReader,
    private readonly sources: ItemSources,
    private readonly workspace: WorkspaceService,
    private readonly availability: AttioAvailability,
    private readonly clock: Clock,
  ) {}

  /**
   * Works off the due marks of one object, list or kind until none is left. A thing that cannot be read or stored does
   * not hold up the others: it ends as `failed` by itself, after a few tries.
   * @throws AttioCircuitOpenError Attio is away; the marks are free again and due after a pause, uncounted
   * @throws AttioError nothing could be read; the marks are free again and due after a pause
   */
  async refresh({ kind, scopeId }: { kind: string; scopeId: string }): Promise<void> {
    // A kind of a newer version's jobs: the sweep of that version asks again.
    if (!isThingKind(kind)) return;
    const scope: ThingScope = { kind, scopeId };
    const workspaceId = await this.workspace.findId();
    if (workspaceId === null) return;
    const batchSize = this.sources.find(kind)?.batchSize ?? SCHEMA_BATCH;
    for (;;) {
      const claimed = await this.claim(scope, batchSize);
      if (claimed.length === 0) return;
      const batch = new Batch(claimed, this.clock.nowMs());
      const lease = setInterval(() => void this.extend(scope), this.config.leaseMs / 3);
      try {
        for (const mark of claimed.filter(({ alone }) => alone)) await this.read(workspaceId, scope, batch, [mark]);
        const others = claimed.filter(({ alone }) => !alone);
        if (others.length > 0) await this.read(workspaceId, scope, batch, others);
      } catch (error) {
        await this.release(batch, error);
        throw error;
      } finally {
        clearInterval(lease);
      }
    }
  }

  /**
   * Marks that a delivery is marking once more at this very moment are passed over, and in a storm there are always some.
   * They are free a moment later: asked for again, they share the read of the others.
   */
  private async claim(scope: ThingScope, limit: number): Promise<ClaimedMark[]> {
    const { workerId, leaseMs } = this.config;
    const claimed = await this.marks.claimDue(scope, limit, workerId, leaseMs);
    if (claimed.length < 2 || claimed.length >= limit) return claimed;
    return [...claimed, ...(await this.marks.claimDue(scope, limit - claimed.length, workerId, leaseMs))];
  }

  /** Reads marks together and ends them; when something among them spoils it, in halves, down to the one that does. */
  private async read(workspaceId: string, scope: ThingScope, batch: Batch, marks: ClaimedMark[]): Promise<void> {
    try {
      // Marks that are read together share the read: it is shown in the trace of the first.
      const span = { traceOf: marks[0]?.correlationId, attributes: { kind: scope.kind, marks: marks.length } };
      await traced('refresh', span, () => this.reader.read(workspaceId, scope, marks, batch.claimedAtMs));
      batch.done(marks);
    } catch (thrown) {
      const error = this.availability.judge(thrown);
      const blame = blameOf(error);
      const [only] = marks;
      if (blame === 'items' && marks.length === 1 && only) {
        await this.judge(batch, only, error, this.config.itemTries);
      } else if (blame === 'attio' && only?.alone && only.attempts + 1 >= UNANSWERED_TRIES) {
        await this.end(batch, [failed(only, reasonOf(error))]);
      } else if (blame === 'lag' && marks.some((mark) => this.isSpent(mark))) {
        await this.endSpent(workspaceId, scope, batch, marks, error);
      } else if (marks.length > 1 && (blame === 'items' || (blame === 'attio' && isOften(marks)))) {
        await this.halve(workspaceId, scope, batch, marks);
      } else {
        throw error;
      }
    }
  }

  /**
   * Attio's answers did not fit together for as long as that is waited for. Marks that came later wait on by themselves:
   * with them, what is marked all the time would hold up the rest for ever. One record may show an attribute that the
   * schema never names: the others are read without it.
   */
  private async endSpent(
    workspaceId: string,
    scope: ThingScope,
    batch: Batch,
    marks: ClaimedMark[],
    error: unknown,
  ): Promise<void> {
    const spent = marks.filter((mark) => this.isSpent(mark));
    const others = marks.filter((mark) => !this.isSpent(mark));
    if (others.length > 0) {
      await this.read(workspaceId, scope, batch, spent);
      await this.read(workspaceId, scope, batch, others);
    } else if (spent.length > 1 && error instanceof UnknownAttributeError) {
      await this.halve(workspaceId, scope, batch, spent);
    } else {
      await this.end(
        batch,
        spent.map((mark) => failed(mark, reasonOf(error))),
      );
    }
  }

  private isSpent({ attempts }: ClaimedMark): boolean {
    return attempts + 1 >= this.config.lagTries;
  }

  /** @throws when neither half can be read because of Attio: then no single thing is at fault */
  private async halve(workspaceId: string, scope: ThingScope, batch: Batch, marks: ClaimedMark[]): Promise<void> {
    const middle = Math.ceil(marks.length / 2);
    const failures: unknown[] = [];
    for (const half of [marks.slice(0, middle), marks.slice(middle)]) {
      try {
        await this.read(workspaceId, scope, batch, half);
      } catch (error) {
        if (blameOf(error) !== 'attio') throw error;
        failures.push(error);
      }
    }
    if (failures.length === 2) throw failures[0];
    // The half that was read shows that Attio works: a single mark left over is by itself from now on.
    if (failures.length === 1) await this.release(batch, failures[0], marks);
  }

  /** One thing by itself could not be read or stored: later again, and in the end given up. */
  private async judge(batch: Batch, mark: ClaimedMark, error: unknown, tries: number): Promise<void> {
    const reason = reasonOf(error);
    const isFinal = (mark.alone || tries === 1) && mark.attempts + 1 >= tries;
    this.logger.warn(isFinal ? 'given up' : 'cannot be read or stored', { ...mark, version: undefined, reason });
    if (isFinal) return this.end(batch, [failed(mark, reason)]);
    await this.marks.finish([], [{ ...retried(mark, reason), alone: true }]);
    batch.done([mark]);
  }

  private async end(batch: Batch, endings: ReturnType<typeof failed>[]): Promise<void> {
    await this.marks.finish(endings, []);
    batch.doneIds(endings.map(({ itemId }) => itemId));
  }

  /** Gives marks back that were not read; those already ended are left out. */
  private async release(batch: Batch, error: unknown, among: ClaimedMark[] = batch.marks): Promise<void> {
    const blame = blameOf(error);
    const open = among.filter((mark) => batch.isOpen(mark));
    await this.marks.finish(
      [],
      open.map((mark) => {
        if (blame === 'pause') return { ...again(mark, PAUSE_MS, reasonOf(error)), isTry: false };
        if (blame === 'lag') return again(mark, LAG_MS, reasonOf(error));
        return { ...retried(mark, reasonOf(error)), alone: open.length === 1 && among !== batch.marks };
      }),
    );
    batch.done(open);
  }

  private async extend(scope: ThingScope): Promise<void> {
    // Without the longer lease another worker reads the same things: work done twice, nothing wrong.
    await this.marks.extend(scope, this.config.workerId, this.config.leaseMs).catch(() => undefined);
  }
}

/** Marks claimed together, and which of them are not ended yet. */
class Batch {
  private readonly open: Set<string>;

  constructor(
    readonly marks: ClaimedMark[],
    readonly claimedAtMs: number,
  ) {
    this.open = new Set(marks.map(({ itemId }) => itemId));
  }

  isOpen({ itemId }: ClaimedMark): boolean {
    return this.open.has(itemId);
  }

  done(marks: ClaimedMark[]): void {
    this.doneIds(marks.map(({ itemId }) => itemId));
  }

  doneIds(itemIds: string[]): void {
    for (const itemId of itemIds) this.open.delete(itemId);
  }
}

function isOften(marks: ClaimedMark[]): boolean {
  return marks.every(({ attempts }) => attempts >= WHOLE_TRIES);
}
