import { type Instant } from '@app/common';
import { type Executor } from './prisma.service.js';
import { type Actor, type ItemKind } from './things.js';

export type ChangeOperation = 'create' | 'update' | 'delete' | 'merge';
export type ChangeCause = 'backfill' | 'webhook' | 'reconcile' | 'push' | 'resolve' | 'erase';

/** One attribute (records and entries) or one member (other kinds) before and after. */
export interface AttributeChange {
  attribute_id: string;
  before: unknown;
  after: unknown;
}

export interface ChangeRow {
  itemId: string;
  operation: ChangeOperation;
  changes: AttributeChange[];
  actor: Actor | null;
  correlationId: string | null;
  observedAt: Instant;
  /** Of a `merge`: the survivor. */
  mergedInto?: string | null;
}

/** Held from the first log row to the commit, so that sequence order is commit order. Any constant will do. */
const FEED_LOCK = 727_073_691;

/**
 * Appends to the feed. Must be the last statement of its transaction: it takes the feed's lock, which makes sequence
 * numbers become visible in their order, so that a reader who saw number n never finds a smaller one later.
 */
export async function appendChanges(
  tx: Executor,
  item: { workspaceId: string; kind: ItemKind; scopeId: string; cause: ChangeCause; ticketId?: string | undefined },
  rows: ChangeRow[],
): Promise<void> {
  if (rows.length === 0) return;
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(${FEED_LOCK})`;
  await tx.$executeRaw`
    INSERT INTO change_log (workspace_id, occurred_at, kind, scope_id, item_id, operation, changes, actor, cause,
                            ticket_id, correlation_id, observed_at, merged_into)
    SELECT ${item.workspaceId}::uuid, clock_timestamp(), ${item.kind}, ${item.scopeId}::uuid, r."itemId", r.operation,
           r.changes, r.actor, ${item.cause}, ${item.ticketId ?? null}::uuid, r."correlationId", r."observedAt", r."mergedInto"
      FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
           AS r("itemId" uuid, operation text, changes jsonb, actor jsonb, "correlationId" text, "observedAt" timestamptz,
                "mergedInto" uuid)`;
}
