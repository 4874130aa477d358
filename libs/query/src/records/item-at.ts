import { type ItemPast, type MirrorItem } from '@app/database';

/**
 * The item before the changes, each undone from the newest back: nothing but the log is needed, and no copy of every
 * version is kept.
 * @returns `null` when it did not exist then
 */
export function itemAt({ item, changes }: ItemPast): MirrorItem | null {
  let exists = item.deletedAt === null;
  let values: Record<string, unknown> = exists ? { ...item.values } : {};
  for (const { operation, changes: attributes } of changes) {
    if (operation === 'create') {
      exists = false;
      values = {};
      continue;
    }
    // A deletion and a merge away log all that was there.
    if (!exists) values = {};
    exists = true;
    for (const { attribute_id: attributeId, before } of attributes) values[attributeId] = before;
  }
  return exists ? { ...item, values, deletedAt: null } : null;
}
