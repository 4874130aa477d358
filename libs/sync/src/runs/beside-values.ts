import { type AttributeChange, type PresentReading, type ScannedItem } from '@app/database';

/**
 * The columns of a mirror row that stand beside its values and come from the same reading: where an entry hangs, the
 * item's address in Attio, when it was made, and by what it is looked up.
 * @returns one change per column that does not say what the reading says, `before` being the mirror's
 */
export function differingColumns(item: Omit<ScannedItem, 'values'>, reading: PresentReading): AttributeChange[] {
  const changes: AttributeChange[] = [];
  const compare = (column: string, before: unknown, after: unknown, areEqual = before === after) => {
    if (!areEqual) changes.push({ attribute_id: column, before, after });
  };
  compare(PARENT, item.parentRecordId, reading.parentRecordId);
  compare('parent_object_id', item.parentObjectId, reading.parentObjectId);
  compare('web_url', item.webUrl, reading.webUrl);
  const { attioCreatedAt } = item;
  compare('created_at', attioCreatedAt, reading.attioCreatedAt, isSameMoment(attioCreatedAt, reading.attioCreatedAt));
  compare('lookup_keys', item.lookupKeys, reading.lookupKeys, hasSameTexts(item.lookupKeys, reading.lookupKeys));
  return changes;
}

/** The one column of these that people change: a merge of records moves the entries. */
export const PARENT = 'parent_record_id';

/** Attio writes nanoseconds, Postgres rounds them to microseconds, which may lie in the next millisecond. */
function isSameMoment(one: string | null, other: string | null): boolean {
  if (one === null || other === null) return one === other;
  return Math.abs(Date.parse(one) - Date.parse(other)) <= 1;
}

function hasSameTexts(one: string[], other: string[]): boolean {
  return one.length === other.length && one.every((text, index) => text === other[index]);
}
