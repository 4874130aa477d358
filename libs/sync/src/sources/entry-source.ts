import { Inject, Injectable } from '@nestjs/common';
import { AttioEntries, AttioValidationError, QUERY_PAGE, type AttioEntry, type Lane, type Reading } from '@app/attio';
import { type Instant } from '@app/common';
import { type PresentReading } from '@app/database';
import { CollectionGoneError } from '../schema/errors.js';
import { SchemaService } from '../schema/schema.service.js';
import { syncConfig, type SyncConfig } from '../sync.config.js';
import { CollectionItems } from './collection-items.js';
import { CollectionProbe } from './collection-probe.js';
import { diffValues, hashStored } from './diff-values.js';
import { type ItemSource, type ReadResult, type SourceScope } from './item-source.js';
import { ParentObjects } from './parent-objects.js';
import { SingleReads } from './single-reads.js';
import { pageOf, type SourcePage } from './source-page.js';

/** From here on one query is cheaper than single reads. */
const QUERY_FROM = 4;

/** Entries of one list; the scope is the list's id. */
@Injectable()
export class EntrySource implements ItemSource {
  readonly kind = 'entry';
  readonly pageSize = QUERY_PAGE;
  readonly batchSize = QUERY_PAGE;
  readonly isOrderedById = true;
  readonly diff = diffValues;
  readonly hash = hashStored;
  /** Whether Attio takes `entry_id $in`, which its documentation does not show; learnt from its first answer. */
  private takesIdFilter = true;

  constructor(
    @Inject(syncConfig.KEY) private readonly config: SyncConfig,
    private readonly entries: AttioEntries,
    private readonly schema: SchemaService,
    private readonly items: CollectionItems,
    private readonly parents: ParentObjects,
    private readonly probe: CollectionProbe,
    private readonly singles: SingleReads,
  ) {}

  async listScopes(): Promise<SourceScope[]> {
    const lists = await this.schema.listLists();
    return lists
      .filter(({ definition }) => this.isMirrored(definition))
      .map(({ collectionId, apiSlug }) => ({ scopeId: collectionId, slug: apiSlug }));
  }

  async read(workspaceId: string, listId: string, entryIds: string[], lane: Lane): Promise<Map<string, ReadResult>> {
    const results = entryIds.length >= QUERY_FROM ? await this.query(workspaceId, listId, entryIds, lane) : new Map();
    const missing = entryIds.filter((entryId) => !results.has(entryId));
    const confirmed = await this.singles.read(missing, {
      get: (entryId) => this.entries.get(listId, entryId, { lane }),
      toReading: (entry: AttioEntry, observedAt) => this.toReading(workspaceId, listId, entry, observedAt),
      checkAbsence: (error) => this.probe.assertReachable('list', listId, error),
    });
    return new Map<string, ReadResult>([...results, ...confirmed]);
  }

  async prepare(workspaceId: string, listId: string, lane: Lane): Promise<void> {
    if (!(await this.schema.refreshList(workspaceId, listId, lane))) throw new CollectionGoneError(listId);
  }

  async fetchPage(workspaceId: string, listId: string, offset: number, limit: number, lane: Lane): Promise<SourcePage> {
    return this.toPage(workspaceId, listId, await this.entries.queryPage(listId, { limit, offset }, { lane }));
  }

  async fetchCreatedFrom(
    workspaceId: string,
    listId: string,
    createdFrom: string | null,
    slice: { offset: number; limit: number },
    lane: Lane,
  ): Promise<SourcePage> {
    const sorts = [{ attribute: 'created_at', direction: 'asc' as const }];
    const filter = createdFrom === null ? {} : { created_at: { $gte: createdFrom } };
    const query = { sorts, filter, ...slice };
    return this.toPage(workspaceId, listId, await this.entries.queryPage(listId, query, { lane }));
  }

  /** An entry as the mirror keeps it. @throws UnknownAttributeError, UnknownCollectionError */
  async toReading(
    workspaceId: string,
    listId: string,
    entry: AttioEntry,
    observedAt: Instant,
  ): Promise<PresentReading> {
    const itemId = entry.id.entry_id;
    const read = await this.items.toValues(workspaceId, 'list', listId, itemId, entry.entry_values);
    return {
      itemId,
      observedAt,
      values: read.values,
      contentHash: read.contentHash,
      parentObjectId: await this.parents.findId(workspaceId, entry.parent_object),
      parentRecordId: entry.parent_record_id,
      webUrl: null,
      attioCreatedAt: entry.created_at,
      lookupKeys: read.lookupKeys,
    };
  }

  private async query(workspaceId: string, listId: string, entryIds: string[], lane: Lane) {
    const results = new Map<string, ReadResult>();
    if (!this.takesIdFilter) return results;
    try {
      const filter = { entry_id: { $in: entryIds } };
      const page = await this.entries.queryPage(listId, { filter, limit: entryIds.length, offset: 0 }, { lane });
      for (const entry of page.data) {
        const reading = await this.toReading(workspaceId, listId, entry, page.observedAt);
        results.set(reading.itemId, { reading });
      }
    } catch (error) {
      if (!(error instanceof AttioValidationError)) throw error;
      this.takesIdFilter = false;
    }
    return results;
  }

  /** A list of records that are not mirrored would hang in the air. */
  private isMirrored(definition: unknown): boolean {
    const { objects } = this.config;
    if (objects === null) return true;
    const parents = (definition as { parent_object?: unknown }).parent_object;
    return Array.isArray(parents) && parents.some((slug) => objects.includes(String(slug)));
  }

  private async toPage(
    workspaceId: string,
    listId: string,
    { data, observedAt }: Reading<AttioEntry[]>,
  ): Promise<SourcePage> {
    const readings: PresentReading[] = [];
    for (const entry of data) readings.push(await this.toReading(workspaceId, listId, entry, observedAt));
    return pageOf(readings, observedAt);
  }
}
