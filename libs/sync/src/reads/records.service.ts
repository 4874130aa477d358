import { Injectable } from '@nestjs/common';
import { MirrorReader } from '@app/database';
import { type CollectionSchema } from '../schema/collection-schema.js';
import { SchemaService } from '../schema/schema.service.js';
import { WorkspaceService } from '../workspace/workspace.service.js';
import { BadCursorError, RecordNotFoundError } from './errors.js';
import { recordView, type RecordView } from './record-view.js';
import { decodeCursor, encodeCursor } from './cursor.js';

export interface Page<T> {
  data: T[];
  /** Opaque; `null` on the last page. */
  nextCursor: string | null;
}

/** Records as the mirror shows them: no call to Attio. */
@Injectable()
export class RecordsService {
  constructor(
    private readonly mirror: MirrorReader,
    private readonly schema: SchemaService,
    private readonly workspace: WorkspaceService,
  ) {}

  /**
   * @param object slug or id
   * @param recordId also the id of a record merged away: its survivor is answered
   * @throws UnknownCollectionError, RecordNotFoundError
   */
  async get(object: string, recordId: string): Promise<RecordView> {
    const schema = await this.schema.getObject(object);
    const item = await this.mirror.find('record', schema.collection.collectionId, recordId);
    if (item === null) throw new RecordNotFoundError(recordId);
    return recordView(item, schema, await this.workspaceId());
  }

  /**
   * @param limit at most this many
   * @param cursor of the page before
   * @returns records in ascending id order; the cursor stays right under inserts and deletes
   */
  async list(object: string, limit: number, cursor: string | undefined): Promise<Page<RecordView>> {
    const schema = await this.schema.getObject(object);
    const afterId = cursor === undefined ? null : decodeCursor(cursor);
    if (cursor !== undefined && afterId === null) throw new BadCursorError();
    // One more than asked for tells whether there is a next page.
    const items = await this.mirror.listPage('record', schema.collection.collectionId, afterId, limit + 1);
    const page = items.slice(0, limit);
    const workspaceId = await this.workspaceId();
    const last = page.at(-1);
    return {
      data: page.map((item) => recordView(item, schema, workspaceId)),
      nextCursor: items.length > limit && last ? encodeCursor(last.itemId) : null,
    };
  }

  /** Records that hold one of these exact values in the attribute. Used for emails and domains. */
  async listByKeys(schema: CollectionSchema, keys: string[], limit: number): Promise<RecordView[]> {
    const items = await this.mirror.listByLookup('record', schema.collection.collectionId, keys, limit);
    const workspaceId = await this.workspaceId();
    return items.map((item) => recordView(item, schema, workspaceId));
  }

  private async workspaceId(): Promise<string> {
    return (await this.workspace.findId()) ?? '';
  }
}
