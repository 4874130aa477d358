import { Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { AppError } from '@app/common';
import { WorkspaceService } from '@app/sync';

/** Compares the token's workspace with the database's when the process starts. */
@Injectable()
export class WorkspaceBinder implements OnApplicationBootstrap {
  private readonly logger = new Logger(WorkspaceBinder.name);

  constructor(private readonly workspace: WorkspaceService) {}

  /**
   * Reads from the mirror must go on while Attio is away, so only a certain no stops the start.
   * @throws ForeignWorkspaceError, TokenInactiveError
   */
  async onApplicationBootstrap(): Promise<void> {
    try {
      await this.workspace.bind();
    } catch (error) {
      if (error instanceof AppError && !error.retryable) throw error;
      this.logger.warn('Attio could not be asked for its workspace; the worker will try again', error);
    }
  }
}
