import { isoTime } from '../clock.js';
import { type Actor, type Attribute, type Item, type Value, type View } from './types.js';
import { Table } from './table.js';
import { UniqueIndex } from './unique-index.js';

/** Who may see a list; null `workspace` means private. */
export interface ListAccess {
  workspace: string | null;
  members: readonly { readonly workspaceMemberId: string; readonly level: string }[];
}

/** An object with its records, or a list with its entries. */
export class Collection {
  readonly attributes: Attribute[] = [];
  readonly views: View[] = [];
  readonly items = new Table<Item>();
  readonly unique = new UniqueIndex();

  constructor(
    readonly kind: 'object' | 'list',
    readonly id: string,
    public slug: string,
    readonly createdAt: number,
    /** Objects: singular noun. Lists: the name. */
    public singular: string,
    public plural: string,
    readonly createdBy: Actor,
    /** Lists: the object whose records may be added. */
    readonly parentObjectId: string | null = null,
    readonly access: ListAccess = { workspace: 'full-access', members: [] },
    /** Standard objects keep their slug and refuse custom unique attributes where Attio does. */
    readonly isStandard = false,
  ) {}

  /** An attribute by slug or id, also an archived one. */
  attribute(key: string): Attribute | undefined {
    return this.attributes.find(({ id, slug }) => slug === key || id === key);
  }

  /** The attributes shown on records: not archived, in the order of the app. */
  get shown(): readonly Attribute[] {
    return this.attributes.filter(({ isArchived, intrinsic }) => !isArchived && intrinsic !== 'parent_record');
  }
}

const none: readonly Value[] = [];

/** The current values of an attribute, also of those that are not stored (id, creation, parent). */
export function valuesOf(item: Item, attribute: Attribute): readonly Value[] {
  const stored = item.values[attribute.id];
  if (stored) return stored;
  const members = intrinsicMembers(item, attribute);
  return members ? [{ activeFrom: item.createdAt, activeUntil: null, actor: item.createdBy, members }] : none;
}

function intrinsicMembers(item: Item, attribute: Attribute): Value['members'] | null {
  switch (attribute.intrinsic) {
    case 'id':
      return { value: item.id };
    case 'created_at':
      return { value: isoTime(item.createdAt) };
    case 'created_by':
      return { referenced_actor_type: item.createdBy.type, referenced_actor_id: item.createdBy.id };
    case 'parent_record':
      return item.parent && { target_object_id: item.parent.objectId, target_record_id: item.parent.recordId };
    case null:
      return null;
  }
}
