import { Injectable } from '@nestjs/common';
import { LocalEditRepository, MirrorReader, type LocalEdit } from '@app/database';
import { type CollectionSchema } from '../schema/collection-schema.js';
import { SchemaService } from '../schema/schema.service.js';
import { WorkspaceService } from '../workspace/workspace.service.js';
import { BadCursorError, RecordNotFoundError } from './errors.js';
import { pendingView, recordView, type RecordView } from './record-view.js';
import { decodeCursor, encodeCursor } from './cursor.js';

export interface Page<T> {
  data: T[];
  /** Opaque; `null` on the last page. */
  nextCursor: string | null;
}

/**
 * `pending` shows what is on its way to Attio over the mirror, so that who wrote a value reads it; `attio` the mirror
 * alone.
 */
export type View = 'pending' | 'attio';

/** Records as the mirror shows them: no call to Attio. */
@Injectable()
export class RecordsService {
  constructor(
    private readonly mirror: MirrorReader,
    private readonly edits: LocalEditRepository,
    private readonly schema: SchemaService,
    private readonly workspace: WorkspaceService,
  ) {}

  /**
   * @param object slug or id
   * @param recordId also the id of a record merged away, or a provisional one: what it means now is answered
   * @throws UnknownCollectionError, RecordNotFoundError
   */
  async get(object: string, recordId: string, view: View = 'pending'): Promise<RecordView> {
    const schema = await this.schema.getObject(object);
    const scopeId = schema.collection.collectionId;
    // Edits before the mirror: an edit ends only after the mirror shows it, so it cannot be missed in both.
    const open = view === 'pending' ? await this.edits.listOpen('record', scopeId, [recordId]) : [];
    const item = await this.mirror.find('record', scopeId, recordId);
    const shown = pendingView(item, open, schema, await this.workspaceId());
    if (shown === null) throw new RecordNotFoundError(recordId);
    return shown;
  }

  /**
   * @param limit at most this many
   * @param cursor of the page before
   * @returns records of Attio in ascending id order; the cursor stays right under inserts and deletes
   */
  async list(
    object: string,
    limit: number,
    cursor: string | undefined,
    view: View = 'pending',
  ): Promise<Page<RecordView>> {
    const schema = await this.schema.getObject(object);
    const afterId = cursor === undefined ? null : decodeCursor(cursor);
    if (cursor !== undefined && afterId === null) throw new BadCursorError();
    const scopeId = schema.collection.collectionId;
    // One more than asked for tells whether there is a next page.
    const readPage = () => this.mirror.listPage('record', scopeId, afterId, limit + 1);
    let items = await readPage();
    let open = new Map<string, LocalEdit[]>();
    if (view === 'pending' && items.length > 0) {
      open = byItem(
        await this.edits.listOpen(
          'record',
          scopeId,
          items.map(({ itemId }) => itemId),
        ),
      );
      items = await readPage(); // once more, after the edits: see get()
    }
    const page = items.slice(0, limit);
    const workspaceId = await this.workspaceId();
    const last = page.at(-1);
    return {
      data: page.flatMap((item) => pendingView(item, open.get(item.itemId) ?? [], schema, workspaceId) ?? []),
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

function byItem(edits: LocalEdit[]): Map<string, LocalEdit[]> {
  const grouped = new Map<string, LocalEdit[]>();
  for (const edit of edits) grouped.set(edit.itemId, [...(grouped.get(edit.itemId) ?? []), edit]);
  return grouped;
}
