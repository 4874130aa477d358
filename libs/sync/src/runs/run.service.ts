import { Inject, Injectable, Logger } from '@nestjs/common';
import { AppError } from '@app/common';
import { MirrorRepository, SyncRunRepository, type SyncRunRow } from '@app/database';
import { JobQueue } from '@app/queue';
import { z } from 'zod';
import { ItemSources } from '../sources/item-sources.js';
import { SchemaService } from '../schema/schema.service.js';
import { NotMirroredError } from './errors.js';
import { syncConfig, type SyncConfig } from '../sync.config.js';
import { WorkspaceService } from '../workspace/workspace.service.js';
import { anchoredPages, type ScanCursor } from './anchored-pages.js';

const cursorShape = z.object({ offset: z.number().int().min(0), lastId: z.string().nullable() });
/** A run whose worker said nothing for so long is taken up by another one. */
const RUN_LEASE_MS = 30_000;

/** Scans an object completely and applies what it finds: the first run of an object is its backfill. */
@Injectable()
export class RunService {
  private readonly logger = new Logger(RunService.name);

  constructor(
    @Inject(syncConfig.KEY) private readonly config: SyncConfig,
    private readonly runs: SyncRunRepository,
    private readonly sources: ItemSources,
    private readonly mirror: MirrorRepository,
    private readonly schema: SchemaService,
    private readonly workspace: WorkspaceService,
    private readonly queue: JobQueue,
  ) {}

  /** Queues a backfill for every mirrored object that was never scanned to its end. */
  async ensureBackfills(): Promise<void> {
    const workspaceId = await this.workspace.bind();
    await this.schema.refreshAll(workspaceId);
    for (const source of this.sources.list()) {
      for (const { scopeId, slug } of await source.listScopes(workspaceId)) {
        if (await this.runs.hasSucceeded(source.kind, scopeId)) continue;
        const { runId } = await this.runs.queue({
          workspaceId,
          kind: source.kind,
          scopeId,
          scopeSlug: slug,
          purpose: 'backfill',
          trigger: 'start',
        });
        this.queue.wake('run.execute', { runId });
      }
    }
  }

  /** @returns the newest runs first */
  async list(limit: number): Promise<SyncRunRow[]> {
    return this.runs.list(limit);
  }

  /**
   * Works on a run from where it stopped. Two workers cannot hold it; whoever loses it stops.
   * @throws AttioError the run is free again and goes on after a pause
   */
  async execute(runId: string): Promise<void> {
    const run = await this.runs.claim(runId, this.config.workerId, RUN_LEASE_MS);
    if (run === null) return;
    this.logger.log('run started', { runId, purpose: run.purpose, scope: run.scopeSlug, attempt: run.attempts });
    try {
      await this.scan(run);
    } catch (error) {
      const reason = error instanceof Error ? `${error.name}: ${error.message}` : 'unknown error';
      const isFinal = error instanceof AppError && !error.retryable;
      if (isFinal) await this.runs.finish(runId, this.config.workerId, 'failed', { error: reason });
      else await this.runs.release(runId, this.config.workerId, reason);
      throw error;
    }
  }

  private async scan(run: SyncRunRow): Promise<void> {
    const start: ScanCursor | undefined = run.cursor === null ? undefined : cursorShape.parse(run.cursor);
    const source = this.sources.find(run.kind);
    if (source === undefined) throw new NotMirroredError(run.kind);
    const fetchPage = (offset: number, limit: number) =>
      source.fetchPage(run.workspaceId, run.scopeId, offset, limit, 'reconcile');
    const pageSize = Math.min(source.pageSize, this.config.pageSize);
    for await (const page of anchoredPages(fetchPage, pageSize, start)) {
      const outcomes = await this.mirror.apply(page.readings, {
        workspaceId: run.workspaceId,
        kind: run.kind,
        scopeId: run.scopeId,
        cause: run.purpose === 'backfill' ? 'backfill' : 'reconcile',
        logged: run.purpose !== 'backfill',
        touchUnchanged: 'marked',
        diff: (before, after) => source.diff(before, after),
      });
      const written = [...outcomes.values()].filter((outcome) => outcome === 'created' || outcome === 'updated').length;
      const isKept = await this.runs.saveProgress(run.runId, this.config.workerId, RUN_LEASE_MS, {
        cursor: page.next ?? run.cursor,
        rowsSeen: page.readings.length,
        rowsWritten: written,
        differences: run.purpose === 'backfill' ? 0 : written,
        requestsUsed: 1,
      });
      if (!isKept) return;
    }
    await this.runs.finish(run.runId, this.config.workerId, 'succeeded', {});
    this.logger.log('run succeeded', { runId: run.runId, scope: run.scopeSlug });
  }
}
