import { Prisma } from './generated/client.js';
import { instantOf } from './instant-sql.js';
import { type LocalEdit, type NewEdit } from './local-edit.types.js';
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
