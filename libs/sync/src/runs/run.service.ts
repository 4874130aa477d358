import { Inject, Injectable, Logger } from '@nestjs/common';
import { AttioCircuitOpenError } from '@app/attio';
import { AppError } from '@app/common';
import {
  AlertRepository,
  SyncRunRepository,
  type ItemKind,
  type RunPurpose,
  type RunTrigger,
  type SyncRunRow,
} from '@app/database';
import { JobQueue } from '@app/queue';
import { AttioAvailability } from '../attio-availability.js';
import { UnknownCollectionError } from '../schema/errors.js';
import { SchemaService } from '../schema/schema.service.js';
import { ItemSources } from '../sources/item-sources.js';
import { type SourceScope } from '../sources/item-source.js';
import { syncConfig, type SyncConfig } from '../sync.config.js';
import { WorkspaceService } from '../workspace/workspace.service.js';
import { type Certificate } from './certificate.js';
import { NoCertificateError, RunLostError, RunNotFoundError, SafetyBeltError } from './errors.js';
import { RunExecutor } from './run-executor.js';
import { runsConfig, type RunsConfig } from './runs.config.js';

const LONGEST_RETRY_MS = 60_000;
/** What a run that ended well puts an end to. */
const RUN_ALERTS = ['run_failed', 'run_stopped'] as const;

export interface RunRequest {
  /** Slug or id of an object or list, or a kind that belongs to the workspace, e.g. `notes` or `note`. */
  object: string;
  /** Tells apart what has the same name, e.g. notes and tasks of the workspace. */
  kind?: ItemKind;
  purpose: RunPurpose;
}

export interface ScopeRef extends SourceScope {
  kind: ItemKind;
}

/** Runs: scans that fill the mirror, repair it, or prove it. */
@Injectable()
export class RunService {
  private readonly logger = new Logger(RunService.name);

  constructor(
    @Inject(syncConfig.KEY) private readonly sync: SyncConfig,
    @Inject(runsConfig.KEY) private readonly config: RunsConfig,
    private readonly runs: SyncRunRepository,
    private readonly alerts: AlertRepository,
    private readonly executor: RunExecutor,
    private readonly sources: ItemSources,
    private readonly schema: SchemaService,
    private readonly workspace: WorkspaceService,
    private readonly availability: AttioAvailability,
    private readonly queue: JobQueue,
  ) {}

  /**
   * Reads the schema and queues a backfill for everything that was never scanned to its end: at the start, and again
   * and again, for new objects and lists come without an event. Objects and lists of which an
   * attribute was archived, or came back, are reconciled.
   */
  async ensureBackfills(trigger: RunTrigger = 'start'): Promise<void> {
    const workspaceId = await this.workspace.bind();
    await this.schema.refreshAll(workspaceId, trigger === 'start' ? 'live' : 'reconcile');
    for (const scope of await this.listScopes(workspaceId)) {
      if (await this.runs.needsBackfill(scope.kind, scope.scopeId)) {
        await this.queueRun(workspaceId, scope, 'backfill', trigger);
      } else if (await this.runs.needsRescan(scope.kind, scope.scopeId)) {
        await this.queueRun(workspaceId, scope, 'reconcile', trigger);
      }
    }
  }

  /** Everything this installation mirrors. */
  async listScopes(workspaceId: string): Promise<ScopeRef[]> {
    const scopes: ScopeRef[] = [];
    for (const source of this.sources.list()) {
      for (const scope of await source.listScopes(workspaceId)) scopes.push({ kind: source.kind, ...scope });
    }
    return scopes;
  }

  /**
   * Queues a run, or names the one that is under way for the same object.
   * @throws UnknownCollectionError nothing of this name is mirrored
   */
  async request({ object, kind: wantedKind, purpose }: RunRequest, trigger: RunTrigger = 'request') {
    // Attio may be away: the run waits for it, the request does not.
    const workspaceId = (await this.workspace.findId()) ?? (await this.workspace.bind());
    const isWanted = ({ kind, slug, scopeId }: ScopeRef) =>
      (wantedKind === undefined || wantedKind === kind) &&
      (slug === object || scopeId === object || (scopeId === workspaceId && `${kind}s` === object));
    let scope = (await this.listScopes(workspaceId)).find(isWanted);
    if (scope === undefined) {
      // Perhaps it is new: the listing knows.
      await this.schema.refreshAll(workspaceId);
      scope = (await this.listScopes(workspaceId)).find(isWanted);
    }
    if (scope === undefined) throw new UnknownCollectionError(wantedKind === 'entry' ? 'list' : 'object', object);
    return this.queueRun(workspaceId, scope, purpose, trigger);
  }

  /** @returns the newest runs first */
  async list(limit: number): Promise<SyncRunRow[]> {
    return this.runs.list(limit);
  }

