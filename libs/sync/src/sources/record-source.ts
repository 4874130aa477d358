import { Inject, Injectable } from '@nestjs/common';
import { AttioRecords, QUERY_PAGE, type AttioRecord, type AttioRow, type Lane, type Reading } from '@app/attio';
import { type Instant } from '@app/common';
import { type PresentReading } from '@app/database';
import { CollectionGoneError } from '../schema/errors.js';
import { SchemaService } from '../schema/schema.service.js';
import { syncConfig, type SyncConfig } from '../sync.config.js';
import { CollectionItems } from './collection-items.js';
import { CollectionProbe } from './collection-probe.js';
import { diffValues, hashStored } from './diff-values.js';
import { type ItemSource, type ReadResult, type SourceScope } from './item-source.js';
import { SingleReads } from './single-reads.js';
import { type SourcePage } from './source-page.js';

/** From here on one query is cheaper than single reads; below, single reads cost no query score. */
const QUERY_FROM = 4;

/** Records of one object; the scope is the object's id. */
@Injectable()
export class RecordSource implements ItemSource {
  readonly kind = 'record';
  readonly pageSize = QUERY_PAGE;
  readonly batchSize = QUERY_PAGE;
  readonly isOrderedById = true;
  readonly diff = diffValues;
  readonly hash = hashStored;

  constructor(
    @Inject(syncConfig.KEY) private readonly config: SyncConfig,
    private readonly records: AttioRecords,
    private readonly schema: SchemaService,
    private readonly items: CollectionItems,
    private readonly probe: CollectionProbe,
    private readonly singles: SingleReads,
  ) {}

  async listScopes(): Promise<SourceScope[]> {
    const objects = await this.schema.listObjects();
    return objects
      .filter(({ apiSlug }) => this.config.objects === null || this.config.objects.includes(apiSlug))
      .map(({ collectionId, apiSlug }) => ({ scopeId: collectionId, slug: apiSlug }));
  }

  async read(workspaceId: string, objectId: string, recordIds: string[], lane: Lane): Promise<Map<string, ReadResult>> {
    const results = new Map<string, ReadResult>();
    if (recordIds.length >= QUERY_FROM) {
      const filter = { record_id: { $in: recordIds } };
      const page = await this.records.queryRows(objectId, { filter, limit: recordIds.length, offset: 0 }, { lane });
      for (const row of page.data) {
        results.set(row.itemId, { reading: await this.readRow(workspaceId, objectId, row, page.observedAt) });
      }
    }
    const missing = recordIds.filter((recordId) => !results.has(recordId));
    const confirmed = await this.singles.read(missing, {
      get: (recordId) => this.records.getRow(objectId, recordId, { lane }),
      toReading: (row: AttioRow<AttioRecord>, observedAt) => this.readRow(workspaceId, objectId, row, observedAt),
      checkAbsence: (error) => this.probe.assertReachable('object', objectId, error),
    });
    return new Map([...results, ...confirmed]);
  }

  async prepare(workspaceId: string, objectId: string, lane: Lane): Promise<void> {
    if (!(await this.schema.refreshObject(workspaceId, objectId, lane))) throw new CollectionGoneError(objectId);
  }

  async fetchPage(
    workspaceId: string,
    objectId: string,
    offset: number,
    limit: number,
    lane: Lane,
  ): Promise<SourcePage> {
    return this.toPage(workspaceId, objectId, await this.records.queryRows(objectId, { limit, offset }, { lane }));
  }

  async fetchCreatedFrom(
    workspaceId: string,
    objectId: string,
    createdFrom: string | null,
    slice: { offset: number; limit: number },
    lane: Lane,
  ): Promise<SourcePage> {
    const sorts = [{ attribute: 'created_at', direction: 'asc' as const }];
    const filter = createdFrom === null ? {} : { created_at: { $gte: createdFrom } };
    const query = { sorts, filter, ...slice };
    return this.toPage(workspaceId, objectId, await this.records.queryRows(objectId, query, { lane }));
  }

  /** A record as the mirror keeps it. @throws UnknownAttributeError, UnknownCollectionError */
  async toReading(
    workspaceId: string,
    objectId: string,
    record: AttioRecord,
    observedAt: Instant,
    bytesHash: string | null = null,
  ): Promise<PresentReading> {
    const itemId = record.id.record_id;
    const read = await this.items.toValues(workspaceId, 'object', objectId, itemId, record.values);
    return {
      itemId,
      observedAt,
      values: read.values,
      contentHash: read.contentHash,
      parentObjectId: null,
      parentRecordId: null,
      webUrl: record.web_url ?? null,
      attioCreatedAt: record.created_at,
      lookupKeys: read.lookupKeys,
      rawHash: rawHashOf(read.readingKey, bytesHash),
    };
  }

  private async readRow(
    workspaceId: string,
    objectId: string,
    row: AttioRow<AttioRecord>,
    observedAt: Instant,
  ): Promise<PresentReading> {
    return this.toReading(workspaceId, objectId, row.read(), observedAt, row.hash);
  }

  private async toPage(
    workspaceId: string,
    objectId: string,
    { data, observedAt }: Reading<AttioRow<AttioRecord>[]>,
  ): Promise<SourcePage> {
    const readingKey = await this.items.readingKey(workspaceId, 'object', objectId);
    const rows = data.map((row) => ({
      itemId: row.itemId,
      hangsOn: [],
      rawHash: rawHashOf(readingKey, row.hash),
      read: () => this.readRow(workspaceId, objectId, row, observedAt),
    }));
    return { rows, rowCount: rows.length, observedAt };
  }
}

function rawHashOf(readingKey: string, bytesHash: string | null): string | null {
  return bytesHash === null ? null : `${readingKey}.${bytesHash}`;
}
