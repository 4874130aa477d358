import { type AttioValue } from '@app/attio';
import { type MirrorItem } from '@app/database';
import { type CollectionSchema } from '../schema/collection-schema.js';

/** A record as Attio itself shows it, plus the moment it was true. */
export interface RecordView {
  id: { workspace_id: string; object_id: string; record_id: string };
  created_at: string | null;
  web_url: string | null;
  /** Every attribute by slug, in Attio's order; empty ones are `[]`. */
  values: Record<string, AttioValue[]>;
  /** The moment, on Attio's clock, that the mirror shows. */
  observed_at: string;
}

/** Puts slugs back where the mirror has attribute ids. */
export function recordView(item: MirrorItem, schema: CollectionSchema, workspaceId: string): RecordView {
  const values: Record<string, AttioValue[]> = {};
  for (const attribute of schema.live) {
    values[attribute.apiSlug] = (item.values[attribute.attributeId] ?? []) as AttioValue[];
  }
  return {
    id: { workspace_id: workspaceId, object_id: schema.collection.collectionId, record_id: item.itemId },
    created_at: item.attioCreatedAt === null ? null : attioMoment(item.attioCreatedAt),
    web_url: item.webUrl,
    values,
    observed_at: item.observedAt,
  };
}

/** Attio writes nine fraction digits, of which it keeps six at most. */
function attioMoment(instant: string): string {
  return `${instant.slice(0, -1)}000Z`;
}
