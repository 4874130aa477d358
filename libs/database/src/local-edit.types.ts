import { type Instant } from '@app/common';
import { type ItemKind, type ThingScope } from './things.js';

export type EditOperation = 'create' | 'update' | 'delete';
export type EditPurpose = 'edit' | 'resolve' | 'restore' | 'revert';
export type EditState = 'pending' | 'pushing' | 'applied' | 'superseded' | 'conflict' | 'failed' | 'cancelled';

/** Attribute id → values; of kinds without attributes: member → value. */
export type EditValues = Record<string, unknown>;

/** What became of one attribute of an edit. */
export interface AttributeOutcome {
  /** `written`, `same` (Attio had it), `lost` (a policy kept Attio's), `overtaken` (a later edit), `asked` (conflict). */
  result: 'written' | 'same' | 'lost' | 'overtaken' | 'asked';
  rule: string;
  /** What Attio had before, and has now. */
  before?: unknown;
  after?: unknown;
}
export type EditOutcome = Record<string, AttributeOutcome>;

export interface EditTarget extends ThingScope {
  kind: ItemKind;
  itemId: string;
}

export interface NewEdit extends EditTarget {
  ticketId: string;
  workspaceId: string;
  operation: EditOperation;
  base: EditValues;
  local: EditValues;
  callerId: string;
  idempotencyKey: string | null;
  /** Hash of what the caller sent: the same key with another body is refused. */
  requestHash: string;
  parent?: { object: string; record_id: string } | null;
  matchingAttributeId?: string | null;
  onDuplicate?: 'link' | 'fail';
  purpose?: EditPurpose;
  sourceId?: string | null;
  actingMemberId?: string | null;
}

export interface LocalEdit extends EditTarget {
  ticketId: string;
  workspaceId: string;
  position: bigint;
  operation: EditOperation;
  base: EditValues;
  local: EditValues;
  callerId: string;
  requestHash: string;
  parent: { object: string; record_id: string } | null;
  matchingAttributeId: string | null;
  onDuplicate: 'link' | 'fail';
  purpose: EditPurpose;
  sourceId: string | null;
  actingMemberId: string | null;
  provisionalId: string | null;
  state: EditState;
  attempts: number;
  outcome: EditOutcome | null;
  observedAt: Instant | null;
  holderId: string | null;
  attioCode: string | null;
  message: string | null;
  unknownSince: Date | null;
  goneSince: Date | null;
  createdAt: Date;
  finishedAt: Date | null;
}

/** How an edit ends. */
export interface EditEnd {
  ticketId: string;
  state: Exclude<EditState, 'pending' | 'pushing'>;
  outcome: EditOutcome | null;
  attioCode?: string | null;
  message?: string | null;
  holderId?: string | null;
}

/** The end of one push, to be committed as one. */
export interface PushEnd {
  ends: EditEnd[];
  conflicts: NewConflict[];
  /** A create was answered: its provisional id means this item from now on. */
  madeItemId?: string;
  /** The moment from which the mirror shows what was written; `null` when nothing was. */
  observedAt: Instant | null;
}

export type ConflictReason = 'both_changed' | 'lost_update' | 'deleted_there' | 'deleted_here';

export interface NewConflict extends EditTarget {
  workspaceId: string;
  /** `WHOLE_ITEM` when it is about the item's life, not about one attribute. */
  attributeId: string;
  reason: ConflictReason;
  why: string;
  base: unknown;
  local: unknown;
  remote: unknown;
  localCallerId: string | null;
  localAt: Date | null;
  remoteActor: unknown;
  remoteAt: string | null;
  ticketId: string | null;
}

/** Stands in `attribute_id` for conflicts about a whole item. */
export const WHOLE_ITEM = '00000000-0000-0000-0000-000000000000';
