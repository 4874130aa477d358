import { Inject, Injectable } from '@nestjs/common';
import {
  AttioClock,
  AttioMergeInProgressError,
  AttioNotFoundError,
  AttioRecords,
  QUERY_PAGE,
  type AttioRecord,
  type Lane,
  type Reading,
} from '@app/attio';
import { Clock, type Instant } from '@app/common';
import { type PresentReading } from '@app/database';
import { UnknownAttributeError } from '../schema/errors.js';
import { SchemaService } from '../schema/schema.service.js';
import { syncConfig, type SyncConfig } from '../sync.config.js';
import { diffValues, hashStored } from './diff-values.js';
import { type ItemSource, type ReadResult, type SourcePage, type SourceScope } from './item-source.js';
import { recordReading } from './record-reading.js';

/** From here on one query is cheaper than single reads; below, single reads cost no query score. */
const QUERY_FROM = 4;
/** Single reads at a time. */
const SINGLES_AT_ONCE = 4;

/** Records of one object; the scope is the object's id. */
@Injectable()
export class RecordSource implements ItemSource {
  readonly kind = 'record';
  readonly pageSize = QUERY_PAGE;
  readonly isOrderedById = true;
  readonly diff = diffValues;
  readonly hash = hashStored;

  constructor(
    @Inject(syncConfig.KEY) private readonly config: SyncConfig,
    private readonly records: AttioRecords,
    private readonly schema: SchemaService,
    private readonly attioClock: AttioClock,
    private readonly clock: Clock,
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
      const page = await this.records.queryPage(objectId, { filter, limit: recordIds.length, offset: 0 }, { lane });
      for (const record of page.data) {
        const reading = await this.toReading(workspaceId, objectId, record, page.observedAt);
        results.set(reading.itemId, { reading });
      }
    }
    const singles = recordIds.filter((recordId) => !results.has(recordId));
    while (singles.length > 0) {
      const batch = singles.splice(0, SINGLES_AT_ONCE);
      const read = await Promise.all(batch.map((recordId) => this.readOne(workspaceId, objectId, recordId, lane)));
      for (const [recordId, result] of read) results.set(recordId, result);
    }
    return results;
  }

  async fetchPage(
    workspaceId: string,
    objectId: string,
    offset: number,
    limit: number,
    lane: Lane,
  ): Promise<SourcePage> {
    return this.toPage(workspaceId, objectId, await this.records.queryPage(objectId, { limit, offset }, { lane }));
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
    return this.toPage(
      workspaceId,
      objectId,
      await this.records.queryPage(objectId, { sorts, filter, ...slice }, { lane }),
    );
  }

  private async toPage(
    workspaceId: string,
    objectId: string,
    { data, observedAt }: Reading<AttioRecord[]>,
  ): Promise<SourcePage> {
    const readings: PresentReading[] = [];
    for (const record of data) readings.push(await this.toReading(workspaceId, objectId, record, observedAt));
    return { readings, rowCount: data.length, observedAt };
  }

  /** Turns a record into a reading; an attribute nobody knows yet makes the schema be read again first. */
  async toReading(
    workspaceId: string,
    objectId: string,
    record: AttioRecord,
    observedAt: Instant,
  ): Promise<PresentReading> {
    const known = recordReading(record, observedAt, await this.schema.getObject(objectId));
    if (known) return known;
    await this.schema.refreshObject(workspaceId, objectId);
    const relearned = recordReading(record, observedAt, await this.schema.getObject(objectId));
    if (relearned) return relearned;
    throw new UnknownAttributeError(record.id.record_id);
  }

  private async readOne(
    workspaceId: string,
    objectId: string,
    recordId: string,
    lane: Lane,
  ): Promise<[string, ReadResult]> {
    const startedAtMs = this.clock.nowMs();
    try {
      const { data, observedAt } = await this.records.get(objectId, recordId, { lane });
      const reading = await this.toReading(workspaceId, objectId, data, observedAt);
      // Attio may answer with the survivor of a merge; then the id asked for is gone.
      if (reading.itemId === recordId) return [recordId, { reading }];
    } catch (error) {
      if (error instanceof AttioMergeInProgressError) return [recordId, { isMerging: true }];
      if (!(error instanceof AttioNotFoundError)) throw error;
    }
    // A 404 says no time: the earliest it can speak of is the start of the request.
    const observedAt = this.attioClock.earliestAttioTime(startedAtMs);
    return [recordId, { reading: { itemId: recordId, observedAt, absent: true } }];
  }
}
