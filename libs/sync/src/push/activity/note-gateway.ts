import { Injectable } from '@nestjs/common';
import { AttioNotes } from '@app/attio';
import { type Instant } from '@app/common';
import { type EditValues, type PresentReading } from '@app/database';
import { NoteSource } from '../../sources/note-source.js';
import { noteInput } from './activity-input.js';
import { type ActivityGateway } from './activity-gateway.js';

/** Notes carry the time we give them: together with title and author it is their fingerprint. */
@Injectable()
export class NoteGateway implements ActivityGateway {
  readonly kind = 'note';

  constructor(
    private readonly notes: AttioNotes,
    private readonly source: NoteSource,
  ) {}

  async create(workspaceId: string, input: EditValues, createdAt: Date): Promise<PresentReading> {
    const note = { ...noteInput.parse(input), created_at: createdAt.toISOString() };
    const { data, observedAt } = await this.notes.create(note);
    return this.source.toReading(workspaceId, data, observedAt);
  }

  async listLike(input: EditValues, createdAt: Date, _since: Instant, clientId: string): Promise<string[]> {
    const wanted = noteInput.parse(input);
    const found: string[] = [];
    const parent = { parentObject: wanted.parent_object, parentRecordId: wanted.parent_record_id };
    for await (const note of this.notes.list(parent)) {
      const isSame = note.title === wanted.title && Date.parse(note.created_at) === createdAt.getTime();
      if (isSame && note.created_by_actor.id === clientId) found.push(note.id.note_id);
    }
    return found;
  }

  async delete(noteId: string): Promise<void> {
    await this.notes.delete(noteId);
  }
}