  /** @throws RunNotFoundError */
  async get(runId: string): Promise<SyncRunRow> {
    const run = await this.runs.find(runId);
    if (run === null) throw new RunNotFoundError(runId);
    return run;
  }

  /** @throws RunNotFoundError, NoCertificateError */
  async getCertificate(runId: string): Promise<Certificate> {
    const run = await this.get(runId);
    if (run.certificate === null) throw new NoCertificateError(runId, run.state);
    return run.certificate as Certificate;
  }

  /** Ends a queued or running run; its worker notices within a page. @throws RunNotFoundError */
  async cancel(runId: string): Promise<SyncRunRow> {
    if (await this.runs.cancel(runId)) this.logger.log('run cancelled', { runId });
    return this.get(runId);
  }

  /**
   * Works on a run from where it stopped. Two workers cannot hold it; whoever loses it stops.
   * @throws AppError what ended the run, or why it pauses
   */
  async execute(runId: string): Promise<void> {
    const run = await this.runs.claim(runId, this.sync.workerId, this.config.leaseMs);
    if (run === null) return;
    this.logger.log('run started', { runId, purpose: run.purpose, scope: run.scopeSlug, attempt: run.attempts });
    const renewal = setInterval(() => {
      // A failure shows at the next save, which tells apart a lost run and a lost Postgres.
      this.runs.renew(runId, this.sync.workerId, this.config.leaseMs).catch(() => undefined);
    }, this.config.leaseMs / 3);
    try {
      await this.succeed(run, await this.executor.execute(run));
    } catch (error) {
      if (error instanceof RunLostError) {
        this.logger.log('run given up: cancelled, or with another worker', { runId });
        return;
      }
      const failure = this.availability.judge(error);
      await this.fail(run, failure);
      throw failure;
    } finally {
      clearInterval(renewal);
    }
  }

  private async queueRun(workspaceId: string, scope: ScopeRef, purpose: RunPurpose, trigger: RunTrigger) {
    const { kind, scopeId, slug } = scope;
    const queued = await this.runs.queue({ workspaceId, kind, scopeId, scopeSlug: slug, purpose, trigger });
    this.queue.wake('run.execute', { runId: queued.runId });
    return queued;
  }

  private async succeed(run: SyncRunRow, certificate: Certificate): Promise<void> {
    const { runId } = run;
    const lostEvents = run.purpose === 'backfill' ? 0 : certificate.differences.lost_events;
    if (!(await this.runs.finish(runId, this.sync.workerId, 'succeeded', { certificate, lostEvents }))) return;
    const { rows, differences, is_equal: isEqual } = certificate;
    this.logger.log('run succeeded', {
      runId,
      scope: run.scopeSlug,
      rows: rows.attio,
      differences: differences.total,
      isEqual,
    });
    await this.alerts.resolve(subjectOf(run), RUN_ALERTS);
    if (differences.unrepaired > 0) {
      await this.alerts.raise({
        workspaceId: run.workspaceId,
        code: 'drift',
        subject: subjectOf(run),
        message: `${run.scopeSlug}: ${differences.unrepaired} items differ from Attio and are not repaired`,
        details: { run_id: runId, unrepaired: differences.unrepaired },
      });
    } else {
      await this.alerts.resolve(subjectOf(run), ['drift']);
    }
  }

  private async fail(run: SyncRunRow, error: unknown): Promise<void> {
    const { runId } = run;
    const reason = error instanceof Error ? `${error.name}: ${error.message}` : 'unknown error';
    const isFinal = error instanceof AppError && !error.retryable;
    // Attio is away: that is no fault of the run, and lasts as long as it lasts.
    const isOutage = error instanceof AttioCircuitOpenError;
    const failures = ((await this.runs.find(runId))?.failures ?? 0) + 1;
    if (isOutage || (!isFinal && failures < this.config.tries)) {
      const pauseMs = Math.min(LONGEST_RETRY_MS, this.config.retryMs * 2 ** (failures - 1));
      await this.runs.release(runId, this.sync.workerId, reason, pauseMs, !isOutage);
      return;
    }
    const isStopped = error instanceof SafetyBeltError;
    const state = isStopped ? 'stopped' : 'failed';
    if (!(await this.runs.finish(runId, this.sync.workerId, state, { error: reason }))) return;
    await this.alerts.raise({
      workspaceId: run.workspaceId,
      code: isStopped ? 'run_stopped' : 'run_failed',
      subject: subjectOf(run),
      message: `${run.purpose} of ${run.scopeSlug} ${state}: ${reason}`,
      details: { run_id: runId, error: error instanceof AppError ? error.code : 'unexpected_error' },
    });
  }
}

function subjectOf({ kind, scopeId }: SyncRunRow): string {
  return `${kind}:${scopeId}`;
}
