import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { PrismaService } from './prisma.service.js';

/** Stable; docs/operations.md says of each what it means and what to do. */
export const alertCodes = [
  'drift',
  'run_failed',
  'run_stopped',
  'events_lost',
  'webhook_degraded',
  'webhook_inactive',
] as const;
export type AlertCode = (typeof alertCodes)[number];

export interface NewAlert {
  workspaceId: string;
  code: AlertCode;
  /** What it is about: `record:<object id>`, `webhook`. */
  subject: string;
  /** Ids and outcomes; no contact fields. */
  message: string;
  details?: Record<string, unknown>;
}

export interface AlertRow extends Required<NewAlert> {
  alertId: string;
  /** How often it was raised since it is open. */
  count: number;
  openedAt: Date;
  lastAt: Date;
  resolvedAt: Date | null;
}

@Injectable()
export class AlertRepository {
  constructor(private readonly prisma: PrismaService) {}

  /** Raises an alert; one that is open already counts once more. @returns whether it is new */
  async raise(alert: NewAlert): Promise<boolean> {
    const rows = await this.prisma.$queryRaw<{ count: number }[]>`
      INSERT INTO alert AS a (alert_id, workspace_id, code, subject, message, details, opened_at, last_at)
      VALUES (${randomUUID()}::uuid, ${alert.workspaceId}::uuid, ${alert.code}, ${alert.subject}, ${alert.message},
              ${JSON.stringify(alert.details ?? {})}::jsonb, clock_timestamp(), clock_timestamp())
          ON CONFLICT (code, subject) WHERE resolved_at IS NULL DO UPDATE
         SET count = a.count + 1, last_at = clock_timestamp(), message = EXCLUDED.message, details = EXCLUDED.details
      RETURNING count`;
    return rows[0]?.count === 1;
  }

  /** Ends what is open on a subject. @returns how many ended */
  async resolve(subject: string, codes: readonly AlertCode[]): Promise<number> {
    return this.prisma.$executeRaw`
      UPDATE alert SET resolved_at = clock_timestamp()
       WHERE subject = ${subject} AND code = ANY(${codes}::text[]) AND resolved_at IS NULL`;
  }

  /** Newest first. */
  async list(filter: { isOpen: boolean | null; limit: number }): Promise<AlertRow[]> {
    const where = filter.isOpen === null ? {} : filter.isOpen ? { resolvedAt: null } : { NOT: { resolvedAt: null } };
    const rows = await this.prisma.alert.findMany({ where, orderBy: { openedAt: 'desc' }, take: filter.limit });
    return rows as unknown as AlertRow[];
  }
}
