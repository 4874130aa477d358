import { type EditValues, type LocalEdit } from '@app/database';

/** What reads show of an item with open edits. */
export interface Overlaid {
  values: EditValues;
  /** Attributes whose shown value is not in Attio yet. */
  pendingIds: string[];
  isDeleted: boolean;
  /** Made here, and not in Attio yet. */
  isProvisional: boolean;
}

/**
 * Lays open edits over an item of the mirror, so that who wrote a value reads it back at once, in every process.
 * @param values of the mirror; `null` when the mirror has no such item
 * @param edits in order of acceptance
 * @returns `null` when there is neither an item nor the creation of one
 */
export function overlay(values: EditValues | null, edits: readonly LocalEdit[]): Overlaid | null {
  const isProvisional = values === null && edits.some(({ operation }) => operation === 'create');
  if (values === null && !isProvisional) return null;
  const shown: EditValues = { ...values };
  const pending = new Set<string>();
  for (const { local } of edits) {
    for (const [attributeId, wanted] of Object.entries(local)) {
      shown[attributeId] = wanted;
      pending.add(attributeId);
    }
  }
  const isDeleted = edits.some(({ operation }) => operation === 'delete');
  return { values: shown, pendingIds: [...pending], isDeleted, isProvisional };
}
