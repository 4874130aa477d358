import { Injectable } from '@nestjs/common';
import { PrismaService } from './prisma.service.js';

export interface ExternalLinkRow {
  system: string;
  externalId: string;
  scopeId: string;
  /** As it is now: aliases are followed. */
  itemId: string;
  createdBy: string;
  createdAt: Date;
}

/** Other systems' ids for our records. */
@Injectable()
export class ExternalLinkRepository {
  constructor(private readonly prisma: PrismaService) {}

  async find(system: string, externalId: string): Promise<ExternalLinkRow | null> {
    const rows = await this.prisma.$queryRaw<ExternalLinkRow[]>`
      SELECT l.system, l.external_id AS "externalId", l.scope_id AS "scopeId",
             coalesce(a.item_id, l.item_id) AS "itemId", l.created_by AS "createdBy", l.created_at AS "createdAt"
        FROM external_link l
        LEFT JOIN record_alias a ON a.scope_id = l.scope_id AND a.alias_id = l.item_id
       WHERE l.system = ${system} AND l.external_id = ${externalId}`;
    return rows[0] ?? null;
  }

  /** Links of a record, those of ids it had before included. */
  async listOf(scopeId: string, itemId: string): Promise<ExternalLinkRow[]> {
    return this.prisma.$queryRaw<ExternalLinkRow[]>`
      SELECT l.system, l.external_id AS "externalId", l.scope_id AS "scopeId", ${itemId}::uuid AS "itemId",
             l.created_by AS "createdBy", l.created_at AS "createdAt"
        FROM external_link l
       WHERE l.scope_id = ${scopeId}::uuid
         AND (l.item_id = ${itemId}::uuid
              OR l.item_id IN (SELECT alias_id FROM record_alias
                                WHERE scope_id = ${scopeId}::uuid AND item_id = ${itemId}::uuid))
       ORDER BY l.system, l.external_id`;
  }

  /**
   * Links an id unless it is linked already.
   * @returns the link that holds now: the caller compares
   */
  async link(workspaceId: string, row: Omit<ExternalLinkRow, 'createdAt'>): Promise<ExternalLinkRow> {
    await this.prisma.$executeRaw`
      INSERT INTO external_link (system, external_id, workspace_id, scope_id, item_id, created_by, created_at)
      VALUES (${row.system}, ${row.externalId}, ${workspaceId}::uuid, ${row.scopeId}::uuid, ${row.itemId}::uuid,
              ${row.createdBy}, clock_timestamp())
          ON CONFLICT (system, external_id) DO NOTHING`;
    return (await this.find(row.system, row.externalId)) ?? { ...row, createdAt: new Date() };
  }

  /** @returns `false` when there was none */
  async unlink(system: string, externalId: string): Promise<boolean> {
    const { count } = await this.prisma.externalLink.deleteMany({ where: { system, externalId } });
    return count > 0;
  }
}
