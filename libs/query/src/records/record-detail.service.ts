import { Injectable } from '@nestjs/common';
import { ItemListRepository, ItemPastRepository, WorkspaceRepository } from '@app/database';
import { CatalogService } from '../catalog/catalog.service.js';
import { MomentUnknownError, NoSuchRecordError } from '../errors.js';
import { Expansion, copied, expansionTree } from './expansion.js';
import { itemAt } from './item-at.js';
import { shownFields } from './record-query.service.js';
import { recordOf, type QueriedRecord, type ValueView } from './view.js';

export interface DetailOptions {
  /** Dotted slugs of references to follow. */
  expand: string[];
  /** Attributes to show; all when `undefined`. */
  fields?: string[] | undefined;
}

/** What an answer can show beside or instead of a record's present values. */
@Injectable()
export class RecordDetailService {
  constructor(
    private readonly catalogs: CatalogService,
    private readonly past: ItemPastRepository,
    private readonly items: ItemListRepository,
    private readonly workspace: WorkspaceRepository,
    private readonly expansion: Expansion,
  ) {}

  /**
   * Narrows records to some attributes and puts the records they refer to beside the references, as they are now.
   * @param records of one object, values by slug
   * @throws UnknownQueryTargetError, UnknownFieldError
   */
  async dress<T extends { values: Record<string, object[]> }>(
    object: string,
    records: T[],
    { expand, fields }: DetailOptions,
  ): Promise<T[]> {
    const collection = await this.catalogs.getCollection('object', object);
    const catalog = await this.catalogs.get();
    const tree = expansionTree(expand, collection, catalog);
    const shown = shownFields(fields, collection);
    const dressed = records.map((record) => {
      const kept = Object.entries(record.values).filter(([slug]) => shown?.has(slug) !== false);
      return { ...record, values: copied(Object.fromEntries(kept) as Record<string, ValueView[]>) };
    });
    const holders = dressed.map(({ values }) => ({ collection, values }));
    if (tree.size > 0) await this.expansion.expand(holders, tree, catalog, await this.workspaceId());
    return dressed;
  }

  /**
   * The record as the mirror showed it at a past moment, from what it is now and what was logged since. The id of a
   * record merged away before that moment finds the survivor.
   * @param asOf ISO 8601
   * @throws UnknownQueryTargetError, MomentUnknownError, NoSuchRecordError it did not exist then
   */
  async getAt(object: string, recordId: string, asOf: string): Promise<QueriedRecord> {
    const collection = await this.catalogs.getCollection('object', object);
    if (Date.parse(asOf) > Date.now()) throw new MomentUnknownError('as_of lies ahead');
    const past = await this.past.find('record', collection.id, recordId, asOf);
    const since = await this.past.knownSince('record', collection.id);
    if (since === null || Date.parse(asOf) < since.getTime()) {
      const known = since === null ? 'has not been read completely yet' : `is known since ${since.toISOString()}`;
      throw new MomentUnknownError(`This object ${known}`);
    }
    if (past === null || (past.item.deletedAt !== null && past.changes.length === 0)) {
      const survivorId = await this.items.presentId(recordId);
      if (survivorId !== recordId) return this.getAt(object, survivorId, asOf);
    }
    const item = past && itemAt(past);
    if (item === null) throw new NoSuchRecordError(recordId);
    return recordOf(item, collection, await this.workspaceId());
  }

  private async workspaceId(): Promise<string> {
    return (await this.workspace.findId()) ?? '';
  }
}
