/** What the mirror holds a row of. */
export type ItemKind = 'record' | 'entry' | 'note' | 'task' | 'comment' | 'member' | 'meeting' | 'call_recording';

/** What an event can ask us to read again: an item, a thread (its comments), or a schema. */
export type ThingKind = ItemKind | 'thread' | 'object_schema' | 'list_schema';

/** The group in which things are read, scanned and scheduled together: an object's records, a list's entries, all notes. */
export interface ThingScope {
  kind: ThingKind;
  /** Object id, list id, or the workspace id for kinds that belong to the workspace. */
  scopeId: string;
}

export interface ThingRef extends ThingScope {
  itemId: string;
}

/** `{type, id}` as Attio writes actors; both may be null. */
export interface Actor {
  type: string | null;
  id: string | null;
}
