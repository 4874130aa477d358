import { nextReadOf } from './mark.sql.js';
import { Prisma } from './generated/client.js';
import { type Executor } from './prisma.service.js';
import { type ItemKind } from './things.js';

/** Merges take turns, so that a chain of them (a into b, b into c) ends with every old id pointing at the last one. */
const MERGE_LOCK = 727_073_692;

interface Merge {
  itemId: string;
  mergedInto: string;
}

/**
 * Makes old ids mean their survivors, and moves what people still want done to the old ids over to them: edits not yet
 * pushed, and open conflicts unless the survivor has one about the same attribute.
 */
export async function saveMerges(tx: Executor, workspaceId: string, scopeId: string, merges: Merge[]): Promise<void> {
  const rows = merges.filter(({ itemId, mergedInto }) => itemId !== mergedInto);
  if (rows.length === 0) return;
  const json = JSON.stringify(rows);
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(${MERGE_LOCK})`;
  await tx.$executeRaw`
    INSERT INTO record_alias (scope_id, alias_id, item_id, workspace_id, reason)
    SELECT ${scopeId}::uuid, r."itemId", coalesce(a.item_id, r."mergedInto"), ${workspaceId}::uuid, 'merge'
      FROM jsonb_to_recordset(${json}::jsonb) AS r("itemId" uuid, "mergedInto" uuid)
      LEFT JOIN record_alias a ON a.scope_id = ${scopeId}::uuid AND a.alias_id = r."mergedInto"
        ON CONFLICT (scope_id, alias_id) DO UPDATE SET item_id = EXCLUDED.item_id, reason = EXCLUDED.reason`;
  const oldIds = rows.map(({ itemId }) => itemId);
  const survivor = (column: string) => Prisma.sql`
    (SELECT a.item_id FROM record_alias a WHERE a.scope_id = ${scopeId}::uuid AND a.alias_id = ${Prisma.raw(column)})`;
  await tx.$executeRaw`
    UPDATE record_alias o SET item_id = ${survivor('o.item_id')}
     WHERE o.scope_id = ${scopeId}::uuid AND o.item_id = ANY(${oldIds}::uuid[])`;
  await tx.$executeRaw`
    UPDATE local_edit e SET item_id = ${survivor('e.item_id')}
     WHERE e.kind = 'record' AND e.scope_id = ${scopeId}::uuid AND e.item_id = ANY(${oldIds}::uuid[])
       AND e.state IN ('pending', 'pushing', 'conflict')`;
  await tx.$executeRaw`
    UPDATE conflict c SET item_id = ${survivor('c.item_id')}
      FROM (SELECT DISTINCT ON (o.attribute_id) o.conflict_id
              FROM conflict o
             WHERE o.kind = 'record' AND o.scope_id = ${scopeId}::uuid AND o.item_id = ANY(${oldIds}::uuid[])
               AND o.state = 'open'
               AND NOT EXISTS (SELECT 1 FROM conflict s
                                WHERE s.kind = 'record' AND s.scope_id = o.scope_id AND s.state = 'open'
                                  AND s.attribute_id = o.attribute_id AND s.item_id = ${survivor('o.item_id')})
             ORDER BY o.attribute_id, o.opened_at) movable
     WHERE c.conflict_id = movable.conflict_id`;
}

/** Records that exist again stand for themselves. */
export async function dropAliases(tx: Executor, scopeId: string, ids: string[]): Promise<void> {
  await tx.$executeRaw`
    DELETE FROM record_alias
     WHERE scope_id = ${scopeId}::uuid AND alias_id = ANY(${ids}::uuid[]) AND reason = 'merge'`;
}

/** Key under which tasks are found that are linked to a record. */
export function linkKey(recordId: string): string {
  return `link:${recordId}`;
}

/** @returns ids of the records that a task's keys link it to */
export function linkedRecordsOf(lookupKeys: string[]): string[] {
  return lookupKeys.flatMap((key) => (key.startsWith('link:') ? [key.slice('link:'.length)] : []));
}

/** Key under which the comments of a thread are found. The thread has the id of its first comment. */
export function commentOfThreadKey(threadId: string): string {
  return `thread:${threadId}`;
}

/** Key under which comments on an entry are found. */
export function commentOfEntryKey(entryId: string): string {
  return `entry:${entryId}`;
}

/**
 * Marks what hangs on things that are gone: a record's entries, notes and comments and the tasks linked to it, an
 * entry's comments, the other comments of a thread. Whether Attio sends events for these is not established, so none
 * are waited for.
 */
export async function markDependents(
  tx: Executor,
  workspaceId: string,
  kind: ItemKind,
  goneIds: string[],
): Promise<void> {
  const dependents = dependentsOf(kind, goneIds);
  if (goneIds.length === 0 || dependents === null) return;
  await tx.$executeRaw`
    INSERT INTO dirty_mark AS m (kind, scope_id, item_id, workspace_id, lane, marked_at, due_at, reasons, attribute_ids)
    SELECT i.kind, i.scope_id, i.item_id, ${workspaceId}::uuid, 'live', clock_timestamp(), clock_timestamp(),
           ARRAY['parent gone'], '{}'
      FROM mirror_item i
     WHERE i.deleted_at IS NULL AND (${dependents})
     ORDER BY i.kind, i.scope_id, i.item_id
        ON CONFLICT (kind, scope_id, item_id) DO UPDATE
       SET version = EXCLUDED.version, marked_at = EXCLUDED.marked_at, attempts = 0, lane = 'live',
           due_at = LEAST(m.due_at, ${nextReadOf(Prisma.sql`m.rereads`)}),
           reasons = (SELECT array_agg(DISTINCT x) FROM unnest(m.reasons || EXCLUDED.reasons) x)`;
}

function dependentsOf(kind: ItemKind, ids: string[]): Prisma.Sql | null {
  if (kind === 'record') {
    return Prisma.sql`(i.kind IN ('entry', 'note', 'comment') AND i.parent_record_id = ANY(${ids}::uuid[]))
                   OR (i.kind = 'task' AND i.lookup_keys && ${ids.map(linkKey)}::text[])`;
  }
  if (kind === 'entry')
    return Prisma.sql`i.kind = 'comment' AND i.lookup_keys && ${ids.map(commentOfEntryKey)}::text[]`;
  if (kind === 'comment')
    return Prisma.sql`i.kind = 'comment' AND i.lookup_keys && ${ids.map(commentOfThreadKey)}::text[]`;
  return null;
}
