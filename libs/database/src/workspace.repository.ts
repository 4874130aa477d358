import { Injectable } from '@nestjs/common';
import { PrismaService } from './prisma.service.js';

export interface WorkspaceRow {
  workspaceId: string;
  name: string;
  slug: string;
  /** The id our own writes carry as actor. */
  clientId: string;
}

/** The one workspace this database belongs to. */
@Injectable()
export class WorkspaceRepository {
  private workspaceId: string | undefined;

  constructor(private readonly prisma: PrismaService) {}

  /** @returns `null` before the first start */
  async find(): Promise<WorkspaceRow | null> {
    const rows = await this.prisma.direct.$queryRaw<WorkspaceRow[]>`
      SELECT workspace_id AS "workspaceId", name, slug, client_id AS "clientId" FROM workspace LIMIT 1`;
    return rows[0] ?? null;
  }

  /** Asked once it is known: a database is never bound to another. @returns `null` before the first start */
  async findId(): Promise<string | null> {
    this.workspaceId ??= (await this.find())?.workspaceId;
    return this.workspaceId ?? null;
  }

  /**
   * Binds the database to the workspace, or confirms the binding.
   * @returns the workspace the database really belongs to: the caller compares
   */
  async bind(workspace: WorkspaceRow): Promise<WorkspaceRow> {
    const rows = await this.prisma.$queryRaw<WorkspaceRow[]>`
      WITH first AS (
        INSERT INTO workspace (workspace_id, name, slug, client_id)
        SELECT ${workspace.workspaceId}::uuid, ${workspace.name}, ${workspace.slug}, ${workspace.clientId}
         WHERE NOT EXISTS (SELECT 1 FROM workspace)
            ON CONFLICT (workspace_id) DO NOTHING
        RETURNING workspace_id, name, slug, client_id
      ), again AS (
        UPDATE workspace SET name = ${workspace.name}, slug = ${workspace.slug}, client_id = ${workspace.clientId}
         WHERE workspace_id = ${workspace.workspaceId}::uuid
        RETURNING workspace_id, name, slug, client_id
      )
      SELECT workspace_id AS "workspaceId", name, slug, client_id AS "clientId" FROM first
      UNION ALL SELECT workspace_id, name, slug, client_id FROM again
      UNION ALL SELECT workspace_id, name, slug, client_id FROM workspace
      LIMIT 1`;
    return rows[0] ?? (await this.bind(workspace));
  }
}
