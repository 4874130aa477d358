import { Injectable } from '@nestjs/common';
import { LocalEditRepository, MirrorReader, type LocalEdit } from '@app/database';
import { type CollectionSchema } from '../schema/collection-schema.js';
import { SchemaService } from '../schema/schema.service.js';
import { WorkspaceService } from '../workspace/workspace.service.js';
import { BadCursorError, RecordNotFoundError } from './errors.js';
import { lookupKey } from '../sources/values-reading.js';
import { pendingView, type RecordView } from './record-view.js';
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
    const scopeId = schema.collection.collectionId;
    const afterId = cursor === undefined ? null : decodeCursor(scopeId, cursor);
    if (cursor !== undefined && afterId === null) throw new BadCursorError();
    // One more than asked for tells whether there is a next page.
    const readPage = () => this.mirror.listPage('record', scopeId, afterId, limit + 1);
    let items = await readPage();
    let open = new Map<string, LocalEdit[]>();
    if (view === 'pending') {
      const made = await this.edits.listOpenCreates('record', scopeId, afterId, limit + 1);
      const ids = [...items, ...made].map(({ itemId }) => itemId);
      open = byItem(await this.edits.listOpen('record', scopeId, ids));
      items = await readPage(); // once more, after the edits: see get()
      // What was made in Attio meanwhile is there under its own id.
      const aliases = await this.edits.resolveAliases(made.map(({ itemId }) => itemId));
      for (const id of aliases.keys()) open.delete(id);
    }
    const known = new Map(items.map((item) => [item.itemId, item]));
    const provisionalIds = [...open].flatMap(([id, [first]]) =>
      first?.operation === 'create' && !known.has(id) ? [id] : [],
    );
    const ids = [...known.keys(), ...provisionalIds].sort();
    const page = ids.slice(0, limit);
    const last = page.at(-1);
    const workspaceId = await this.workspaceId();
    return {
      data: page.flatMap((id) => pendingView(known.get(id) ?? null, open.get(id) ?? [], schema, workspaceId) ?? []),
      nextCursor: ids.length > limit && last !== undefined ? encodeCursor(scopeId, last) : null,
    };
  }

  /**
   * Records that hold this value in the attribute, as reads show them: with what is on its way to Attio.
   * @param value the member to compare and its text; e-mail addresses and domains are kept in lower case
   */
  async listByValue(
    schema: CollectionSchema,
    attributeId: string,
    [member, text]: [string, string],
    limit: number,
  ): Promise<RecordView[]> {
    const scopeId = schema.collection.collectionId;
    const pendingIds = await this.edits.listOpenHolding('record', scopeId, attributeId, { [member]: text }, limit);
    const key = lookupKey(attributeId, text);
    const found = await this.mirror.listByLookup('record', scopeId, [key], limit);
    const ids = [...new Set([...found.map(({ itemId }) => itemId), ...pendingIds])].slice(0, limit);
    const open = byItem(await this.edits.listOpen('record', scopeId, ids));
    const workspaceId = await this.workspaceId();
    const shown = await Promise.all(
      ids.map(async (id) => {
        const item = await this.mirror.find('record', scopeId, id); // after the edits: see get()
        return pendingView(item, open.get(item?.itemId ?? id) ?? [], schema, workspaceId);
      }),
    );
    const slug = schema.byId.get(attributeId)?.apiSlug ?? '';
    const unique = new Map(shown.flatMap((one) => (one === null ? [] : [[one.id.record_id, one] as const])));
    // An edit on its way may be taking the value from one and giving it to another.
    return [...unique.values()].filter(({ values }) =>
      values[slug]?.some((value) => String(value[member]).toLowerCase() === text),
    );
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
