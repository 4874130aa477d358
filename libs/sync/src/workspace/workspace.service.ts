import { Injectable, Logger } from '@nestjs/common';
import { AttioSelf } from '@app/attio';
import { WorkspaceRepository } from '@app/database';
import { ForeignWorkspaceError, TokenInactiveError } from './errors.js';

/** Which workspace this installation belongs to. */
@Injectable()
export class WorkspaceService {
  private readonly logger = new Logger(WorkspaceService.name);
  private workspaceId: string | null = null;

  constructor(
    private readonly self: AttioSelf,
    private readonly workspaces: WorkspaceRepository,
  ) {}

  /**
   * Binds the database to the token's workspace at the first start and compares at every later one.
   * @returns the workspace id
   * @throws TokenInactiveError the token is of no use
   * @throws ForeignWorkspaceError the database belongs to another workspace
   */
  async bind(): Promise<string> {
    const { data: self } = await this.self.get();
    if (!self.active) throw new TokenInactiveError();
    const bound = await this.workspaces.bind({
      workspaceId: self.workspace_id,
      name: self.workspace_name,
      slug: self.workspace_slug,
      clientId: self.client_id,
    });
    if (bound.workspaceId !== self.workspace_id) throw new ForeignWorkspaceError(bound.slug, self.workspace_slug);
    if (this.workspaceId === null) this.logger.log('workspace bound', { workspaceId: bound.workspaceId });
    this.workspaceId = bound.workspaceId;
    return bound.workspaceId;
  }

  /** @returns the bound workspace's id without asking Attio; `null` before the first start reached it */
  async findId(): Promise<string | null> {
    this.workspaceId ??= (await this.workspaces.find())?.workspaceId ?? null;
    return this.workspaceId;
  }
}
