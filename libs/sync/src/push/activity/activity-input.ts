import { z } from 'zod';

/** A note as it waits in the outbox. */
export const noteInput = z.object({
  parent_object: z.string(),
  parent_record_id: z.guid(),
  title: z.string(),
  content: z.string(),
  format: z.enum(['plaintext', 'markdown']),
});
export type NoteInput = z.infer<typeof noteInput>;

/** A task, or what is to change of one. The content is fixed once made. */
export const taskInput = z.object({
  content: z.string(),
  deadline_at: z.string().nullable(),
  is_completed: z.boolean(),
  linked_records: z.array(z.object({ target_object: z.string(), target_record_id: z.guid() })),
  assignees: z.array(z.object({ referenced_actor_type: z.literal('workspace-member'), referenced_actor_id: z.guid() })),
});
export type TaskInput = z.infer<typeof taskInput>;
export const taskChange = taskInput.omit({ content: true }).partial();
export type TaskChange = z.infer<typeof taskChange>;

/** A comment by a workspace member: on a record, on an entry, or in a thread. */
export const commentInput = z.object({
  content: z.string(),
  author_member_id: z.guid(),
  place: z.union([
    z.object({ thread_id: z.guid() }),
    z.object({ record: z.object({ object: z.string(), record_id: z.guid() }) }),
    z.object({ entry: z.object({ list: z.string(), entry_id: z.guid() }) }),
  ]),
});
export type CommentInput = z.infer<typeof commentInput>;

/** Calls `replace` for every record, entry or thread id in an input, and gives the input with the answers. */
export function replaceIds<T>(input: T, replace: (id: string) => string): T {
  return JSON.parse(
    JSON.stringify(input, (key, value: unknown) =>
      ID_KEYS.has(key) && typeof value === 'string' ? replace(value) : value,
    ),
  ) as T;
}

/** @returns the ids `replaceIds` would ask for */
export function idsIn(input: unknown): string[] {
  const ids: string[] = [];
  replaceIds(input, (id) => {
    ids.push(id);
    return id;
  });
  return ids;
}

const ID_KEYS = new Set(['parent_record_id', 'target_record_id', 'record_id', 'entry_id', 'thread_id']);
