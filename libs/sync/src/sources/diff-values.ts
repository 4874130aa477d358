import { canonicalValues, hashRecord, type AttioValue } from '@app/attio';
import { type AttributeChange } from '@app/database';

/** @returns attributes whose canonical content differs, with the values on both sides as Attio gave them */
export function diffValues(before: Record<string, unknown>, after: Record<string, unknown>): AttributeChange[] {
  const attributeIds = new Set([...Object.keys(before), ...Object.keys(after)]);
  const changes: AttributeChange[] = [];
  for (const attributeId of attributeIds) {
    const old = (before[attributeId] ?? []) as AttioValue[];
    const now = (after[attributeId] ?? []) as AttioValue[];
    if (canonicalValues(undefined, old) !== canonicalValues(undefined, now)) {
      changes.push({ attribute_id: attributeId, before: old, after: now });
    }
  }
  return changes;
}

/** The content hash of values as the mirror stores them. */
export function hashStored(values: Record<string, unknown>): string {
  return hashRecord(values as Record<string, AttioValue[]>);
}
