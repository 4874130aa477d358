import { Prisma } from './generated/client.js';
import { type Executor } from './prisma.service.js';
import { type Actor, type ThingRef } from './things.js';

export type Lane = 'live' | 'reconcile';

export interface MarkRequest extends ThingRef {
  lane: Lane;
  reason: string;
  attributeId: string | null;
  actor: Actor | null;
  correlationId: string | null;
  /** A merge named this record as the survivor of the thing. */
  mergedInto?: string | undefined;
}

/**
 * When a thing that was marked again while it was read is due: at once the first time, then within half a second, a
 * second, two seconds. Moments are rounded to a grid, so that many such things are due together and share one read.
 */
export function nextReadOf(rereads: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`CASE WHEN ${rereads} = 0 THEN clock_timestamp() ELSE
    date_bin(LEAST(2000, 250 * 2 ^ LEAST(${rereads}, 10)) * interval '1 millisecond', clock_timestamp(), 'epoch')
      + LEAST(2000, 250 * 2 ^ LEAST(${rereads}, 10)) * interval '1 millisecond' END`;
}

/**
 * Re-reads that a newly marked thing counts as having had: one when it was read a moment ago. Then it waits for the next
 * moment of the grid, where others like it are waiting, so that a storm of events on few things costs few reads. The
 * comparison of Attio's clock with ours need not be right: a wrong one costs half a second, or a read.
 */
const REREADS = Prisma.sql`
  SELECT count(*)::int FROM mirror_item i
   WHERE i.kind = r.kind AND i.scope_id = r."scopeId" AND i.item_id = r."itemId"
     AND i.observed_at > t.now - interval '500 milliseconds'`;

/**
 * Marks things as to be read again: one row per thing, however many reasons. Marking once more makes the mark newer,
 * soon due and as urgent as its most urgent reason; a reading under way for the older version will not settle it.
 * What was erased is not marked.
 */
export async function markThings(tx: Executor, workspaceId: string, marks: MarkRequest[]): Promise<void> {
  if (marks.length > 0) await tx.$executeRaw`${insertionOfMarks(workspaceId, marks)}`;
}

/** The statement of `markThings`, also for use inside a larger one. @param condition under which anything is marked */
export function insertionOfMarks(workspaceId: string, marks: MarkRequest[], condition = Prisma.sql`true`): Prisma.Sql {
  return Prisma.sql`
    INSERT INTO dirty_mark AS m (kind, scope_id, item_id, workspace_id, lane, first_marked_at, marked_at, rereads, due_at,
                                 reasons, attribute_ids, actor, correlation_id, merged_into)
    SELECT r.kind, r."scopeId", r."itemId", ${workspaceId}::uuid, r.lane, t.now, t.now, h.rereads,
           ${nextReadOf(Prisma.sql`h.rereads`)}, r.reasons, r."attributeIds", r.actor, r."correlationId", r."mergedInto"
      FROM (SELECT clock_timestamp() AS now) AS t,
           (SELECT kind, "scopeId", "itemId", min(lane) AS lane, array_agg(DISTINCT reason) AS reasons,
                   coalesce(array_agg(DISTINCT "attributeId") FILTER (WHERE "attributeId" IS NOT NULL), '{}') AS "attributeIds",
                   (array_agg(actor))[1] AS actor, (array_agg("correlationId"))[1] AS "correlationId",
                   (array_agg("mergedInto") FILTER (WHERE "mergedInto" IS NOT NULL))[1] AS "mergedInto"
              FROM jsonb_to_recordset(${JSON.stringify(marks)}::jsonb)
                   AS given(kind text, "scopeId" uuid, "itemId" uuid, lane text, reason text, "attributeId" uuid, actor jsonb,
                            "correlationId" text, "mergedInto" uuid)
             WHERE NOT is_erased("itemId") AND ${condition}
             GROUP BY kind, "scopeId", "itemId") AS r
           CROSS JOIN LATERAL (${REREADS}) AS h(rereads)
     ORDER BY r.kind, r."scopeId", r."itemId"
        ON CONFLICT (kind, scope_id, item_id) DO UPDATE
       SET version = EXCLUDED.version, marked_at = EXCLUDED.marked_at,
           due_at = LEAST(m.due_at, ${nextReadOf(Prisma.sql`m.rereads`)}),
           lane = LEAST(m.lane, EXCLUDED.lane), attempts = 0, actor = EXCLUDED.actor,
           correlation_id = EXCLUDED.correlation_id, merged_into = coalesce(EXCLUDED.merged_into, m.merged_into),
           reasons = (SELECT array_agg(DISTINCT x) FROM unnest(m.reasons || EXCLUDED.reasons) x),
           attribute_ids = (SELECT coalesce(array_agg(DISTINCT x), '{}') FROM unnest(m.attribute_ids || EXCLUDED.attribute_ids) x)`;
}
