import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { AppError, Clock } from '@app/common';
import { RunService } from '@app/sync';

const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 60_000;

/** When the process starts: binds the workspace, reads the schema, and queues the backfills that were never done. */
@Injectable()
export class BackfillStarter implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger(BackfillStarter.name);
  private readonly stop = new AbortController();

  constructor(
    private readonly runs: RunService,
    private readonly clock: Clock,
  ) {}

  /** @throws ForeignWorkspaceError, TokenInactiveError: the process must not run */
  async onApplicationBootstrap(): Promise<void> {
    try {
      await this.runs.ensureBackfills();
    } catch (error) {
      if (error instanceof AppError && !error.retryable) throw error;
      this.logger.warn('the backfills could not be queued yet', error);
      void this.keepTrying();
    }
  }

  onApplicationShutdown(): void {
    this.stop.abort();
  }

  private async keepTrying(): Promise<void> {
    for (let waitMs = FIRST_WAIT_MS; !this.stop.signal.aborted; waitMs = Math.min(LONGEST_WAIT_MS, waitMs * 2)) {
      await this.clock.wait(waitMs, this.stop.signal);
      if (this.stop.signal.aborted) return;
      try {
        await this.runs.ensureBackfills();
        this.logger.log('the backfills are queued');
        return;
      } catch (error) {
        this.logger.warn('the backfills could not be queued yet', error);
      }
    }
  }
}
