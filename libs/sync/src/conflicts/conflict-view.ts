import { WHOLE_ITEM, type ConflictRow } from '@app/database';
import { type CollectionSchema } from '../schema/collection-schema.js';

/** A conflict side by side, with who and when on each side. */
export interface ConflictView {
  id: string;
  state: 'open' | 'resolved';
  reason: string;
  /** Why no policy decided. */
  why: string | null;
  kind: string;
  /** Slug of the object or list. */
  collection: string | null;
  item_id: string;
  /** Slug; `null` when it is about the item as a whole. */
  attribute: string | null;
  attribute_id: string | null;
  /** What the editor saw. */
  base: unknown;
  /** What the editor wants; of a lost update, what we wrote. */
  local: {
    value: unknown;
    caller_id: string | null;
    member_id: string | null;
    at: string | null;
    ticket_id: string | null;
  };
  /** What Attio has; of a lost update, what our write ended. */
  remote: { value: unknown; actor: unknown; at: string | null };
  /** Sides that newer ones took the place of. */
  earlier: unknown;
  resolution: string | null;
  resolved_value: unknown;
  resolved_by: string | null;
  /** The edit that carries the decision to Attio. */
  resolution_ticket_id: string | null;
  opened_at: string;
  resolved_at: string | null;
}

export function conflictView(row: ConflictRow, schema: CollectionSchema | null): ConflictView {
  const isWhole = row.attributeId === WHOLE_ITEM;
  return {
    id: row.conflictId,
    state: row.state,
    reason: row.reason,
    why: row.why,
    kind: row.kind,
    collection: schema?.collection.apiSlug ?? null,
    item_id: row.itemId,
    attribute: isWhole ? null : (schema?.byId.get(row.attributeId)?.apiSlug ?? null),
    attribute_id: isWhole ? null : row.attributeId,
    base: row.base,
    local: {
      value: row.local,
      caller_id: row.localCallerId,
      member_id: row.localMemberId,
      at: row.localAt?.toISOString() ?? null,
      ticket_id: row.ticketId,
    },
    remote: { value: row.remote, actor: row.remoteActor, at: row.remoteAt?.toISOString() ?? null },
    earlier: row.earlier,
    resolution: row.resolution,
    resolved_value: row.resolvedValue,
    resolved_by: row.resolvedBy,
    resolution_ticket_id: row.resolutionTicketId,
    opened_at: row.openedAt.toISOString(),
    resolved_at: row.resolvedAt?.toISOString() ?? null,
  };
}
