import { type ThingKind, type ThingRef } from '@app/database';
import { z } from 'zod';
import { type WebhookEvent } from './webhook-body.js';

/** Where an event type finds the thing it speaks of. */
interface EventRoute {
  kind: ThingKind;
  /** Member that holds the scope; without one the thing belongs to the workspace. */
  scope?: string;
  item: string;
  /** A second thing the event speaks of, as members beside `id`. */
  also?: { scope: string; item: string };
}

const record: EventRoute = { kind: 'record', scope: 'object_id', item: 'record_id' };
const entry: EventRoute = { kind: 'entry', scope: 'list_id', item: 'entry_id' };
const note: EventRoute = { kind: 'note', item: 'note_id' };
const task: EventRoute = { kind: 'task', item: 'task_id' };
const comment: EventRoute = { kind: 'comment', item: 'comment_id' };
const listSchema: EventRoute = { kind: 'list_schema', item: 'list_id' };
const objectSchema: EventRoute = { kind: 'object_schema', item: 'object_id' };

/** All event types of docs.attio.com/rest-api/webhook-reference, as of September 2026. */
const routes: Record<string, EventRoute> = {
  'record.created': record,
  'record.updated': record,
  'record.deleted': record,
  'record.merged': { ...record, also: { scope: 'duplicate_object_id', item: 'duplicate_record_id' } },
  'list-entry.created': entry,
  'list-entry.updated': entry,
  'list-entry.deleted': entry,
  'note.created': note,
  'note.updated': note,
  'note.deleted': note,
  'note-content.updated': note,
  'task.created': task,
  'task.updated': task,
  'task.deleted': task,
  'comment.created': comment,
  'comment.resolved': comment,
  'comment.unresolved': comment,
  'comment.deleted': comment,
  'list.created': listSchema,
  'list.updated': listSchema,
  'list.deleted': listSchema,
  'list-attribute.created': listSchema,
  'list-attribute.updated': listSchema,
  'object-attribute.created': objectSchema,
  'object-attribute.updated': objectSchema,
  'workspace-member.created': { kind: 'member', item: 'workspace_member_id' },
  'call-recording.created': { kind: 'call_recording', scope: 'meeting_id', item: 'call_recording_id' },
};

export const eventTypes = Object.keys(routes);

/** Made once: to make a schema takes longer than to use it. */
const idPair = z.tuple([z.guid(), z.guid()]);

/** A thing to read again. */
export interface RoutedThing extends ThingRef {
  /** The survivor, when the event says that the thing was merged away. */
  mergedInto?: string;
}

/**
 * The things an event says to read again: none when we do not know the type, one as a rule, two for a merge.
 * @returns a reason instead when the event can be stored but asks for nothing
 */
export function thingsOf(event: WebhookEvent): RoutedThing[] | { ignoredBecause: string } {
  const route = routes[event.event_type];
  if (route === undefined) return { ignoredBecause: 'unknown event type' };
  const workspaceId = event.id.workspace_id;
  const main = thing(route.kind, route.scope ? event.id[route.scope] : workspaceId, event.id[route.item]);
  if (main === undefined) return { ignoredBecause: `id without ${route.item} or ${route.scope ?? 'workspace_id'}` };
  if (route.also === undefined) return [main];
  const second = thing(route.kind, event[route.also.scope], event[route.also.item]);
  return second === undefined ? [main] : [main, { ...second, mergedInto: main.itemId }];
}

function thing(kind: ThingKind, scopeId: unknown, itemId: unknown): ThingRef | undefined {
  const ids = idPair.safeParse([scopeId, itemId]);
  return ids.success ? { kind, scopeId: ids.data[0].toLowerCase(), itemId: ids.data[1].toLowerCase() } : undefined;
}
