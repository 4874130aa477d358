import { Injectable } from '@nestjs/common';
import {
  ItemListRepository,
  LocalEditRepository,
  RelatedRepository,
  WorkspaceRepository,
  linkKey,
  type ListedItem,
} from '@app/database';
import { CatalogService } from '../catalog/catalog.service.js';
import { BadQueryCursorError, NoSuchRecordError } from '../errors.js';
import { decodePlace, encodePlace } from './query-cursor.js';
import { entryOf, type QueriedEntry } from './view.js';

export type ActivityKind = 'note' | 'task' | 'comment';

/** A note, a task or a comment as Attio shows it, plus the moment it was true. */
export type ActivityView = Record<string, unknown> & { observed_at: string };

interface ItemsPage<T> {
  data: T[];
  /** Opaque; `null` on the last page. */
  nextCursor: string | null;
}

/** What hangs on records: the entries they are in lists as, notes, tasks and comments. */
@Injectable()
export class ItemsOfRecordService {
  constructor(
    private readonly catalogs: CatalogService,
    private readonly items: ItemListRepository,
    private readonly records: RelatedRepository,
    private readonly edits: LocalEditRepository,
    private readonly workspace: WorkspaceRepository,
  ) {}

  /**
   * Every list entry of a record, whatever the list, in ascending id order.
   * @param recordId also the id of a record merged away
   * @throws UnknownQueryTargetError, NoSuchRecordError, BadQueryCursorError
   */
  async listEntries(
    object: string,
    recordId: string,
    limit: number,
    cursor: string | undefined,
  ): Promise<ItemsPage<QueriedEntry>> {
    const { id: scopeId, slug } = await this.catalogs.getCollection('object', object);
    const [record] = await this.records.listRecords([{ scopeId, itemId: recordId }]);
    if (record === undefined && (await this.isBeingMade(recordId))) return { data: [], nextCursor: null };
    if (record === undefined) throw new NoSuchRecordError(recordId);
    const page = await this.page('entry', { recordId: record.itemId }, limit, cursor);
    const [catalog, workspaceId] = [await this.catalogs.get(), await this.workspaceId()];
    const data = page.data.flatMap((item) => {
      const list = catalog.find('list', item.scopeId);
      return list ? [entryOf(item, list, workspaceId, slug)] : [];
    });
    return { ...page, data };
  }

  /**
   * Notes, tasks or comments, of one record or all.
   * @param askedId any id the record has had
   * @throws BadQueryCursorError
   */
  async listActivity(
    kind: ActivityKind,
    askedId: string | undefined,
    limit: number,
    cursor: string | undefined,
  ): Promise<ItemsPage<ActivityView>> {
    const recordId = askedId && (await this.items.presentId(askedId));
    const links = kind === 'task' && recordId !== undefined ? { lookupKey: linkKey(recordId) } : {};
    const page = await this.page(kind, recordId === undefined ? null : { recordId, ...links }, limit, cursor);
    return { ...page, data: page.data.map((item) => ({ ...item.values, observed_at: item.observedAt })) };
  }

  private async page(
    kind: ActivityKind | 'entry',
    about: { recordId: string; lookupKey?: string } | null,
    limit: number,
    cursor: string | undefined,
  ): Promise<ItemsPage<ListedItem>> {
    const mark = `${kind} ${about?.recordId ?? ''}`;
    const place = cursor === undefined ? null : decodePlace(mark, [], cursor);
    if (cursor !== undefined && place === null) throw new BadQueryCursorError();
    const found = await this.items.list(kind, about, place?.itemId ?? null, limit + 1);
    const data = found.slice(0, limit);
    const last = data.at(-1);
    const nextCursor = found.length > limit && last ? encodePlace(mark, { keys: [], itemId: last.itemId }) : null;
    return { data, nextCursor };
  }

  /** Made here, and not in Attio yet: the mirror has nothing that hangs on it. */
  private async isBeingMade(recordId: string): Promise<boolean> {
    const state = (await this.edits.findCreates([recordId])).get(recordId);
    return state === 'pending' || state === 'pushing';
  }

  private async workspaceId(): Promise<string> {
    return (await this.workspace.findId()) ?? '';
  }
}
