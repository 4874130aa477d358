import { Injectable } from '@nestjs/common';
import { Clock } from '@app/common';
import { ChangeFeedRepository, WorkspaceRepository } from '@app/database';
import { changeView, type ChangeView } from './change-view.js';
import { decodeFeedCursor, encodeFeedCursor } from './cursor.js';
import { FeedCursorError, FeedExpiredError } from './errors.js';
import { changeFilterOf, resolveFilter, type FeedQuery, type FilterPlace, type StoredFilter } from './feed-filter.js';
import { SchemaNames } from './schema-names.js';

export interface FeedPage {
  data: ChangeView[];
  /** Never empty: ask again behind it, now if `hasMore`, later otherwise. */
  nextCursor: string;
  hasMore: boolean;
}

/** A stretch of the feed with its place in numbers: for those who keep cursors themselves. */
export interface FeedSlice {
  changes: { sequence: bigint; view: ChangeView }[];
  scannedTo: bigint;
  hasMore: boolean;
}

/** The change log, for consumers. */
@Injectable()
export class FeedService {
  constructor(
    private readonly feed: ChangeFeedRepository,
    private readonly names: SchemaNames,
    private readonly workspaces: WorkspaceRepository,
    private readonly clock: Clock,
  ) {}

  /**
   * @param after cursor to go on behind; the whole log, as far as it is kept, without one
   * @returns changes in the order of their commits. None can appear later before one that was shown.
   * @throws FeedCursorError, FeedExpiredError, FeedFilterError
   */
  async list(after: string | undefined, limit: number, query: FeedQuery): Promise<FeedPage> {
    const from = after === undefined ? await this.feed.horizon() : decodeFeedCursor(after, 'after');
    const filter = await this.resolve(query, true);
    const { changes, scannedTo, hasMore } = await this.slice(from, limit, filter);
    return { data: changes.map(({ view }) => view), nextCursor: encodeFeedCursor(scannedTo), hasMore };
  }

  /**
   * For a consumer that starts from the mirror: take the cursor, read the mirror, then follow the feed from the cursor.
   * What was logged up to it is in the mirror already; what follows may be there or not, and is applied once more.
   */
  async snapshot(): Promise<{ cursor: string; taken_at: string }> {
    const head = await this.feed.head();
    return { cursor: encodeFeedCursor(head), taken_at: new Date(this.clock.nowMs()).toISOString() };
  }

  /**
   * @param includeDerived whether updates of formulas and the like pass when the query does not say
   * @throws FeedFilterError
   */
  async resolve(query: FeedQuery, includeDerived: boolean, place?: FilterPlace): Promise<StoredFilter> {
    return resolveFilter(query, await this.names.current(), includeDerived, place);
  }

  /** @throws FeedExpiredError, FeedCursorError as `assertKept` does */
  async slice(after: bigint, limit: number, filter: StoredFilter, until?: bigint): Promise<FeedSlice> {
    const names = await this.names.current();
    const { rows, scannedTo, hasMore } = await this.feed.listAfter(after, limit, changeFilterOf(filter, names), until);
    // Looked at afterwards: the log may have been shortened while we read.
    await this.assertKept(after, 'after');
    const workspaceId = await this.findWorkspaceId();
    const changes = rows.map((row) => ({ sequence: row.sequence, view: changeView(row, names, workspaceId) }));
    return { changes, scannedTo, hasMore };
  }

  /**
   * @param path the parameter that held the place
   * @throws FeedExpiredError; FeedCursorError nothing was ever logged there: a place of another database, or of this one
   *   before a backup was restored, behind which changes would be missed in silence
   */
  async assertKept(after: bigint, path: string): Promise<void> {
    const { horizon, issued } = await this.feed.bounds();
    if (after < horizon) throw new FeedExpiredError(path);
    if (after > issued) throw new FeedCursorError(path);
  }

  private async findWorkspaceId(): Promise<string> {
    return (await this.workspaces.findId()) ?? '';
  }
}
