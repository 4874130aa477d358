import { type Actor, type Comment, type Item, type Note } from './types.js';
import { type Collection } from './collection.js';

export const eventTypes = [
  'call-recording.created',
  'comment.created',
  'comment.resolved',
  'comment.unresolved',
  'comment.deleted',
  'list.created',
  'list.updated',
  'list.deleted',
  'list-attribute.created',
  'list-attribute.updated',
  'list-entry.created',
  'list-entry.updated',
  'list-entry.deleted',
  'object-attribute.created',
  'object-attribute.updated',
  'note.created',
  'note-content.updated',
  'note.updated',
  'note.deleted',
  'record.created',
  'record.merged',
  'record.updated',
  'record.deleted',
  'task.created',
  'task.updated',
  'task.deleted',
  'workspace-member.created',
] as const;

export type EventType = (typeof eventTypes)[number];

/** One event as a webhook carries it: ids and an actor, never values and never a time. */
export interface AttioEvent {
  readonly event_type: EventType;
  readonly id: Readonly<Record<string, string>>;
  readonly actor: Actor;
  readonly [beside: string]: unknown;
}

type Listener = (events: readonly AttioEvent[]) => void;

/** Collects the events of one change and hands them on together, after the change is complete. */
export class EventBus {
  private pending: AttioEvent[] = [];
  private readonly listeners = new Set<Listener>();
  /** Off while data is seeded: seeds fire no webhooks. */
  muted = false;

  constructor(private readonly workspace: { readonly id: string }) {}

  listen(listener: Listener): void {
    this.listeners.add(listener);
  }

  record(change: 'created' | 'deleted', object: Collection, recordId: string, actor: Actor): void {
    this.emit(`record.${change}`, { object_id: object.id, record_id: recordId }, {}, actor);
  }

  entry(change: 'created' | 'deleted', list: Collection, entry: Item, actor: Actor): void {
    this.emit(`list-entry.${change}`, { list_id: list.id, entry_id: entry.id }, parentOf(entry), actor);
  }

  /** One attribute of a record or an entry changed. */
  updated(collection: Collection, item: Item, attributeId: string, actor: Actor): void {
    if (collection.kind === 'object') {
      const id = { object_id: collection.id, record_id: item.id, attribute_id: attributeId };
      this.emit('record.updated', id, {}, actor);
    } else {
      const id = { list_id: collection.id, entry_id: item.id, attribute_id: attributeId };
      this.emit('list-entry.updated', id, parentOf(item), actor);
    }
  }

  merged(object: Collection, newId: string, duplicateId: string, actor: Actor): void {
    const beside = { duplicate_object_id: object.id, duplicate_record_id: duplicateId };
    this.emit('record.merged', { object_id: object.id, record_id: newId }, beside, actor);
  }

  note(
    type: 'note.created' | 'note.updated' | 'note-content.updated' | 'note.deleted',
    note: Note,
    actor: Actor,
  ): void {
    const beside = { parent_object_id: note.objectId, parent_record_id: note.recordId };
    this.emit(type, { note_id: note.id }, beside, actor);
  }

  task(change: 'created' | 'updated' | 'deleted', taskId: string, actor: Actor): void {
    this.emit(`task.${change}`, { task_id: taskId }, {}, actor);
  }

  comment(change: 'created' | 'resolved' | 'unresolved' | 'deleted', comment: Comment, actor: Actor): void {
    const beside = {
      thread_id: comment.threadId,
      object_id: comment.record.objectId,
      record_id: comment.record.recordId,
      list_id: comment.entry?.listId ?? null,
      entry_id: comment.entry?.entryId ?? null,
    };
    this.emit(`comment.${change}`, { comment_id: comment.id }, beside, actor);
  }

  list(change: 'created' | 'updated' | 'deleted', listId: string, actor: Actor): void {
    this.emit(`list.${change}`, { list_id: listId }, {}, actor);
  }

  attribute(change: 'created' | 'updated', collection: Collection, attributeId: string, actor: Actor): void {
    const id: Record<string, string> = { [`${collection.kind}_id`]: collection.id, attribute_id: attributeId };
    this.emit(`${collection.kind}-attribute.${change}`, id, {}, actor);
  }

  memberCreated(memberId: string, actor: Actor): void {
    this.emit('workspace-member.created', { workspace_member_id: memberId }, {}, actor);
  }

  callRecordingCreated(meetingId: string, recordingId: string, actor: Actor): void {
    this.emit('call-recording.created', { meeting_id: meetingId, call_recording_id: recordingId }, {}, actor);
  }

  private emit(type: EventType, id: Record<string, string>, beside: Record<string, unknown>, actor: Actor): void {
    if (this.muted) return;
    if (this.pending.length === 0) queueMicrotask(() => this.flush());
    this.pending.push({ event_type: type, id: { workspace_id: this.workspace.id, ...id }, ...beside, actor });
  }

  private flush(): void {
    const events = this.pending;
    this.pending = [];
    for (const listener of this.listeners) listener(events);
  }
}

function parentOf(entry: Item): Record<string, unknown> {
  return { parent_object_id: entry.parent?.objectId ?? null, parent_record_id: entry.parent?.recordId ?? null };
}
