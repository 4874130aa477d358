import { Injectable } from '@nestjs/common';
import { Prisma } from './generated/client.js';
import { type ConflictReason, type EditTarget } from './local-edit.types.js';
import { PrismaService } from './prisma.service.js';

export interface ConflictRow extends EditTarget {
  conflictId: string;
  workspaceId: string;
  attributeId: string;
  reason: ConflictReason;
  why: string | null;
  base: unknown;
  local: unknown;
  remote: unknown;
  /** Older sides that newer ones took the place of. */
  earlier: unknown;
  localCallerId: string | null;
  localAt: Date | null;
  remoteActor: unknown;
  remoteAt: Date | null;
  ticketId: string | null;
  state: 'open' | 'resolved';
  resolution: 'local' | 'remote' | 'merged' | null;
  resolvedValue: unknown;
  resolvedBy: string | null;
  resolutionTicketId: string | null;
  openedAt: Date;
  resolvedAt: Date | null;
}

export interface ConflictFilter {
  state?: 'open' | 'resolved' | undefined;
  reason?: ConflictReason | undefined;
  scopeId?: string | undefined;
  itemId?: string | undefined;
  attributeId?: string | undefined;
  ticketId?: string | undefined;
}

export interface ConflictResolution {
  resolution: 'local' | 'remote' | 'merged';
  resolvedValue: unknown;
  resolvedBy: string;
  resolutionTicketId: string | null;
}

/** What humans must decide. */
@Injectable()
export class ConflictRepository {
  constructor(private readonly prisma: PrismaService) {}

  async find(conflictId: string): Promise<ConflictRow | null> {
    return (await this.prisma.conflict.findUnique({ where: { conflictId } })) as ConflictRow | null;
  }

  /**
   * Oldest first.
   * @param after the last row of the page before
   */
  async list(filter: ConflictFilter, after: string | null, limit: number): Promise<ConflictRow[]> {
    const set = Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined));
    const rows = await this.prisma.conflict.findMany({
      where: set,
      orderBy: [{ openedAt: 'asc' }, { conflictId: 'asc' }],
      take: limit,
      ...(after === null ? {} : { cursor: { conflictId: after }, skip: 1 }),
    });
    return rows as ConflictRow[];
  }

  /** @returns `false` when it was resolved already */
  async resolve(conflictId: string, by: ConflictResolution): Promise<boolean> {
    const resolved = await this.prisma.$executeRaw`
      UPDATE conflict
         SET state = 'resolved', resolution = ${by.resolution}, resolved_by = ${by.resolvedBy},
             resolved_value = ${JSON.stringify(by.resolvedValue ?? null)}::jsonb,
             resolution_ticket_id = ${by.resolutionTicketId}::uuid, resolved_at = clock_timestamp()
       WHERE conflict_id = ${conflictId}::uuid AND state = 'open'`;
    return resolved === 1;
  }

  /** @returns `false` when it is open, or another one about the same attribute is */
  async reopen(conflictId: string): Promise<boolean> {
    try {
      const reopened = await this.prisma.$executeRaw`
        UPDATE conflict
           SET state = 'open', resolution = NULL, resolved_value = NULL, resolved_by = NULL, resolved_at = NULL,
               resolution_ticket_id = NULL
         WHERE conflict_id = ${conflictId}::uuid AND state = 'resolved'`;
      return reopened === 1;
    } catch (error) {
      if (isUniqueViolation(error)) return false;
      throw error;
    }
  }

  async countOpen(): Promise<number> {
    return this.prisma.conflict.count({ where: { state: 'open' } });
  }
}

function isUniqueViolation(error: unknown): boolean {
  if (!(error instanceof Prisma.PrismaClientKnownRequestError)) return false;
  return error.code === 'P2002' || error.message.includes('23505');
}
