import { Injectable } from '@nestjs/common';
import { type ThingKind } from '@app/database';
import { CallRecordingSource } from './call-recording-source.js';
import { CommentSource } from './comment-source.js';
import { EntrySource } from './entry-source.js';
import { type ItemSource } from './item-source.js';
import { MemberSource } from './member-source.js';
import { NoteSource } from './note-source.js';
import { RecordSource } from './record-source.js';
import { TaskSource } from './task-source.js';

/** Every kind the mirror holds, with its way to Attio. */
@Injectable()
export class ItemSources {
  private readonly byKind: ReadonlyMap<ThingKind, ItemSource>;

  constructor(
    records: RecordSource,
    entries: EntrySource,
    members: MemberSource,
    notes: NoteSource,
    tasks: TaskSource,
    comments: CommentSource,
    recordings: CallRecordingSource,
  ) {
    const sources: ItemSource[] = [records, entries, members, notes, tasks, comments, recordings];
    this.byKind = new Map(sources.map((source) => [source.kind, source]));
  }

  /** @returns `undefined` for kinds that are not mirrored */
  find(kind: ThingKind): ItemSource | undefined {
    return this.byKind.get(kind);
  }

  /** In the order in which a backfill makes sense: what others hang on comes first. */
  list(): ItemSource[] {
    return [...this.byKind.values()];
  }
}
