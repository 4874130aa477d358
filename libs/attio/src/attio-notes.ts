import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { AttioClient } from './attio-client.js';
import { byOffset, type OffsetPage } from './page.js';
import { path } from './path.js';
import { type CallOptions, type Reading } from './reading.js';
import { actorSchema, momentSchema } from './value.js';

export const noteSchema = z.looseObject({
  id: z.looseObject({ workspace_id: z.string(), note_id: z.string() }),
  /** Slug. */
  parent_object: z.string(),
  parent_record_id: z.string(),
  title: z.string(),
  meeting_id: z.string().nullish(),
  content_plaintext: z.string(),
  content_markdown: z.string(),
  /** Members and records mentioned: `{type: 'workspace-member', …}` or `{type: 'record', …}`. */
  tags: z.array(z.looseObject({ type: z.string() })),
  created_by_actor: actorSchema,
  created_at: momentSchema,
});
/** A note on a record. The app can change it, the API cannot. */
export type AttioNote = z.infer<typeof noteSchema>;

export interface AttioNoteInput {
  parent_object: string;
  parent_record_id: string;
  title: string;
  format: 'plaintext' | 'markdown';
  content: string;
  /** Default now. */
  created_at?: string;
  meeting_id?: string | null;
}

/** Notes of one record. */
export interface AttioNoteFilter {
  parentObject?: string;
  parentRecordId?: string;
}

const LARGEST_PAGE = 50;
const notes = z.array(noteSchema);

/** Notes: `/notes`. There is no update. */
@Injectable()
export class AttioNotes {
  constructor(private readonly client: AttioClient) {}

  /** All notes, or those of one record, oldest first. */
  async *list(filter: AttioNoteFilter = {}, options?: CallOptions): AsyncGenerator<AttioNote, void> {
    yield* byOffset(LARGEST_PAGE, async (page) => (await this.listPage({ ...filter, ...page }, options)).data);
  }

  /**
   * One page of `GET /notes`: 10 by default, at most 50.
   * Source: https://docs.attio.com/rest-api/endpoint-reference/notes/list-notes
   */
  async listPage(filter: AttioNoteFilter & OffsetPage, options?: CallOptions): Promise<Reading<AttioNote[]>> {
    const { parentObject, parentRecordId, limit, offset } = filter;
    const query = { parent_object: parentObject, parent_record_id: parentRecordId, limit, offset };
    return this.client.data({ method: 'GET', at: path`/notes`, query, schema: notes }, options);
  }

  /**
   * `GET /notes/{note_id}`.
   * Source: https://docs.attio.com/rest-api/endpoint-reference/notes/get-a-note
   * @throws AttioNotFoundError
   */
  async get(noteId: string, options?: CallOptions): Promise<Reading<AttioNote>> {
    return this.client.data({ method: 'GET', at: path`/notes/${noteId}`, schema: noteSchema }, options);
  }

  /**
   * `POST /notes`. Never sent twice when its outcome is unknown.
   * Source: https://docs.attio.com/rest-api/endpoint-reference/notes/create-a-note
   * @throws AttioUnavailableError with `outcomeUnknown`: look for the note before another try
   * @throws AttioValidationError status 413: too large
   */
  async create(input: AttioNoteInput, options?: CallOptions): Promise<Reading<AttioNote>> {
    return this.client.data({ method: 'POST', at: path`/notes`, body: { data: input }, schema: noteSchema }, options);
  }

  /**
   * `DELETE /notes/{note_id}`.
   * Source: https://docs.attio.com/rest-api/endpoint-reference/notes/delete-a-note
   */
  async delete(noteId: string, options?: CallOptions): Promise<void> {
    await this.client.request({ method: 'DELETE', at: path`/notes/${noteId}`, schema: z.unknown() }, options);
  }
}
