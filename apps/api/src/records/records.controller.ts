import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import { RecordDetailService, type QueriedRecord } from '@app/query';
import { RecordsService, type RecordView } from '@app/sync';
import { Needs } from '../http/api-key.guard.js';
import { recordId, recordQuery, recordsQuery, slugOrId, type RecordQuery, type RecordsQuery } from './records.dto.js';
import { pageBody, type PageBody } from './page-body.js';

@Needs('read')
@ApiBearerAuth()
@ApiTags('records')
@Controller('v1/objects/:object/records')
export class RecordsController {
  constructor(
    private readonly records: RecordsService,
    private readonly details: RecordDetailService,
  ) {}

  @Get()
  @ApiOperation({ summary: 'List records of an object from the mirror, in ascending id order' })
  async list(
    @Param('object', { schema: slugOrId }) object: string,
    @Query({ schema: recordsQuery }) query: RecordsQuery,
  ): Promise<PageBody<RecordView>> {
    const page = await this.records.list(object, query.limit, query.cursor, query.view);
    return pageBody({ ...page, data: await this.details.dress(object, page.data, query) });
  }

  @Get(':recordId')
  @ApiOperation({ summary: 'Get one record from the mirror; the id of a merged record finds its survivor' })
  async get(
    @Param('object', { schema: slugOrId }) object: string,
    @Param('recordId', { schema: recordId }) id: string,
    @Query({ schema: recordQuery }) { view, as_of: asOf, ...detail }: RecordQuery,
  ): Promise<{ data: RecordView | QueriedRecord }> {
    const record =
      asOf === undefined ? await this.records.get(object, id, view) : await this.details.getAt(object, id, asOf);
    const [data] = await this.details.dress<RecordView | QueriedRecord>(object, [record], detail);
    return { data: data ?? record };
  }
}
