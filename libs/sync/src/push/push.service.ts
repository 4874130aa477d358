import { Inject, Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';
import {
  AttioAuthError,
  AttioBreaker,
  AttioError,
  AttioNotFoundError,
  AttioRateLimitError,
  AttioUnavailableError,
  AttioUniquenessError,
  AttioValidationError,
} from '@app/attio';
import { Clock, withCorrelation } from '@app/common';
import { LocalEditRepository, type EditTarget, type ItemKind, type LocalEdit } from '@app/database';
import { JobQueue } from '@app/queue';
import { noteSpan, traced } from '@app/tracing';
import { syncConfig, type SyncConfig } from '../sync.config.js';
import { ItemPushers } from './item-pushers.js';
import { pushConfig, type PushConfig } from './push.config.js';
import { PushLease, PushLeaseLostError } from './push-lease.js';
import { later, type PushStep } from './push-step.js';
import { refused } from './value-pusher.js';

const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 30_000;
const AUTH_WAIT_MS = 30_000;
const MERGE_WAIT_MS = 1_000;
/** A create that found its unique value taken looks for the holder again this often. */
const HOLDER_TRIES = 3;
/** Woken by one sweep: several times what Attio lets through until the next. */
const SWEPT_ITEMS = 200;

/** Carries accepted edits to Attio: one item at a time by one worker, all its open edits in one call. */
@Injectable()
export class PushService implements OnModuleDestroy {
  private readonly logger = new Logger(PushService.name);
  private isStopping = false;

  constructor(
    @Inject(pushConfig.KEY) private readonly config: PushConfig,
    @Inject(syncConfig.KEY) private readonly sync: Pick<SyncConfig, 'workerId'>,
    private readonly edits: LocalEditRepository,
    private readonly pushers: ItemPushers,
    private readonly breaker: AttioBreaker,
    private readonly queue: JobQueue,
    private readonly clock: Clock,
  ) {}

  /**
   * Pushes the open edits of one item until none is due. While Attio is away nothing is tried and nothing is counted:
   * the edits wait in Postgres, and the sweep asks again once it is back.
   */
  async push({ kind, scopeId, itemId }: { kind: string; scopeId: string; itemId: string }): Promise<void> {
    let target: EditTarget = { kind: kind as ItemKind, scopeId, itemId };
    while (this.breaker.state === 'closed' && !this.isStopping) {
      const edits = await this.edits.claim(target, this.sync.workerId, this.config.leaseMs);
      const last = edits.at(-1);
      if (last === undefined) return;
      // Edits that go out together share the push: it is shown in the trace of the last.
      const span = { traceOf: last.ticketId, attributes: { kind: target.kind, edits: edits.length } };
      const step = await withCorrelation(last.ticketId, () =>
        traced('push', span, () => this.pushClaimed(target, edits)),
      );
      if ('later' in step) return;
      if ('moved' in step) target = { ...target, itemId: step.moved };
    }
  }

  /** What is under way is ended and recorded; nothing more is begun. */
  onModuleDestroy(): void {
    this.isStopping = true;
  }

  /** Wakes workers for edits that are due: those whose wake-up was lost, and those that were put off. */
  async sweep(): Promise<void> {
    if (this.breaker.state !== 'closed' || this.isStopping) return;
    await this.edits.reopenMerged();
    for (const target of await this.edits.listDueItems(SWEPT_ITEMS)) this.wake(target);
  }

  /** Wakes a worker for an item; a lost wake-up costs the time until the next sweep. */
  wake({ kind, scopeId, itemId }: EditTarget): void {
    this.queue.wake('push.item', { kind, scopeId, itemId });
  }

  private async pushClaimed(target: EditTarget, edits: LocalEdit[]): Promise<PushStep> {
    const ticketIds = edits.map(({ ticketId }) => ticketId);
    const lease = new PushLease(this.edits, ticketIds, this.sync.workerId, this.config.leaseMs);
    try {
      const step = await this.attempt(target, edits, lease);
      return await this.record(target, edits, step);
    } catch (error) {
      await this.giveBack(edits, error, lease.hasWritten);
      if (error instanceof AttioError || error instanceof PushLeaseLostError)
        return { later: { dueInMs: 0, reason: '' } };
      throw error;
    } finally {
      lease.stop();
    }
  }

  private async attempt(target: EditTarget, edits: LocalEdit[], lease: PushLease): Promise<PushStep> {
    const pusher = this.pushers.of(target.kind);
    try {
      return await pusher.push(target, edits, lease);
    } catch (error) {
      const isMissing = error instanceof AttioNotFoundError && isCreateOf(target, edits);
      // Where it was to go may have been merged away; the event that says into what may be on its way.
      if (isMissing && this.mayBeMerge(edits))
        return later(MERGE_WAIT_MS, 'Attio does not find where it belongs', true);
      const isRefusal = error instanceof AttioValidationError || error instanceof AttioUniquenessError;
      if (!isRefusal && !isMissing) throw error;
      // One bad edit must not take the others down: the first alone, then the rest again.
      const [first, ...rest] = edits;
      if (first === undefined || rest.length === 0) return this.refusal(target, edits, error);
      return this.attempt(target, [first], lease);
    }
  }

  private async refusal(
    target: EditTarget,
    edits: LocalEdit[],
    error: AttioValidationError | AttioUniquenessError | AttioNotFoundError,
  ): Promise<PushStep> {
    const [edit] = edits;
    const mayLink = error instanceof AttioUniquenessError && edit?.operation === 'create';
    if (mayLink && edit.attempts < HOLDER_TRIES) throw error;
    const isTaken = error instanceof AttioUniquenessError;
    const holderId = isTaken ? await this.pushers.of(target.kind).findHolder(target, edits) : null;
    return refused(edits, error.attioCode ?? error.code, error.message, holderId);
  }

  private mayBeMerge([first]: LocalEdit[]): boolean {
    const goneSinceMs = first?.goneSince?.getTime();
    return goneSinceMs === undefined || this.clock.nowMs() - goneSinceMs < this.config.mergeGraceMs;
  }

  private async record(target: EditTarget, edits: LocalEdit[], step: PushStep): Promise<PushStep> {
    if ('end' in step) {
      const isEnded = await this.edits.finish(target, step.end, this.sync.workerId);
      const ended = new Set(isEnded ? step.end.ends.map(({ ticketId }) => ticketId) : []);
      const rest = edits.filter(({ ticketId }) => !ended.has(ticketId));
      // Edits that were not part of it go on at once; an end that was refused is looked at again.
      await this.release(rest, { dueInMs: isEnded ? 0 : FIRST_WAIT_MS, reason: '', isOutcomeUnknown: !isEnded });
      for (const { ticketId, state } of step.end.ends) {
        this.logger.log('edit ended', { ticketId, state });
        noteSpan('edit ended', { traceOf: ticketId, durationMs: 0, attributes: { ticketId, state } });
      }
      const { madeItemId } = step.end;
      return isEnded && madeItemId !== undefined ? { moved: madeItemId } : step;
    }
    if ('moved' in step) {
      await this.release(edits, { dueInMs: 0, reason: '', isOutcomeUnknown: true });
      return step;
    }
    const { dueInMs, reason, isGone } = step.later;
    await this.release(edits, { dueInMs, reason, isOutcomeUnknown: true, ...(isGone ? { isGone } : {}) });
    return step;
  }

  /** Attio being away, slow or strict is nobody's fault: only failures of our own count as attempts. */
  private async giveBack(edits: LocalEdit[], error: unknown, hasWritten: boolean): Promise<void> {
    const attempts = edits[0]?.attempts ?? 0;
    const backoffMs = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** Math.min(attempts, 5)) * (0.5 + Math.random() / 2);
    const wasUnknown = edits.some(({ unknownSince }) => unknownSince !== null);
    const isUnsent = error instanceof AttioUnavailableError && !error.outcomeUnknown && !wasUnknown;
    const isRefusal =
      error instanceof AttioRateLimitError ||
      error instanceof AttioUniquenessError ||
      error instanceof AttioNotFoundError;
    const dueInMs =
      error instanceof AttioRateLimitError
        ? error.retryAfterMs + Math.random() * 500
        : error instanceof AttioAuthError
          ? AUTH_WAIT_MS
          : error instanceof AttioNotFoundError
            ? 0
            : backoffMs;
    this.logger.warn(`a push was put off by ${Math.round(dueInMs)} ms`, error);
    await this.release(edits, {
      dueInMs,
      reason: error instanceof AttioError ? error.code : 'internal_error',
      isOutcomeUnknown: wasUnknown || hasWritten || !(isUnsent || isRefusal),
      countsAsAttempt: !(error instanceof AttioError) || error instanceof AttioUniquenessError,
    });
  }

  private async release(
    edits: LocalEdit[],
    again: { dueInMs: number; reason: string; isOutcomeUnknown: boolean; isGone?: boolean; countsAsAttempt?: boolean },
  ): Promise<void> {
    if (edits.length === 0) return;
    const ticketIds = edits.map(({ ticketId }) => ticketId);
    await this.edits.release(ticketIds, this.sync.workerId, { countsAsAttempt: false, ...again });
  }
}

/** Whether what the edits are about is yet to be made. */
function isCreateOf({ itemId }: EditTarget, [first]: LocalEdit[]): boolean {
  return first?.operation === 'create' && first.provisionalId === itemId;
}
