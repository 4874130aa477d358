import { Readable } from 'node:stream';
import { Controller, Get, Headers, Query, Req, StreamableFile } from '@nestjs/common';
import { ApiBearerAuth, ApiHeader, ApiTags } from '@nestjs/swagger';
import { FeedService, FeedStream, type FeedQuery } from '@app/feed';
import { type FastifyRequest } from 'fastify';
import { type z } from 'zod';
import { ApiKeyGuard, Needs } from '../http/api-key.guard.js';
import { Route } from '../http/route.js';
import { changesPage, changesQuery, snapshotBody, streamQuery, type filterQuery } from './changes.dto.js';

/** Bytes of a stream made before its reader takes them. */
const STREAM_BUFFER_BYTES = 65_536;

/** Set by browsers when they come back to a broken stream. */
const lastEventIdShape = {
  type: 'string' as const,
  description: 'Id of the last event that was seen: goes on behind it',
  maxLength: 200,
  example: 'WyJjaGFuZ2VzIiwiNDcxMSJd',
};

/** What changed, in the order of the commits. */
@Needs('read')
@ApiBearerAuth()
@ApiTags('changes')
@Controller('v1/changes')
export class ChangesController {
  constructor(
    private readonly feed: FeedService,
    private readonly streams: FeedStream,
    private readonly guard: ApiKeyGuard,
  ) {}

  @Get()
  @Route('Changes behind a cursor, in order', {
    answers: { 200: changesPage },
    refuses: ['cursor_invalid', 'cursor_expired', 'feed_filter_invalid'],
    description: 'The cursor is never empty: ask again behind it, at once while has_more is true, later otherwise.',
  })
  async list(
    @Query({ schema: changesQuery }) query: z.infer<typeof changesQuery>,
  ): Promise<z.infer<typeof changesPage>> {
    const page = await this.feed.list(query.after, query.limit, feedQuery(query));
    return { data: page.data, pagination: { next_cursor: page.nextCursor, has_more: page.hasMore } };
  }

  @Get('snapshot')
  @Route('A cursor for consumers that start from the mirror', {
    answers: { 200: snapshotBody },
    description:
      'Take the cursor, read the records, then follow the changes behind it: nothing is missed, and a change already in what was read comes once more.',
  })
  async snapshot(): Promise<z.infer<typeof snapshotBody>> {
    return { data: await this.feed.snapshot() };
  }

  @Get('stream')
  @Route('Changes as server-sent events', {
    answers: { 200: 'stream' },
    refuses: ['cursor_invalid', 'cursor_expired', 'feed_filter_invalid', 'feed_full'],
    description:
      'Event `change` with the change as data and its cursor as id; a broken stream goes on by Last-Event-ID.',
  })
  @ApiHeader({ name: 'last-event-id', required: false, schema: lastEventIdShape })
  async stream(
    @Query({ schema: streamQuery }) query: z.infer<typeof streamQuery>,
    @Req() request: FastifyRequest,
    @Headers('last-event-id') lastEventId?: string,
  ): Promise<StreamableFile> {
    const events = await this.streams.open({
      lastEventId: lastEventId || undefined,
      after: query.after,
      query: feedQuery(query),
      isStillAllowed: () => this.guard.isAllowed(request, 'read'),
    });
    // The response may live for days; the request's time-outs are over with its first byte.
    const stream = Readable.from(events, { objectMode: false, highWaterMark: STREAM_BUFFER_BYTES });
    return new StreamableFile(stream, { type: 'text/event-stream; charset=utf-8' });
  }
}

function feedQuery(query: z.infer<typeof filterQuery>): FeedQuery {
  return {
    kinds: query.kind,
    objects: query.object,
    lists: query.list,
    attributes: query.attribute,
    record_ids: query.record_id,
    operations: query.operation,
    causes: query.cause,
    include_derived: query.include_derived === 'true',
  };
}
