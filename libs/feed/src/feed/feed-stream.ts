import { Inject, Injectable, Logger, type BeforeApplicationShutdown } from '@nestjs/common';
import { Clock } from '@app/common';
import { feedConfig, type FeedConfig } from '../feed.config.js';
import { decodeFeedCursor, encodeFeedCursor } from './cursor.js';
import { FeedCursorError, FeedExpiredError, FeedFullError } from './errors.js';
import { type FeedQuery } from './feed-filter.js';
import { FeedService } from './feed.service.js';
import { FeedWatch } from './feed-watch.js';

/** Changes held in memory for one stream. */
const PAGE = 100;
/** When a browser tries again after a broken stream. */
const RECONNECT_MS = 1_000;
/** Wait after a failed read. */
const TROUBLE_WAIT_MS = 1_000;

export interface StreamRequest {
  /** Where to go on: `Last-Event-ID` of a broken stream before `after`; from now on without either. */
  lastEventId: string | undefined;
  after: string | undefined;
  query: FeedQuery;
  /** Asked at every heartbeat: a key revoked meanwhile ends the stream. */
  isStillAllowed: () => Promise<boolean>;
}

/** The feed as server-sent events. */
@Injectable()
export class FeedStream implements BeforeApplicationShutdown {
  private readonly logger = new Logger(FeedStream.name);
  private readonly shutdown = new AbortController();
  private openStreams = 0;

  constructor(
    @Inject(feedConfig.KEY) private readonly config: FeedConfig,
    private readonly feed: FeedService,
    private readonly watch: FeedWatch,
    private readonly clock: Clock,
  ) {}

  /** Streams would keep the server from closing. */
  beforeApplicationShutdown(): void {
    this.shutdown.abort();
  }

  /**
   * @returns the text of the stream, made as fast as it is taken: a slow reader costs one page of memory
   * @throws FeedCursorError, FeedExpiredError, FeedFilterError, FeedFullError before the first byte
   */
  async open(request: StreamRequest): Promise<AsyncGenerator<string>> {
    if (this.openStreams >= this.config.maxStreams) throw new FeedFullError(this.config.maxStreams);
    const { lastEventId, after, query } = request;
    const filter = await this.feed.resolve(query, true);
    const start =
      lastEventId !== undefined
        ? decodeFeedCursor(lastEventId, 'Last-Event-ID')
        : decodeFeedCursor(after ?? (await this.feed.snapshot()).cursor, 'after');
    await this.feed.assertKept(start, lastEventId !== undefined ? 'Last-Event-ID' : 'after');
    return this.run(start, filter, request.isStillAllowed);
  }

  private async *run(
    start: bigint,
    filter: Awaited<ReturnType<FeedService['resolve']>>,
    isStillAllowed: () => Promise<boolean>,
  ): AsyncGenerator<string> {
    const { signal } = this.shutdown;
    let cursor = start;
    let heartbeatAtMs = this.clock.nowMs() + this.config.heartbeatMs;
    this.openStreams += 1;
    try {
      yield `retry: ${RECONNECT_MS}\n${beat(cursor)}`;
      while (!signal.aborted) {
        const slice = await this.feed.slice(cursor, PAGE, filter).catch((error: unknown) => {
          if (error instanceof FeedExpiredError || error instanceof FeedCursorError) throw error; // the reader learns why when it connects again
          this.logger.warn('a stream could not read the change log; it waits', error);
          return undefined;
        });
        if (slice === undefined) {
          await this.clock.wait(TROUBLE_WAIT_MS, signal);
          yield beat(cursor);
          continue;
        }
        for (const { view } of slice.changes) {
          yield `id: ${view.cursor}\nevent: change\ndata: ${JSON.stringify(view)}\n\n`;
        }
        cursor = slice.scannedTo;
        if (this.clock.nowMs() >= heartbeatAtMs) {
          if (!(await isStillAllowed())) return;
          // With an id and no data: the reader's place moves on over changes that did not pass its filter.
          yield beat(cursor);
          heartbeatAtMs = this.clock.nowMs() + this.config.heartbeatMs;
        }
        if (!slice.hasMore) {
          await this.watch.waitBeyond(cursor, Math.max(0, heartbeatAtMs - this.clock.nowMs()), signal);
        }
      }
    } finally {
      this.openStreams -= 1;
    }
  }
}

function beat(cursor: bigint): string {
  return `: still here\nid: ${encodeFeedCursor(cursor)}\n\n`;
}
