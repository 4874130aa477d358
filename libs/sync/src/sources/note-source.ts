import { Injectable } from '@nestjs/common';
import { AttioNotes, type AttioNote, type Lane } from '@app/attio';
import { type Instant } from '@app/common';
import { type PresentReading } from '@app/database';
import { type ItemSource, type ReadResult, type SourceScope } from './item-source.js';
import { ParentObjects } from './parent-objects.js';
import { diffPlain, hashPlain } from './plain-content.js';
import { SingleReads } from './single-reads.js';
import { pageOf } from './source-page.js';

/** Attio's largest page of notes. */
const NOTE_PAGE = 50;

/** All notes of the workspace, oldest first; the scope is the workspace's id. */
@Injectable()
export class NoteSource implements ItemSource {
  readonly kind = 'note';
  readonly pageSize = NOTE_PAGE;
  readonly batchSize = 25;
  readonly isOrderedById = false;
  readonly diff = diffPlain;
  readonly hash = hashPlain;

  constructor(
    private readonly notes: AttioNotes,
    private readonly parents: ParentObjects,
    private readonly singles: SingleReads,
  ) {}

  async listScopes(workspaceId: string): Promise<SourceScope[]> {
    return [{ scopeId: workspaceId, slug: 'notes' }];
  }

  /** One call each: Attio has no way to ask for several notes by id. */
  async read(workspaceId: string, _scopeId: string, ids: string[], lane: Lane): Promise<Map<string, ReadResult>> {
    return this.singles.read(ids, {
      get: (id) => this.notes.get(id, { lane }),
      toReading: (note: AttioNote, observedAt) => this.toReading(workspaceId, note, observedAt),
    });
  }

  async fetchPage(workspaceId: string, _scopeId: string, offset: number, limit: number, lane: Lane) {
    const { data, observedAt } = await this.notes.listPage({ offset, limit }, { lane });
    const readings: PresentReading[] = [];
    for (const note of data) readings.push(await this.toReading(workspaceId, note, observedAt));
    return pageOf(readings, observedAt);
  }

  /** A note as the mirror keeps it: Attio's object as read. */
  async toReading(workspaceId: string, note: AttioNote, observedAt: Instant): Promise<PresentReading> {
    return {
      itemId: note.id.note_id,
      observedAt,
      values: note,
      contentHash: hashPlain(note),
      parentObjectId: await this.parents.findId(workspaceId, note.parent_object),
      parentRecordId: note.parent_record_id,
      webUrl: null,
      attioCreatedAt: note.created_at,
      lookupKeys: [],
    };
  }
}
