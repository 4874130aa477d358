import { type Instant } from '@app/common';
import { type AttributeChange, type ChangeCause } from './change-log.js';
import { type Actor, type ItemKind } from './things.js';

/** What a reading of an item showed: the item itself, at a moment of Attio's clock. */
export interface PresentReading {
  itemId: string;
  observedAt: Instant;
  values: Record<string, unknown>;
  /** Canonical hash of `values`. */
  contentHash: string;
  parentObjectId: string | null;
  parentRecordId: string | null;
  webUrl: string | null;
  attioCreatedAt: string | null;
  lookupKeys: string[];
  /** Of the bytes it was read from and the schema that explained them; absent where nobody keeps them. */
  rawHash?: string | null;
}

/** Attio confirmed, for this very id, that there is no such thing (any more). */
export interface AbsentReading {
  itemId: string;
  observedAt: Instant;
  absent: true;
  /** A merge put this record in its place: the id becomes an alias of it. */
  mergedInto?: string | undefined;
}

export type ItemReading = PresentReading | AbsentReading;

export interface ApplyOptions {
  workspaceId: string;
  kind: ItemKind;
  scopeId: string;
  cause: ChangeCause;
  ticketId?: string | undefined;
  /**
   * Write change-log rows. The first backfill does so for `known` items alone: of those it brings in, the feed's
   * snapshot tells.
   */
  logged: boolean | 'known';
  /**
   * Write the time of a reading that found nothing new. Readings for a mark do, so that an older reading still in
   * flight cannot win afterwards; a scan does so only where a mark is open, so that a quiet mirror is not rewritten.
   */
  touchUnchanged: 'always' | 'marked';
  actorOf?: (itemId: string) => Actor | null;
  correlationIdOf?: (itemId: string) => string | null;
  /** Attributes whose content differs; decided by the canonical form, which this lib does not know. */
  diff: (before: Record<string, unknown>, after: Record<string, unknown>) => AttributeChange[];
}

/** `stale`: the mirror already shows a later moment. */
export type ApplyOutcome = 'created' | 'updated' | 'deleted' | 'unchanged' | 'stale';

export interface MirrorItem {
  itemId: string;
  values: Record<string, unknown>;
  contentHash: string;
  parentObjectId: string | null;
  parentRecordId: string | null;
  webUrl: string | null;
  attioCreatedAt: string | null;
  observedAt: Instant;
  deletedAt: Instant | null;
}
