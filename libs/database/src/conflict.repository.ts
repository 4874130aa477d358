import { Injectable } from '@nestjs/common';
import { Prisma } from './generated/client.js';
import { insertEdit } from './local-edit.sql.js';
import { type ConflictReason, type EditTarget, type LocalEdit, type NewEdit } from './local-edit.types.js';
import { setPolicy, type KeptPolicy } from './policy.sql.js';
import { isUniqueViolation } from './unique-violation.js';
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
  /** Older sides that newer ones took the place of, and decisions that were taken back; oldest first. */
  earlier: unknown;
  localCallerId: string | null;
  /** The workspace member the caller wrote for, if any. */
  localMemberId: string | null;
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
  /** Kept with the decision, or not at all. */
  policy?: KeptPolicy | undefined;
}

/** What humans must decide. */
@Injectable()
export class ConflictRepository {
  constructor(private readonly prisma: PrismaService) {}

  async find(conflictId: string): Promise<ConflictRow | null> {
    const row = await this.prisma.conflict.findUnique({ where: { conflictId } });
    const [found] = await this.withMembers(row === null ? [] : [row]);
    return found ?? null;
  }

  /**
   * Oldest first.
   * @param after the last row of the page before
   */
  async list(filter: ConflictFilter, after: string | null, limit: number): Promise<ConflictRow[]> {
    const uuid = (value: string) => Prisma.sql`${value}::uuid`;
    const conditions = [
      equals('state', filter.state, (state) => Prisma.sql`${state}`),
      equals('reason', filter.reason, (reason) => Prisma.sql`${reason}`),
      equals('scope_id', filter.scopeId, uuid),
      equals('attribute_id', filter.attributeId, uuid),
      equals('ticket_id', filter.ticketId, uuid),
      equals('item_id', filter.itemId, presentId),
    ];
    // By the place of the last row, which may have been decided since and not be in the list any more.
    const behind =
      after === null
        ? Prisma.empty
        : Prisma.sql`AND (c.opened_at, c.conflict_id) >
                         (SELECT l.opened_at, l.conflict_id FROM conflict l WHERE l.conflict_id = ${after}::uuid)`;
    const found = await this.prisma.$queryRaw<{ conflictId: string }[]>`
      SELECT c.conflict_id AS "conflictId" FROM conflict c
       WHERE true ${Prisma.join([...conditions, behind], ' ')}
       ORDER BY c.opened_at, c.conflict_id
       LIMIT ${limit}`;
    const rows = await this.prisma.conflict.findMany({
      where: { conflictId: { in: found.map(({ conflictId }) => conflictId) } },
      orderBy: [{ openedAt: 'asc' }, { conflictId: 'asc' }],
    });
    return this.withMembers(rows);
  }

  /**
   * Decides a conflict and accepts the edit that carries the decision, or neither: of two who decide at the same moment,
   * one is heard.
   * @returns `resolved` with the edit as it was accepted; `late` when somebody else was faster; `key_reused` with the
   *   edit that the caller's idempotency key stands for already
   */
  async resolve(
    conflictId: string,
    by: ConflictResolution,
    edit: NewEdit | null,
  ): Promise<{ end: 'resolved' | 'late' | 'key_reused'; edit: LocalEdit | null }> {
    return this.prisma
      .transact(async (tx) => {
        const resolved = await tx.$executeRaw`
          UPDATE conflict
             SET state = 'resolved', resolution = ${by.resolution}, resolved_by = ${by.resolvedBy},
                 resolved_value = ${JSON.stringify(by.resolvedValue ?? null)}::jsonb,
                 resolution_ticket_id = ${edit?.ticketId ?? null}::uuid, resolved_at = clock_timestamp()
           WHERE conflict_id = ${conflictId}::uuid AND state = 'open'`;
        if (resolved !== 1) return { end: 'late' as const, edit: null };
        if (by.policy) await setPolicy(tx, by.policy);
        if (edit === null) return { end: 'resolved' as const, edit: null };
        const accepted = await insertEdit(tx, edit);
        if (!accepted.isNew) throw new KeyReused(accepted.edit);
        return { end: 'resolved' as const, edit: accepted.edit };
      })
      .catch((error: unknown) => {
        if (error instanceof KeyReused) return { end: 'key_reused' as const, edit: error.edit };
        throw error;
      });
  }

  /**
   * Puts a decided conflict back into the queue; what was decided is kept under `earlier`.
   * @returns `false` when it is open, or another one about the same attribute is
   */
  async reopen(conflictId: string): Promise<boolean> {
    try {
      const reopened = await this.prisma.$executeRaw`
        UPDATE conflict
           SET earlier = earlier || jsonb_build_object('resolution', resolution, 'value', resolved_value,
                                                       'resolved_by', resolved_by, 'resolved_at', resolved_at,
                                                       'ticket_id', resolution_ticket_id),
               state = 'open', resolution = NULL, resolved_value = NULL, resolved_by = NULL, resolved_at = NULL,
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

  /** Who edited here stands in the outbox, as long as it is kept. */
  private async withMembers(rows: { ticketId: string | null }[]): Promise<ConflictRow[]> {
    const ticketIds = rows.flatMap(({ ticketId }) => ticketId ?? []);
    const edits = await this.prisma.localEdit.findMany({
      where: { ticketId: { in: ticketIds } },
      select: { ticketId: true, actingMemberId: true },
    });
    const members = new Map(edits.map(({ ticketId, actingMemberId }) => [ticketId, actingMemberId]));
    return rows.map((row) => ({ ...row, localMemberId: members.get(row.ticketId ?? '') ?? null }) as ConflictRow);
  }
}

function equals(column: string, value: string | undefined, sqlOf: (value: string) => Prisma.Sql): Prisma.Sql {
  return value === undefined ? Prisma.empty : Prisma.sql`AND c.${Prisma.raw(column)} = ${sqlOf(value)}`;
}

/** An old id stands for what it means now. */
function presentId(itemId: string): Prisma.Sql {
  return Prisma.sql`coalesce((SELECT a.item_id FROM record_alias a WHERE a.alias_id = ${itemId}::uuid LIMIT 1),
                             ${itemId}::uuid)`;
}

/** The transaction must not commit: the key stands for another edit. */
class KeyReused extends Error {
  constructor(readonly edit: LocalEdit) {
    super();
  }
}
