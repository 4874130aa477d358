const itemKinds = ['record', 'entry', 'note', 'task', 'comment', 'member', 'meeting', 'call_recording'] as const;
const thingKinds = [...itemKinds, 'thread', 'object_schema', 'list_schema'] as const;

/** What the mirror holds a row of. */
export type ItemKind = (typeof itemKinds)[number];

/** What an event can ask us to read again: an item, a thread (its comments), or a schema. */
export type ThingKind = (typeof thingKinds)[number];

export function isThingKind(kind: string): kind is ThingKind {
  return (thingKinds as readonly string[]).includes(kind);
}

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
