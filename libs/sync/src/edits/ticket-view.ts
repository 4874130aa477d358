import {
  type AttributeOutcome,
  type EditOperation,
  type EditPurpose,
  type EditState,
  type LocalEdit,
} from '@app/database';
import { type CollectionSchema } from '../schema/collection-schema.js';

/** An edit as its author may follow it. */
export interface TicketView {
  id: string;
  state: EditState;
  /** Whether reads show the edit: over the mirror while it waits, in the mirror once it is applied. */
  visible: boolean;
  kind: string;
  operation: EditOperation;
  purpose: EditPurpose;
  /** Of a record: its object's slug; of an entry: its list's. */
  collection: string | null;
  /** The id in Attio as soon as there is one; before, the provisional one. */
  item_id: string;
  provisional_id: string | null;
  /** What became of each attribute, by slug. */
  attributes: Record<string, AttributeOutcome> | null;
  /** Attio's code, or ours, when the edit failed. */
  code: string | null;
  message: string | null;
  /** The record that holds the unique value this edit wanted. */
  holder_id: string | null;
  /** The conflict or ticket this edit answers. */
  source_id: string | null;
  /** The moment, on Attio's clock, from which readings show the edit. */
  observed_at: string | null;
  created_at: string;
  finished_at: string | null;
}

const VALUED = new Set(['record', 'entry']);

export function ticketView(edit: LocalEdit, schema: CollectionSchema | null): TicketView {
  const isOpen = edit.state === 'pending' || edit.state === 'pushing';
  const attributes = edit.outcome === null ? null : Object.entries(edit.outcome);
  return {
    id: edit.ticketId,
    state: edit.state,
    visible: edit.state === 'applied' || (isOpen && VALUED.has(edit.kind)),
    kind: edit.kind,
    operation: edit.operation,
    purpose: edit.purpose,
    collection: schema?.collection.apiSlug ?? null,
    item_id: edit.itemId,
    provisional_id: edit.provisionalId,
    attributes:
      attributes && Object.fromEntries(attributes.map(([id, one]) => [schema?.byId.get(id)?.apiSlug ?? id, one])),
    code: edit.attioCode,
    message: edit.message,
    holder_id: edit.holderId,
    source_id: edit.sourceId,
    observed_at: edit.observedAt,
    created_at: edit.createdAt.toISOString(),
    finished_at: edit.finishedAt?.toISOString() ?? null,
  };
}
