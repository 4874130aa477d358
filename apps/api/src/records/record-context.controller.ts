import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { FeedService } from '@app/feed';
import { ItemsOfRecordService } from '@app/query';
import { RecordsService } from '@app/sync';
import { z } from 'zod';
import { changesPage } from '../changes/changes.dto.js';
import { Needs } from '../http/api-key.guard.js';
import { Route } from '../http/route.js';
import { entriesPage } from './records.answers.js';
import { pageQuery, recordId, slugOrId, type PageQuery } from './records.dto.js';

const historyQuery = z.strictObject({
  after: z.string().min(1).max(200).optional().describe('Cursor to go on behind; the beginning of the log without it'),
  attribute: slugOrId
    .optional()
    .describe('Changes of this attribute alone')
    .meta({ examples: ['job_title'] }),
  limit: z.coerce.number().int().min(1).max(1_000).default(100),
});

/** What belongs to a record beside its values. */
@Needs('read')
@ApiBearerAuth()
@ApiTags('records')
@Controller('v1/objects/:object/records/:recordId')
export class RecordContextController {
  constructor(
    private readonly records: RecordsService,
    private readonly items: ItemsOfRecordService,
    private readonly feed: FeedService,
  ) {}

  @Get('entries')
  @Route('Every list entry of a record', {
    answers: { 200: entriesPage },
    refuses: ['unknown_object', 'record_not_found', 'cursor_invalid'],
  })
  async listEntries(
    @Param('object', { schema: slugOrId }) object: string,
    @Param('recordId', { schema: recordId }) id: string,
    @Query({ schema: pageQuery }) { limit, cursor }: PageQuery,
  ): Promise<z.infer<typeof entriesPage>> {
    const page = await this.items.listEntries(object, id, limit, cursor);
    return { data: page.data, pagination: { next_cursor: page.nextCursor } };
  }

  @Get('history')
  @Route('Every change of a record since the mirror knows it, oldest first', {
    answers: { 200: changesPage },
    refuses: ['unknown_object', 'record_not_found', 'cursor_invalid', 'cursor_expired', 'feed_filter_invalid'],
  })
  async listHistory(
    @Param('object', { schema: slugOrId }) object: string,
    @Param('recordId', { schema: recordId }) id: string,
    @Query({ schema: historyQuery }) { after, attribute, limit }: z.infer<typeof historyQuery>,
  ): Promise<z.infer<typeof changesPage>> {
    const record = await this.records.get(object, id, 'attio');
    const filter = { kinds: ['record'], objects: [object], record_ids: [record.id.record_id] };
    const page = await this.feed.list(after, limit, attribute ? { ...filter, attributes: [attribute] } : filter);
    return { data: page.data, pagination: { next_cursor: page.nextCursor, has_more: page.hasMore } };
  }
}
