import { Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { AppError, Clock } from '@app/common';
import { WorkspaceService } from '@app/sync';

/** How long the start waits for Attio before it serves without it. */
const PATIENCE_MS = 3_000;

/** Compares the token's workspace with the database's when the process starts. */
@Injectable()
export class WorkspaceBinder implements OnApplicationBootstrap {
  private readonly logger = new Logger(WorkspaceBinder.name);

  constructor(
    private readonly workspace: WorkspaceService,
    private readonly clock: Clock,
  ) {}

  /**
   * Reads from the mirror must go on while Attio is away, so only a certain no stops the process, now or later.
   * @throws ForeignWorkspaceError, TokenInactiveError
   */
  async onApplicationBootstrap(): Promise<void> {
    const answer = this.ask();
    const late = this.clock.wait(PATIENCE_MS).then(() => 'late' as const);
    const first = await Promise.race([answer, late]);
    if (first instanceof AppError) throw first;
    if (first !== 'late') return;
    this.logger.warn('Attio has not answered yet; serving from the mirror meanwhile');
    void answer.then((refusal) => {
      if (refusal === undefined) return;
      this.logger.fatal(refusal.message);
      process.kill(process.pid, 'SIGTERM');
    });
  }

  /** @returns the reason why this process must not run, if there is one */
  private async ask(): Promise<AppError | undefined> {
    try {
      await this.workspace.bind();
    } catch (error) {
      if (error instanceof AppError && !error.retryable) return error;
      this.logger.warn('Attio could not be asked for its workspace; the worker will try again', error);
    }
    return undefined;
  }
}
