import { Inject, Injectable } from '@nestjs/common';
import {
  AttioClock,
  AttioComments,
  AttioNotFoundError,
  AttioThreads,
  type AttioComment,
  type AttioThreadFilter,
  type Lane,
} from '@app/attio';
import { Clock, type Instant } from '@app/common';
import {
  commentOfEntryKey,
  commentOfThreadKey,
  MirrorReader,
  SyncRunRepository,
  type PresentReading,
  type ThingRef,
} from '@app/database';
import { SchemaService } from '../schema/schema.service.js';
import { syncConfig, type SyncConfig } from '../sync.config.js';
import { type ItemSource, type ReadResult, type SourceScope } from './item-source.js';
import { diffPlain, hashPlain } from './plain-content.js';
import { SingleReads } from './single-reads.js';
import { pageOf, type SourcePage } from './source-page.js';

/** Attio's largest page of threads. */
const THREAD_PAGE = 50;
/** Parents asked at a time, and taken from the mirror at a time. */
const AT_ONCE = 8;
const PARENTS = 500;

/** A record or entry with comments, and where they stand in the list of all. */
interface Commented {
  parent: ThingRef;
  start: number;
  count: number;
}

/**
 * Comments of the workspace; the scope is its id. Attio lists threads only by the record or entry they hang on, so a
 * complete list costs one call per record and entry of the mirror. `SYNC_COMMENT_SCAN=off` leaves comments to their events.
 */
@Injectable()
export class CommentSource implements ItemSource {
  readonly kind = 'comment';
  readonly pageSize = 500;
  readonly batchSize = 25;
  readonly isOrderedById = false;
  readonly diff = diffPlain;
  readonly hash = hashPlain;

  /** Of the scan under way; a scan that another process began is walked anew. */
  private commented: Commented[] | undefined;

  constructor(
    @Inject(syncConfig.KEY) private readonly config: SyncConfig,
    private readonly comments: AttioComments,
    private readonly threads: AttioThreads,
    private readonly mirror: MirrorReader,
    private readonly runs: SyncRunRepository,
    private readonly schema: SchemaService,
    private readonly singles: SingleReads,
    private readonly attioClock: AttioClock,
    private readonly clock: Clock,
  ) {}

  async listScopes(workspaceId: string): Promise<SourceScope[]> {
    if (this.config.commentScan === 'off' || !(await this.hasParents())) return [];
    return [{ scopeId: workspaceId, slug: 'comments' }];
  }

  /** One call each. */
  async read(_workspaceId: string, _scopeId: string, ids: string[], lane: Lane): Promise<Map<string, ReadResult>> {
    return this.singles.read(ids, { get: (id) => this.comments.get(id, { lane }), toReading: commentReading });
  }

  /**
   * The comments from `offset` on, in the order of their parents. The first page asks every parent for its threads and
   * notes which have comments; later pages ask only those again.
   */
  async fetchPage(
    _workspaceId: string,
    _scopeId: string,
    offset: number,
    limit: number,
    lane: Lane,
  ): Promise<SourcePage> {
    const startedAtMs = this.clock.nowMs();
    if (offset === 0 || this.commented === undefined) this.commented = await this.findCommented(lane);
    const readings: PresentReading[] = [];
    let observedAt = this.attioClock.earliestAttioTime(startedAtMs);
    for (const { parent, start, count } of this.commented) {
      if (start + count <= offset) continue;
      if (readings.length >= limit) break;
      const read = await this.readThreads(parent, lane);
      if (read.observedAt < observedAt) observedAt = read.observedAt;
      readings.push(...read.readings.slice(Math.max(0, offset - start)));
    }
    return pageOf(readings.slice(0, limit), observedAt);
  }

  private async findCommented(lane: Lane): Promise<Commented[]> {
    const commented: Commented[] = [];
    let total = 0;
    for (let last: ThingRef | null = null; ;) {
      const parents: ThingRef[] = await this.mirror.listParents(last, PARENTS);
      const counts = await this.countComments(parents, lane);
      for (const [index, parent] of parents.entries()) {
        const count = counts[index] ?? 0;
        if (count > 0) commented.push({ parent, start: total, count });
        total += count;
      }
      if (parents.length < PARENTS) return commented;
      last = parents.at(-1) ?? null;
    }
  }

  private async countComments(parents: ThingRef[], lane: Lane): Promise<number[]> {
    const counts: number[] = [];
    const waiting = [...parents.entries()];
    const work = async () => {
      for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
        const [index, parent] = next;
        counts[index] = (await this.readThreads(parent, lane)).readings.length;
      }
    };
    await Promise.all(Array.from({ length: Math.min(AT_ONCE, parents.length) }, work));
    return counts;
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

  /** All comments of one record or entry. Those on an entry count there, not under its record. */
  private async readThreads({ kind, scopeId, itemId }: ThingRef, lane: Lane) {
    const filter = kind === 'entry' ? { list: scopeId, entryId: itemId } : { object: scopeId, recordId: itemId };
    const readings: PresentReading[] = [];
    let observedAt: Instant | undefined;
    for (let offset = 0; ; offset += THREAD_PAGE) {
      const page = await this.findThreads(filter, offset, lane);
      observedAt ??= page.observedAt;
      const comments = page.data.flatMap((thread) => thread.comments);
      const own = comments.filter(({ entry }) => (entry === null) === (kind === 'record'));
      readings.push(...own.map((comment) => commentReading(comment, page.observedAt)));
      if (page.data.length < THREAD_PAGE) return { readings, observedAt };
    }
  }

  /** A parent that is gone has no threads: its own reading will tell. */
  private async findThreads(filter: AttioThreadFilter, offset: number, lane: Lane) {
    const startedAtMs = this.clock.nowMs();
    try {
      return await this.threads.listPage(filter, { limit: THREAD_PAGE, offset }, { lane });
    } catch (error) {
      if (!(error instanceof AttioNotFoundError)) throw error;
      return { data: [], observedAt: this.attioClock.earliestAttioTime(startedAtMs) };
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
