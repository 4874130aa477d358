import { type Lane } from '@app/attio';
import { type AttributeChange, type ItemKind, type ItemReading } from '@app/database';
import { type SourcePage } from './source-page.js';

/** What reading a thing again came to. */
export type ReadResult = { reading: ItemReading } | { isMerging: true };

/** One object, one list, or everything of a kind that belongs to the workspace. */
export interface SourceScope {
  scopeId: string;
  /** Slug of the object or list, or the kind itself: for people. */
  slug: string;
}

/** How one kind of item is read from Attio: again by id, and completely page by page. */
export interface ItemSource {
  readonly kind: ItemKind;
  /** Largest page of the complete list. */
  readonly pageSize: number;
  /** Most items that `read` is asked for at once: few where every item costs a call of its own. */
  readonly batchSize: number;
  /** Whether the complete list comes in ascending id order, so that pages can be anchored on ids. */
  readonly isOrderedById: boolean;

  listScopes(workspaceId: string): Promise<SourceScope[]>;

  /**
   * Reads items again, many at once where Attio allows it. An item that is missing from such an answer is confirmed by
   * asking for its own id: only that answer is an absence.
   * @returns one result per id asked for
   * @throws CollectionGoneError Attio denies the whole object or list: its "not found" says nothing about an item
   */
  read(workspaceId: string, scopeId: string, itemIds: string[], lane: Lane): Promise<Map<string, ReadResult>>;

  /**
   * Brings up to date what readings are understood by. Before a scan: attributes whose slugs were swapped, of which no
   * event told, would be compared and repaired under each other's ids.
   * @throws CollectionGoneError
   */
  prepare?(workspaceId: string, scopeId: string, lane: Lane): Promise<void>;

  /** One page of the complete list, unsorted and unfiltered. */
  fetchPage(workspaceId: string, scopeId: string, offset: number, limit: number, lane: Lane): Promise<SourcePage>;

  /**
   * One page of the items created at `createdFrom` or later (all of them for `null`), oldest first. What a scan falls
   * back to when the ids of an ordered kind come out of order; kinds without it are scanned by offset.
   */
  fetchCreatedFrom?(
    workspaceId: string,
    scopeId: string,
    createdFrom: string | null,
    slice: { offset: number; limit: number },
    lane: Lane,
  ): Promise<SourcePage>;

  /** The hash a reading with these values has as `contentHash`: lets a scan check what the mirror really holds. */
  hash(values: Record<string, unknown>): string;

  /** Attributes or members whose content differs. */
  diff(before: Record<string, unknown>, after: Record<string, unknown>): AttributeChange[];
}
