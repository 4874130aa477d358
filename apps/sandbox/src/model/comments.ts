import { isoTime } from '../clock.js';
import { badRequest, missing, notFound } from '../errors.js';
import { type Actor, type Comment } from './types.js';
import { type World } from './world.js';

/** Where a new comment goes: into a thread, or on a record or entry, which starts one. */
export type CommentPlace =
  | { readonly thread_id: string }
  | { readonly record: { readonly object: string; readonly record_id: string } }
  | { readonly entry: { readonly list: string; readonly entry_id: string } };

export interface CommentInput {
  readonly place: CommentPlace;
  readonly content: string;
  readonly author: Actor;
  readonly createdAt?: number | undefined;
}

/** A comment as the API answers it. */
export function commentJson(world: World, comment: Comment): Record<string, unknown> {
  return {
    id: { workspace_id: world.workspace.id, comment_id: comment.id },
    thread_id: comment.threadId,
    created_at: isoTime(comment.createdAt),
    resolved_at: comment.resolvedAt === null ? null : isoTime(comment.resolvedAt),
    record: { record_id: comment.record.recordId, object_id: comment.record.objectId },
    entry: comment.entry && { entry_id: comment.entry.entryId, list_id: comment.entry.listId },
    content_plaintext: comment.content,
    resolved_by: comment.resolvedBy,
    author: comment.author,
  };
}

/** A thread with all its comments, oldest first. */
export function threadJson(world: World, comments: readonly Comment[]): Record<string, unknown> {
  const [first] = comments;
  return {
    id: { workspace_id: world.workspace.id, thread_id: first?.threadId },
    comments: comments.map((comment) => commentJson(world, comment)),
    created_at: isoTime(first?.createdAt ?? 0),
  };
}

/** All threads that pass, oldest first. */
export function listThreads(world: World, passes: (comment: Comment) => boolean, at = Infinity): Comment[][] {
  const threads = new Map<string, Comment[]>();
  const comments = [...world.comments.list(at)].filter(passes).sort(byAge);
  for (const comment of comments) {
    const thread = threads.get(comment.threadId);
    if (thread) thread.push(comment);
    else threads.set(comment.threadId, [comment]);
  }
  return [...threads.values()];
}

export function getComment(world: World, id: string, at = Infinity): Comment {
  const comment = world.comments.get(id, at);
  if (!comment) throw missing.comment(id);
  return comment;
}

export function createComment(world: World, input: CommentInput, actor: Actor): Comment {
  const id = world.newId();
  const comment: Comment = {
    id,
    ...placed(world, id, input.place),
    content: input.content,
    resolvedAt: null,
    resolvedBy: null,
    author: input.author,
    createdAt: input.createdAt ?? world.clock.stamp(),
  };
  world.comments.put(id, comment, world.clock.now());
  world.events.comment('created', comment, actor);
  return comment;
}

/** Resolving happens in the app only. */
export function resolveComment(world: World, id: string, isResolved: boolean, actor: Actor): Comment {
  const before = getComment(world, id);
  const [resolvedAt, resolvedBy] = isResolved ? [world.clock.stamp(), actor] : [null, null];
  const comment: Comment = { ...before, resolvedAt, resolvedBy };
  world.comments.put(id, comment, world.clock.now());
  world.events.comment(isResolved ? 'resolved' : 'unresolved', comment, actor);
  return comment;
}

/** Deleting the first comment of a thread deletes the thread. */
export function deleteComment(world: World, id: string, actor: Actor): void {
  const comment = world.comments.get(id);
  if (!comment) throw notFound(`Could not find Comment with ID "${id}".`);
  const isFirst = comment.id === comment.threadId;
  const gone = isFirst ? [...world.comments.list()].filter(({ threadId }) => threadId === id).sort(byAge) : [comment];
  for (const one of gone) {
    world.comments.delete(one.id, world.clock.now());
    world.events.comment('deleted', one, actor);
  }
}

function placed(world: World, id: string, place: CommentPlace): Pick<Comment, 'threadId' | 'record' | 'entry'> {
  if ('thread_id' in place) {
    const first = [...world.comments.list()].find(({ threadId }) => threadId === place.thread_id);
    if (!first) {
      throw badRequest('value_not_found', 'The referenced Thread could not be found, it might have been deleted.');
    }
    return { threadId: first.threadId, record: first.record, entry: first.entry };
  }
  if ('record' in place) {
    const found = world.lookups.findRecord(place.record.object, place.record.record_id);
    if (!found) throw badRequest('value_not_found', `Record with ID "${place.record.record_id}" not found.`);
    return { threadId: id, record: found, entry: null };
  }
  const list = world.lists.find((one) => one.slug === place.entry.list || one.id === place.entry.list);
  const entry = list?.items.get(place.entry.entry_id);
  if (!list || !entry?.parent)
    throw badRequest('value_not_found', `Entry with ID "${place.entry.entry_id}" not found.`);
  return { threadId: id, record: entry.parent, entry: { listId: list.id, entryId: entry.id } };
}

function byAge(a: Comment, b: Comment): number {
  return a.createdAt - b.createdAt || (a.id === a.threadId ? -1 : b.id === b.threadId ? 1 : a.id < b.id ? -1 : 1);
}
