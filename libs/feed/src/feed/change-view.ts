import { type Actor, type LoggedChange } from '@app/database';
import { encodeFeedCursor } from './cursor.js';
import { type Names } from './schema-names.js';

/** One change as consumers get it: in pages, in streams and in webhooks alike. */
export interface ChangeView {
  /** Go on behind this change with `?after=`. */
  cursor: string;
  /** Grows with every change, with gaps. */
  sequence: number;
  occurred_at: string;
  /** `record`, `entry`, `note`, `task`, `comment`, `member`, `meeting` or `call_recording` */
  kind: string;
  /** `create`, `update`, `delete` or `merge` */
  operation: string;
  /** As Attio writes it: `workspace_id` with `object_id` and `record_id`, `list_id` and `entry_id`, or `<kind>_id`. */
  id: Record<string, string>;
  /** Slug of the object, for records. */
  object: string | null;
  /** Slug of the list, for entries. */
  list: string | null;
  /** Of a merge: the id of the survivor. */
  merged_into: string | null;
  changes: { attribute_id: string | null; attribute: string | null; before: unknown; after: unknown }[];
  actor: Actor | null;
  /** `webhook`, `reconcile`, `push` or `resolve` */
  cause: string;
  ticket_id: string | null;
  correlation_id: string | null;
  /** The moment, on Attio's clock, of the reading that showed the change. */
  observed_at: string;
}

/** Puts slugs beside the ids of a log row. */
export function changeView(row: LoggedChange, names: Names, workspaceId: string): ChangeView {
  const slug = names.collections.get(row.scopeId)?.apiSlug ?? null;
  return {
    cursor: encodeFeedCursor(row.sequence),
    sequence: Number(row.sequence),
    occurred_at: row.occurredAt,
    kind: row.kind,
    operation: row.operation,
    id: { workspace_id: workspaceId, ...idOf(row) },
    object: row.kind === 'record' ? slug : null,
    list: row.kind === 'entry' ? slug : null,
    merged_into: row.mergedInto,
    changes: row.changes.map(({ attribute_id, before, after }) => {
      const attribute = names.attributes.get(attribute_id);
      // Other kinds than records and entries name a member of Attio's object instead.
      const isMember = row.kind !== 'record' && row.kind !== 'entry';
      if (isMember) return { attribute_id: null, attribute: attribute_id, before, after };
      return { attribute_id, attribute: attribute?.apiSlug ?? null, before, after };
    }),
    actor: row.actor,
    cause: row.cause,
    ticket_id: row.ticketId,
    correlation_id: row.correlationId,
    observed_at: row.observedAt,
  };
}

function idOf({ kind, scopeId, itemId }: LoggedChange): Record<string, string> {
  if (kind === 'record') return { object_id: scopeId, record_id: itemId };
  if (kind === 'entry') return { list_id: scopeId, entry_id: itemId };
  if (kind === 'member') return { workspace_member_id: itemId };
  return { [`${kind}_id`]: itemId };
}
