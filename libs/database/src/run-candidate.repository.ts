import { Injectable } from '@nestjs/common';
import { type AttributeChange } from './change-log.js';
import { PrismaService } from './prisma.service.js';

/** What the first reading said: the mirror holds something else, nothing, or something Attio did not show. */
export type CandidateFound = 'different' | 'missing' | 'extra';
/** How it ended: no difference after all, a difference (repaired or not), or it changed too fast to tell. */
export type CandidateState = 'equal' | 'confirmed' | 'repaired' | 'unsettled';

export interface Candidate {
  itemId: string;
  found: CandidateFound;
  tries: number;
}

export interface CandidateEnd {
  itemId: string;
  /** `open`: look again after a pause. */
  state: CandidateState | 'open';
  dueInMs: number;
  /** Content hash on either side; `null` where the item does not exist. */
  attioHash: string | null;
  mirrorHash: string | null;
  isLostEvent: boolean;
  /** `before` is the mirror's value, `after` Attio's. */
  changes: AttributeChange[] | null;
}

export interface SettledCandidate {
  itemId: string;
  found: CandidateFound;
  state: CandidateState;
  attioHash: string | null;
  mirrorHash: string | null;
  isLostEvent: boolean;
}

/** Items of a run that did not agree at first sight. */
@Injectable()
export class RunCandidateRepository {
  constructor(private readonly prisma: PrismaService) {}

  /** @param dueInMs when the second reading may come: a webhook on its way gets the time to arrive */
  async add(runId: string, candidates: { itemId: string; found: CandidateFound }[], dueInMs: number): Promise<void> {
    if (candidates.length === 0) return;
    await this.prisma.$executeRaw`
      INSERT INTO sync_run_candidate (run_id, item_id, found, due_at)
      SELECT ${runId}::uuid, r."itemId", r.found, clock_timestamp() + ${dueInMs} * interval '1 millisecond'
        FROM jsonb_to_recordset(${JSON.stringify(candidates)}::jsonb) AS r("itemId" uuid, found text)
          ON CONFLICT DO NOTHING`;
  }

  /** Takes back candidates that a page read again after a kill finds in agreement. */
  async drop(runId: string, itemIds: string[]): Promise<void> {
    await this.prisma.$executeRaw`
      DELETE FROM sync_run_candidate WHERE run_id = ${runId}::uuid AND item_id = ANY(${itemIds}::uuid[])`;
  }

  /** Takes back all of them: the scan begins anew. */
  async forget(runId: string): Promise<void> {
    await this.prisma.$executeRaw`DELETE FROM sync_run_candidate WHERE run_id = ${runId}::uuid`;
  }

  async listDue(runId: string, limit: number): Promise<Candidate[]> {
    return this.prisma.$queryRaw<Candidate[]>`
      SELECT item_id AS "itemId", found, tries FROM sync_run_candidate
       WHERE run_id = ${runId}::uuid AND state = 'open' AND due_at <= clock_timestamp()
       ORDER BY item_id LIMIT ${limit}`;
  }

  /** @returns milliseconds until the next open candidate is due; `null` when none is open */
  async nextDueInMs(runId: string): Promise<number | null> {
    const [row] = await this.prisma.$queryRaw<{ dueInMs: number | null }[]>`
      SELECT (extract(epoch FROM min(due_at) - clock_timestamp()) * 1000)::float8 AS "dueInMs"
        FROM sync_run_candidate WHERE run_id = ${runId}::uuid AND state = 'open'`;
    return row?.dueInMs ?? null;
  }

  async end(runId: string, ends: CandidateEnd[]): Promise<void> {
    if (ends.length === 0) return;
    await this.prisma.$executeRaw`
      UPDATE sync_run_candidate c
         SET state = r.state, tries = c.tries + 1, due_at = clock_timestamp() + r."dueInMs" * interval '1 millisecond',
             attio_hash = r."attioHash", mirror_hash = r."mirrorHash", is_lost_event = r."isLostEvent",
             changes = r.changes
        FROM jsonb_to_recordset(${JSON.stringify(ends)}::jsonb)
             AS r("itemId" uuid, state text, "dueInMs" float8, "attioHash" text, "mirrorHash" text,
                  "isLostEvent" boolean, changes jsonb)
       WHERE c.run_id = ${runId}::uuid AND c.item_id = r."itemId"`;
  }

  /** Settled candidates in id order, without their values. */
  async listSettled(runId: string, afterId: string | null, limit: number): Promise<SettledCandidate[]> {
    return this.prisma.$queryRaw<SettledCandidate[]>`
      SELECT item_id AS "itemId", found, state, attio_hash AS "attioHash", mirror_hash AS "mirrorHash",
             is_lost_event AS "isLostEvent"
        FROM sync_run_candidate
       WHERE run_id = ${runId}::uuid AND state <> 'open'
         AND (${afterId}::uuid IS NULL OR item_id > ${afterId}::uuid)
       ORDER BY item_id LIMIT ${limit}`;
  }

  /** The first differences in id order, with their values. */
  async listDifferences(
    runId: string,
    limit: number,
  ): Promise<{ itemId: string; found: CandidateFound; state: CandidateState; changes: AttributeChange[] }[]> {
    return this.prisma.$queryRaw`
      SELECT item_id AS "itemId", found, state, coalesce(changes, '[]') AS changes FROM sync_run_candidate
       WHERE run_id = ${runId}::uuid AND state IN ('confirmed', 'repaired')
       ORDER BY item_id LIMIT ${limit}`;
  }
}
