import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { RecordDetailService, type QueriedRecord } from '@app/query';
import { RecordsService, type RecordView } from '@app/sync';
import { type z } from 'zod';
import { Needs } from '../http/api-key.guard.js';
import { Route } from '../http/route.js';
import { oneRecord, recordsPage } from './records.answers.js';
import { recordId, recordQuery, recordsQuery, slugOrId, type RecordQuery, type RecordsQuery } from './records.dto.js';
import { pageBody } from './page-body.js';

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
  @Route('List records of an object from the mirror, in ascending id order', {
    answers: { 200: recordsPage },
    refuses: ['unknown_object', 'cursor_invalid', 'unknown_field'],
  })
  async list(
    @Param('object', { schema: slugOrId }) object: string,
    @Query({ schema: recordsQuery }) query: RecordsQuery,
  ): Promise<z.infer<typeof recordsPage>> {
    const page = await this.records.list(object, query.limit, query.cursor, query.view);
    return pageBody({ ...page, data: await this.details.dress(object, page.data, query) });
  }

  @Get(':recordId')
  @Route('Get one record from the mirror; the id of a merged record finds its survivor', {
    answers: { 200: oneRecord },
    refuses: ['unknown_object', 'record_not_found', 'unknown_field', 'moment_unknown'],
  })
  async get(
    @Param('object', { schema: slugOrId }) object: string,
    @Param('recordId', { schema: recordId }) id: string,
    @Query({ schema: recordQuery }) { view, as_of: asOf, ...detail }: RecordQuery,
  ): Promise<z.infer<typeof oneRecord>> {
    const record =
      asOf === undefined ? await this.records.get(object, id, view) : await this.details.getAt(object, id, asOf);
    const [data] = await this.details.dress<RecordView | QueriedRecord>(object, [record], detail);
    return { data: data ?? record };
  }
}
