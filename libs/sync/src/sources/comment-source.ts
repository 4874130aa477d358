import { Inject, Injectable } from '@nestjs/common';
import { AttioComments, AttioThreads, type AttioComment, type AttioThreadFilter, type Lane } from '@app/attio';
import { type Instant } from '@app/common';
import {
  commentOfEntryKey,
  commentOfThreadKey,
  MirrorReader,
  SyncRunRepository,
  type PresentReading,
} from '@app/database';
import { SchemaService } from '../schema/schema.service.js';
import { syncConfig, type SyncConfig } from '../sync.config.js';
import { type ItemSource, type ReadResult, type SourcePage, type SourceScope } from './item-source.js';
import { diffPlain, hashPlain } from './plain-content.js';
import { SingleReads } from './single-reads.js';

/** Attio's largest page of threads. */
const THREAD_PAGE = 50;
/** Parents asked at a time. */
const AT_ONCE = 8;

/**
 * Comments of the workspace; the scope is its id. Attio lists threads only by the record or entry they hang on, so a
 * complete list costs one call per record and entry: the parents are taken from the mirror, and the "rows" of a page
 * are parents. `SYNC_COMMENT_SCAN=off` leaves comments to their events.
 */
@Injectable()
export class CommentSource implements ItemSource {
  readonly kind = 'comment';
  readonly pageSize = 40;
  readonly batchSize = 25;
  readonly isOrderedById = false;
  readonly diff = diffPlain;
  readonly hash = hashPlain;

  constructor(
    @Inject(syncConfig.KEY) private readonly config: SyncConfig,
    private readonly comments: AttioComments,
    private readonly threads: AttioThreads,
    private readonly mirror: MirrorReader,
    private readonly runs: SyncRunRepository,
    private readonly schema: SchemaService,
    private readonly singles: SingleReads,
  ) {}

  async listScopes(workspaceId: string): Promise<SourceScope[]> {
    if (this.config.commentScan === 'off' || !(await this.hasParents())) return [];
    return [{ scopeId: workspaceId, slug: 'comments' }];
  }

  /** One call each. */
  async read(_workspaceId: string, _scopeId: string, ids: string[], lane: Lane): Promise<Map<string, ReadResult>> {
    return this.singles.read(ids, { get: (id) => this.comments.get(id, { lane }), toReading: commentReading });
  }

  /** @param offset parents to pass over; @param limit parents to ask */
  async fetchPage(
    _workspaceId: string,
    _scopeId: string,
    offset: number,
    limit: number,
    lane: Lane,
  ): Promise<SourcePage> {
    const parents = await this.mirror.listParents(offset, limit);
    const readings: PresentReading[] = [];
    const waiting = [...parents];
    let observedAt: Instant | undefined;
    const work = async () => {
      for (let parent = waiting.shift(); parent !== undefined; parent = waiting.shift()) {
        const { kind, scopeId, itemId } = parent;
        const filter = kind === 'entry' ? { list: scopeId, entryId: itemId } : { object: scopeId, recordId: itemId };
        const read = await this.readThreads(filter, lane);
        readings.push(...read.readings);
        if (observedAt === undefined || read.observedAt < observedAt) observedAt = read.observedAt;
      }
    };
    await Promise.all(Array.from({ length: Math.min(AT_ONCE, parents.length) }, work));
    // A comment on an entry is listed under its record as well.
    const unique = [...new Map(readings.map((reading) => [reading.itemId, reading])).values()];
    return { readings: unique, rowCount: parents.length, observedAt: observedAt ?? ('' as Instant) };
  }

  /** Before every object and list was scanned once, a scan of comments would miss those on records not known yet. */
  private async hasParents(): Promise<boolean> {
    const objects = (await this.schema.listObjects()).filter(
      ({ apiSlug }) => this.config.objects?.includes(apiSlug) ?? true,
    );
    const lists = this.config.objects === null ? await this.schema.listLists() : [];
    for (const { kind, collectionId } of [...objects, ...lists]) {
      if (!(await this.runs.hasSucceeded(kind === 'object' ? 'record' : 'entry', collectionId))) return false;
    }
    return true;
  }

  private async readThreads(filter: AttioThreadFilter, lane: Lane) {
    const readings: PresentReading[] = [];
    let observedAt: Instant | undefined;
    for (let offset = 0; ; offset += THREAD_PAGE) {
      const page = await this.threads.listPage(filter, { limit: THREAD_PAGE, offset }, { lane });
      observedAt ??= page.observedAt;
      for (const thread of page.data) {
        readings.push(...thread.comments.map((comment) => commentReading(comment, page.observedAt)));
      }
      if (page.data.length < THREAD_PAGE) return { readings, observedAt };
    }
  }
}

/** A comment as the mirror keeps it: Attio's object as read, found by its thread and entry. */
export function commentReading(comment: AttioComment, observedAt: Instant): PresentReading {
  const entryKeys = comment.entry === null ? [] : [commentOfEntryKey(comment.entry.entry_id)];
  return {
    itemId: comment.id.comment_id,
    observedAt,
    values: comment,
    contentHash: hashPlain(comment),
    parentObjectId: comment.record.object_id,
    parentRecordId: comment.record.record_id,
    webUrl: null,
    attioCreatedAt: comment.created_at,
    lookupKeys: [commentOfThreadKey(comment.thread_id), ...entryKeys],
  };
}
