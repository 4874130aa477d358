import { Injectable } from '@nestjs/common';
import { PrismaService } from './prisma.service.js';

/** How much there is of something, by state or code. */
export interface Tally {
  name: string;
  count: number;
}

/** What metrics say about the whole installation: each method is one query over an index or a small table. */
@Injectable()
export class InstallationStateRepository {
  constructor(private readonly prisma: PrismaService) {}

  /** How long the oldest work that is due has waited, in seconds; 0 where none waits. */
  async lags(): Promise<{ queue: string; lane: string; seconds: number }[]> {
    return this.prisma.$queryRaw`
      SELECT due.queue, due.lane, coalesce(greatest(extract(epoch FROM clock_timestamp() - due.since), 0), 0)::float8 AS seconds
        FROM (SELECT 'refresh' AS queue, 'live' AS lane, (SELECT min(due_at) FROM dirty_mark WHERE lane = 'live') AS since
              UNION ALL
              SELECT 'refresh', 'reconcile', (SELECT min(due_at) FROM dirty_mark WHERE lane = 'reconcile')
              UNION ALL
              SELECT 'pushes', 'live', (SELECT min(due_at) FROM local_edit WHERE state IN ('pending', 'pushing'))
              UNION ALL
              SELECT 'runs', 'reconcile', (SELECT min(due_at) FROM sync_run WHERE state = 'queued')
              UNION ALL
              SELECT 'events', 'live', (SELECT min(h.due_at) FROM event_handling h JOIN delivery d USING (delivery_id)
                                         WHERE h.state = 'pending' AND d.state <> 'pending')
              UNION ALL
              SELECT 'feed', 'live', (SELECT min(c.occurred_at) FROM subscription s
                                        JOIN LATERAL (SELECT occurred_at FROM change_log WHERE sequence > s.cursor
                                                       ORDER BY sequence LIMIT 1) c ON true
                                       WHERE s.state = 'active')) due`;
  }

  /** Marks that are due, taken or not. */
  async marksDue(): Promise<{ kind: string; lane: string; count: number }[]> {
    return this.prisma.$queryRaw`
      SELECT kind, lane, count(*)::int AS count FROM dirty_mark WHERE due_at <= clock_timestamp() GROUP BY kind, lane`;
  }

  async openConflicts(): Promise<number> {
    const [row] = await this.prisma.$queryRaw<{ count: number }[]>`
      SELECT count(*)::int AS count FROM conflict WHERE state = 'open'`;
    return row?.count ?? 0;
  }

  /** Deliveries of the last hour that have ended, and all that have not. */
  async deliveries(): Promise<Tally[]> {
    return this.prisma.$queryRaw`
      SELECT s.name, (SELECT count(*)::int FROM delivery d
                       WHERE d.state = s.name
                         AND (s.name = 'pending' OR d.received_at >= clock_timestamp() - interval '1 hour')) AS count
        FROM unnest(ARRAY['pending', 'applied', 'stale', 'ignored', 'failed']) AS s(name)`;
  }

  /** Edits that were last due within an hour and have ended, and all that have not. */
  async edits(): Promise<Tally[]> {
    return this.prisma.$queryRaw`
      SELECT s.name, (SELECT count(*)::int FROM local_edit e
                       WHERE e.state = s.name
                         AND (s.name IN ('pending', 'pushing') OR e.due_at >= clock_timestamp() - interval '1 hour')) AS count
        FROM unnest(ARRAY['pending', 'pushing', 'applied', 'superseded', 'conflict', 'failed', 'cancelled']) AS s(name)`;
  }

  /** What the latest reconciliations and verifications found, by kind, over all scopes. */
  async drift(): Promise<{ kind: string; repaired: number; unrepaired: number }[]> {
    return this.prisma.$queryRaw`
      SELECT kind, sum(differences - unrepaired)::float8 AS repaired, sum(unrepaired)::float8 AS unrepaired
        FROM (SELECT kind, differences, coalesce((certificate->'differences'->>'unrepaired')::bigint, 0) AS unrepaired
                FROM (SELECT DISTINCT ON (kind, scope_id) kind, differences, certificate
                        FROM sync_run
                       WHERE state = 'succeeded' AND purpose <> 'backfill'
                       ORDER BY kind, scope_id, created_at DESC) latest) found
       GROUP BY kind`;
  }

  /** How long ago the scope that has waited longest was last found equal or repaired, by kind. */
  async certificateAges(): Promise<{ kind: string; seconds: number }[]> {
    return this.prisma.$queryRaw`
      SELECT kind, max(extract(epoch FROM clock_timestamp() - finished_at))::float8 AS seconds
        FROM (SELECT kind, max(finished_at) AS finished_at FROM sync_run WHERE state = 'succeeded' GROUP BY kind, scope_id) latest
       GROUP BY kind`;
  }

  async openAlerts(): Promise<Tally[]> {
    return this.prisma.$queryRaw`
      SELECT code AS name, count(*)::int AS count FROM alert WHERE resolved_at IS NULL GROUP BY code`;
  }
}
