import { Injectable } from '@nestjs/common';
import { ItemPastRepository, RelatedRepository, WorkspaceRepository, type MirrorItem } from '@app/database';
import { CatalogService } from '../catalog/catalog.service.js';
import { MomentUnknownError, NoSuchRecordError } from '../errors.js';
import { Expansion, copied, expansionTree } from './expansion.js';
import { itemAt } from './item-at.js';
import { shownFields } from './record-query.service.js';
import { recordOf, type QueriedRecord } from './view.js';

export interface DetailOptions {
  /** Dotted slugs of references. */
  expand: string[];
  fields?: string[] | undefined;
  /** ISO 8601: the record as the mirror showed it then. */
  asOf?: string | undefined;
}

/** One record with what it refers to, now or at any past moment. */
@Injectable()
export class RecordDetailService {
  constructor(
    private readonly catalogs: CatalogService,
    private readonly related: RelatedRepository,
    private readonly past: ItemPastRepository,
    private readonly workspace: WorkspaceRepository,
    private readonly expansion: Expansion,
  ) {}

  /**
   * References are expanded to what they point at now, also with `asOf`.
   * @throws UnknownQueryTargetError, NoSuchRecordError, UnknownFieldError, MomentUnknownError
   */
  async get(object: string, recordId: string, { expand, fields, asOf }: DetailOptions): Promise<QueriedRecord> {
    const collection = await this.catalogs.getCollection('object', object);
    const catalog = await this.catalogs.get();
    const tree = expansionTree(expand, collection, catalog);
    const shown = shownFields(fields, collection);
    const item =
      asOf === undefined
        ? await this.findNow(collection.id, recordId)
        : await this.findThen(collection.id, recordId, asOf);
    if (item === null) throw new NoSuchRecordError(recordId);
    const workspaceId = (await this.workspace.find())?.workspaceId ?? '';
    const record = recordOf(item, collection, workspaceId, shown);
    record.values = copied(record.values);
    if (tree.size > 0) await this.expansion.expand([{ collection, values: record.values }], tree, catalog, workspaceId);
    return record;
  }

  private async findNow(scopeId: string, itemId: string): Promise<MirrorItem | null> {
    const [item] = await this.related.listRecords([{ scopeId, itemId }]);
    return item ?? null;
  }

  private async findThen(scopeId: string, itemId: string, asOf: string): Promise<MirrorItem | null> {
    if (Date.parse(asOf) > Date.now()) throw new MomentUnknownError('as_of lies ahead');
    const since = await this.past.knownSince('record', scopeId);
    if (since === null || Date.parse(asOf) < since.getTime()) {
      const known = since === null ? 'has not been read completely yet' : `is known since ${since.toISOString()}`;
      throw new MomentUnknownError(`This object ${known}`);
    }
    const past = await this.past.find('record', scopeId, itemId, asOf);
    return past && itemAt(past);
  }
}
