import { type AttioValue } from '@app/attio';
import { type LocalEdit } from '@app/database';
import { type Authorship } from '../merge/merge-attribute.js';

/** What all open edits of an item come to for one attribute. */
export interface AttributeEdit {
  attributeId: string;
  /** What the first of the editors saw. */
  base: AttioValue[];
  /** What the last of them wants. */
  local: AttioValue[];
  /** The last editor's edit: the one this attribute is pushed for. */
  edit: LocalEdit;
  localBy: Authorship;
}

/** Edits in order of acceptance become one change per attribute: the first base, the last wish. */
export function coalesce(edits: readonly LocalEdit[]): Map<string, AttributeEdit> {
  const merged = new Map<string, AttributeEdit>();
  for (const edit of edits) {
    for (const [attributeId, local] of Object.entries(edit.local)) {
      merged.set(attributeId, {
        attributeId,
        base: merged.get(attributeId)?.base ?? ((edit.base[attributeId] ?? []) as AttioValue[]),
        local: local as AttioValue[],
        edit,
        localBy: { isPerson: edit.actingMemberId !== null, atMs: edit.createdAt.getTime() },
      });
    }
  }
  return merged;
}
