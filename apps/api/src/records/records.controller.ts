import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import { RecordsService, type RecordView } from '@app/sync';
import { Needs } from '../http/api-key.guard.js';
import { recordId, recordsQuery, slugOrId, viewQuery, type RecordsQuery, type ViewQuery } from './records.dto.js';
import { pageBody, type PageBody } from './page-body.js';

@Needs('read')
@ApiBearerAuth()
@ApiTags('records')
@Controller('v1/objects/:object/records')
export class RecordsController {
  constructor(private readonly records: RecordsService) {}

  @Get()
  @ApiOperation({ summary: 'List records of an object from the mirror, in ascending id order' })
  async list(
    @Param('object', { schema: slugOrId }) object: string,
    @Query({ schema: recordsQuery }) query: RecordsQuery,
  ): Promise<PageBody<RecordView>> {
    return pageBody(await this.records.list(object, query.limit, query.cursor, query.view));
  }

  @Get(':recordId')
  @ApiOperation({ summary: 'Get one record from the mirror; the id of a merged record finds its survivor' })
  async get(
    @Param('object', { schema: slugOrId }) object: string,
    @Param('recordId', { schema: recordId }) id: string,
    @Query({ schema: viewQuery }) { view }: ViewQuery,
  ): Promise<{ data: RecordView }> {
    return { data: await this.records.get(object, id, view) };
  }
}
