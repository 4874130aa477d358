import { isoTime } from '../clock.js';
import { missing } from '../errors.js';
import { type Actor, type Note } from './types.js';
import { type World } from './world.js';

export interface NoteInput {
  readonly objectId: string;
  readonly recordId: string;
  readonly title: string;
  readonly format: 'plaintext' | 'markdown';
  readonly content: string;
  readonly createdAt?: number | undefined;
  readonly meetingId?: string | null | undefined;
}

/** A note as the API answers it. */
export function noteJson(world: World, note: Note): Record<string, unknown> {
  return {
    id: { workspace_id: world.workspace.id, note_id: note.id },
    parent_object: world.findObject(note.objectId)?.slug ?? note.objectId,
    parent_record_id: note.recordId,
    title: note.title,
    meeting_id: note.meetingId,
    content_plaintext: note.plaintext,
    content_markdown: note.markdown,
    tags: tagsOf(world, note),
    created_by_actor: note.createdBy,
    created_at: isoTime(note.createdAt),
  };
}

export function getNote(world: World, id: string, at = Infinity): Note {
  const note = world.notes.get(id, at);
  if (!note) throw missing.note(id);
  return note;
}

export function createNote(world: World, input: NoteInput, actor: Actor): Note {
  const note: Note = {
    id: world.newId(),
    objectId: input.objectId,
    recordId: input.recordId,
    title: input.title,
    meetingId: input.meetingId ?? null,
    ...contents(input.format, input.content),
    createdBy: actor,
    createdAt: input.createdAt ?? world.clock.stamp(),
  };
  world.notes.put(note.id, note, world.clock.now());
  world.events.note('note.created', note, actor);
  return note;
}

/** Title and body change in the app only; each has its own event. */
export function updateNote(
  world: World,
  id: string,
  changes: { title?: string | undefined; content?: string | undefined },
  actor: Actor,
): Note {
  const before = getNote(world, id);
  const body = changes.content === undefined ? {} : contents('markdown', changes.content);
  const note = { ...before, title: changes.title ?? before.title, ...body };
  world.notes.put(id, note, world.clock.now());
  if (note.title !== before.title) world.events.note('note.updated', note, actor);
  if (note.markdown !== before.markdown) world.events.note('note-content.updated', note, actor);
  return note;
}

export function deleteNote(world: World, id: string, actor: Actor): void {
  const note = getNote(world, id);
  world.notes.delete(id, world.clock.now());
  world.events.note('note.deleted', note, actor);
}

function contents(format: 'plaintext' | 'markdown', content: string): { plaintext: string; markdown: string } {
  return { plaintext: format === 'plaintext' ? content : plainText(content), markdown: content };
}

/** The text of the markdown subset notes support: headings, lists, bold, italic, strike, highlight, links. */
function plainText(markdown: string): string {
  return markdown
    .replace(/^#{1,6}\s+/gm, '')
    .replace(/^\s*[-*+]\s+/gm, '')
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/(\*\*|__|~~|==)(.+?)\1/g, '$2')
    .replace(/(^|[^\w*])[*_]([^*_\n]+)[*_](?!\w)/g, '$1$2');
}

/** Members mentioned by address become tags. */
function tagsOf(world: World, note: Note): Record<string, unknown>[] {
  const mentioned = [...note.plaintext.matchAll(/@([\w.+-]+@[\w.-]+\w)/g)].flatMap(
    ([, email]) => world.findMember(email ?? '') ?? [],
  );
  return [...new Set(mentioned)].map(({ id }) => ({ type: 'workspace-member', workspace_member_id: id }));
}
