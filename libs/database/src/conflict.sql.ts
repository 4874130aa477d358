import { randomUUID } from 'node:crypto';
import { type NewConflict } from './local-edit.types.js';
import { type Executor } from './prisma.service.js';

/**
 * Opens conflicts, at most one per item and attribute (a unique index). Where one is open already, it shows the newer
 * sides from now on and keeps the older ones beside them: a value a person wrote must not disappear.
 */
export async function openConflicts(tx: Executor, conflicts: NewConflict[]): Promise<void> {
  for (const c of conflicts) {
    await tx.$executeRaw`
      INSERT INTO conflict AS c (conflict_id, workspace_id, kind, scope_id, item_id, attribute_id, reason, why, base,
                                 local, remote, local_caller_id, local_at, remote_actor, remote_at, ticket_id, opened_at)
      VALUES (${randomUUID()}::uuid, ${c.workspaceId}::uuid, ${c.kind}, ${c.scopeId}::uuid, ${c.itemId}::uuid,
              ${c.attributeId}::uuid, ${c.reason}, ${c.why}, ${json(c.base)}::jsonb, ${json(c.local)}::jsonb,
              ${json(c.remote)}::jsonb, ${c.localCallerId}, ${c.localAt}, ${json(c.remoteActor)}::jsonb,
              ${c.remoteAt}::timestamptz, ${c.ticketId}::uuid, clock_timestamp())
          ON CONFLICT (kind, scope_id, item_id, attribute_id) WHERE state = 'open' DO UPDATE
         SET reason = EXCLUDED.reason, why = EXCLUDED.why, base = EXCLUDED.base, local = EXCLUDED.local,
             remote = EXCLUDED.remote, local_caller_id = EXCLUDED.local_caller_id, local_at = EXCLUDED.local_at,
             remote_actor = EXCLUDED.remote_actor, remote_at = EXCLUDED.remote_at, ticket_id = EXCLUDED.ticket_id,
             earlier = c.earlier || jsonb_build_object('reason', c.reason, 'local', c.local, 'remote', c.remote,
                                                       'ticket_id', c.ticket_id, 'opened_at', c.opened_at)`;
  }
}

function json(value: unknown): string {
  return JSON.stringify(value ?? null);
}
