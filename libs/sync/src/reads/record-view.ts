import { type AttioValue } from '@app/attio';
import { type LocalEdit, type MirrorItem } from '@app/database';
import { overlay } from '../edits/overlay.js';
import { type CollectionSchema } from '../schema/collection-schema.js';

/** A record as Attio itself shows it, plus the moment it was true. */
export interface RecordView {
  id: { workspace_id: string; object_id: string; record_id: string };
  created_at: string | null;
  web_url: string | null;
  /** Every attribute by slug, in Attio's order; empty ones are `[]`. */
  values: Record<string, AttioValue[]>;
  /** The moment, on Attio's clock, that the mirror shows. */
  observed_at: string | null;
  /** Slugs of attributes whose value shown here is on its way to Attio; left out when there are none. */
  pending?: string[];
  /** Made here and not in Attio yet: the id is provisional. */
  provisional?: true;
}

type ShownItem = Pick<MirrorItem, 'itemId' | 'values' | 'webUrl' | 'attioCreatedAt'> & { observedAt: string | null };

/** Puts slugs back where the mirror has attribute ids. */
function recordView(item: ShownItem, schema: CollectionSchema, workspaceId: string): RecordView {
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
export function attioMoment(instant: string): string {
  return `${instant.slice(0, -1)}000Z`;
}

/** A record with what is on its way to Attio; `null` when its deletion is. */
export function pendingView(
  item: MirrorItem | null,
  edits: readonly LocalEdit[],
  schema: CollectionSchema,
  workspaceId: string,
): RecordView | null {
  const shown = overlay(item?.values ?? null, edits);
  if (shown === null || shown.isDeleted) return null;
  const pending = shown.pendingIds.map((id) => schema.byId.get(id)?.apiSlug ?? id);
  const common = {
    ...(pending.length > 0 ? { pending } : {}),
    ...(shown.isProvisional ? { provisional: true as const } : {}),
  };
  if (item !== null) return { ...recordView({ ...item, values: shown.values }, schema, workspaceId), ...common };
  const created = edits[0];
  const made = { itemId: created?.itemId ?? '', values: shown.values, webUrl: null, observedAt: null };
  return {
    ...recordView({ ...made, attioCreatedAt: created?.createdAt.toISOString() ?? null }, schema, workspaceId),
    ...common,
  };
}
