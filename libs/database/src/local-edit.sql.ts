import { Prisma } from './generated/client.js';
import { instantOf } from './instant-sql.js';
import { type EditTarget, type LocalEdit, type NewEdit, type PushEnd } from './local-edit.types.js';
import { type Executor } from './prisma.service.js';

/** Columns of a `LocalEdit`, of the row `e`. */
export const editColumns = Prisma.sql`
  e.ticket_id AS "ticketId", e.workspace_id AS "workspaceId", e.position, e.kind, e.scope_id AS "scopeId",
  e.item_id AS "itemId", e.operation, e.base, e.local, e.caller_id AS "callerId", e.request_hash AS "requestHash",
  e.parent, e.matching_attribute_id AS "matchingAttributeId", e.on_duplicate AS "onDuplicate", e.purpose,
  e.source_id AS "sourceId", e.acting_member_id AS "actingMemberId", e.provisional_id AS "provisionalId", e.state,
  e.attempts, e.outcome, ${instantOf('e.observed_at')} AS "observedAt", e.holder_id AS "holderId",
  e.attio_code AS "attioCode", e.message, e.unknown_since AS "unknownSince", e.gone_since AS "goneSince",
  e.created_at AS "createdAt", e.finished_at AS "finishedAt"`;

/**
 * Accepts an edit, unless its caller and idempotency key are known: then the row of then is answered. Safe in parallel:
 * the unique index lets one in, and the others wait for it.
 */
export async function insertEdit(tx: Executor, edit: NewEdit): Promise<{ edit: LocalEdit; isNew: boolean }> {
  const { ticketId, parent = null } = edit;
  const inserted = await tx.$queryRaw<LocalEdit[]>`
    INSERT INTO local_edit AS e (ticket_id, workspace_id, kind, scope_id, item_id, operation, base, local, caller_id,
                                 idempotency_key, request_hash, provisional_id, parent, matching_attribute_id,
                                 on_duplicate, purpose, source_id, acting_member_id, created_at, due_at)
    VALUES (${ticketId}::uuid, ${edit.workspaceId}::uuid, ${edit.kind}, ${edit.scopeId}::uuid, ${edit.itemId}::uuid,
            ${edit.operation}, ${JSON.stringify(edit.base)}::jsonb, ${JSON.stringify(edit.local)}::jsonb,
            ${edit.callerId}, ${edit.idempotencyKey}, ${edit.requestHash},
            ${edit.operation === 'create' ? edit.itemId : null}::uuid,
            ${parent === null ? null : JSON.stringify(parent)}::jsonb, ${edit.matchingAttributeId ?? null}::uuid,
            ${edit.onDuplicate ?? 'link'}, ${edit.purpose ?? 'edit'}, ${edit.sourceId ?? null}::uuid,
            ${edit.actingMemberId ?? null}::uuid, clock_timestamp(), clock_timestamp())
        ON CONFLICT (caller_id, idempotency_key) DO NOTHING
    RETURNING ${editColumns}`;
  if (inserted[0]) return { edit: inserted[0], isNew: true };
  const known = await tx.$queryRaw<LocalEdit[]>`
    SELECT ${editColumns} FROM local_edit e
     WHERE e.caller_id = ${edit.callerId} AND e.idempotency_key = ${edit.idempotencyKey}`;
  if (known[0]) return { edit: known[0], isNew: false };
  throw new Error(`edit ${ticketId} was neither inserted nor found`);
}

/**
 * Edits that will never be in Attio must not stand for what later editors saw: what those saw through them becomes what
 * was there before. The last of them first, so that a chain of them is gone back step by step.
 */
export async function rebaseLater(tx: Executor, ticketIds: string[]): Promise<void> {
  if (ticketIds.length === 0) return;
  const ended = await tx.$queryRaw<{ ticketId: string }[]>`
    SELECT ticket_id AS "ticketId" FROM local_edit e
     WHERE e.ticket_id = ANY(${ticketIds}::uuid[]) AND e.operation = 'update' ORDER BY e.position DESC`;
  for (const { ticketId } of ended) {
    await tx.$executeRaw`
      UPDATE local_edit l SET base = l.base || r.seen
        FROM (SELECT n.ticket_id, jsonb_object_agg(k.key, o.base -> k.key) AS seen
                FROM local_edit o
                JOIN local_edit n ON n.kind = o.kind AND n.scope_id = o.scope_id AND n.item_id = o.item_id
                                 AND n.position > o.position AND n.state IN ('pending', 'pushing')
               CROSS JOIN jsonb_each(o.local) k
               WHERE o.ticket_id = ${ticketId}::uuid AND n.base -> k.key = k.value AND o.base ? k.key
               GROUP BY n.ticket_id) r
       WHERE l.ticket_id = r.ticket_id`;
  }
}

/** Makes a provisional id mean the item that came of it; edits under it go on under that. */
export async function aliasProvisional(
  tx: Executor,
  target: EditTarget,
  made: Pick<PushEnd, 'madeItemId'> & { workspaceId?: string },
): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO record_alias (scope_id, alias_id, item_id, workspace_id, reason)
    SELECT ${target.scopeId}::uuid, ${target.itemId}::uuid, ${made.madeItemId}::uuid, e.workspace_id, 'provisional'
      FROM local_edit e
     WHERE e.kind = ${target.kind} AND e.scope_id = ${target.scopeId}::uuid AND e.provisional_id = ${target.itemId}::uuid
     LIMIT 1
        ON CONFLICT (scope_id, alias_id) DO UPDATE SET item_id = EXCLUDED.item_id`;
  await tx.$executeRaw`
    UPDATE local_edit SET item_id = ${made.madeItemId}::uuid
     WHERE kind = ${target.kind} AND scope_id = ${target.scopeId}::uuid AND item_id = ${target.itemId}::uuid`;
}
