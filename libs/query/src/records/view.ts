import { type MirrorItem } from '@app/database';
import { type CatalogCollection } from '../catalog/catalog.js';

export type ValueView = Record<string, unknown>;

/** A record as Attio itself shows it, plus the moment it was true. */
export interface QueriedRecord {
  id: { workspace_id: string; object_id: string; record_id: string };
  created_at: string | null;
  web_url: string | null;
  /** Attributes by slug, in Attio's order; empty ones are `[]`. Expanded references carry `record`. */
  values: Record<string, ValueView[]>;
  /** The moment, on Attio's clock, that the mirror shows. */
  observed_at: string;
}

/** A list entry as Attio itself shows it, plus the moment it was true. */
export interface QueriedEntry {
  id: { workspace_id: string; list_id: string; entry_id: string };
  parent_record_id: string | null;
  /** Slug of the parent's object, or its id while the mirror does not know the object. */
  parent_object: string | null;
  created_at: string | null;
  entry_values: Record<string, ValueView[]>;
  observed_at: string;
}

/** @param fields slugs to show; all when `undefined` */
export function recordOf(
  item: MirrorItem,
  collection: CatalogCollection,
  workspaceId: string,
  fields?: ReadonlySet<string>,
): QueriedRecord {
  return {
    id: { workspace_id: workspaceId, object_id: collection.id, record_id: item.itemId },
    created_at: attioMoment(item.attioCreatedAt),
    web_url: item.webUrl,
    values: valuesOf(item, collection, fields),
    observed_at: item.observedAt,
  };
}

export function entryOf(
  item: MirrorItem,
  collection: CatalogCollection,
  workspaceId: string,
  parentObject: string | null,
  fields?: ReadonlySet<string>,
): QueriedEntry {
  return {
    id: { workspace_id: workspaceId, list_id: collection.id, entry_id: item.itemId },
    parent_record_id: item.parentRecordId,
    parent_object: parentObject,
    created_at: attioMoment(item.attioCreatedAt),
    entry_values: valuesOf(item, collection, fields),
    observed_at: item.observedAt,
  };
}

function valuesOf(
  item: MirrorItem,
  collection: CatalogCollection,
  fields: ReadonlySet<string> | undefined,
): Record<string, ValueView[]> {
  const values: Record<string, ValueView[]> = {};
  for (const { apiSlug, attributeId, isArchived } of collection.attributes) {
    if (isArchived || fields?.has(apiSlug) === false) continue;
    values[apiSlug] = (item.values[attributeId] ?? []) as ValueView[];
  }
  return values;
}

/** Attio writes nine fraction digits, of which we keep six. */
function attioMoment(instant: string | null): string | null {
  return instant === null ? null : `${instant.slice(0, -1)}000Z`;
}
