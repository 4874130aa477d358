import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiBody, ApiTags } from '@nestjs/swagger';
import { RecordQueryService } from '@app/query';
import { type z } from 'zod';
import { Needs } from '../http/api-key.guard.js';
import { type ProblemCode } from '../http/problem.js';
import { Route } from '../http/route.js';
import { queryAnswer, queryExample } from './query-answer.js';
import { entryQueryAnswer, recordQueryAnswer } from './records.answers.js';
import { slugOrId } from './records.dto.js';

const refuses = [
  'cursor_invalid',
  'filter_error',
  'filter_view_unsupported',
  'invalid_filter_field',
  'invalid_filter_operator',
  'unknown_field',
  'unknown_filter_attribute_slug',
  'validation_type',
] as const satisfies ProblemCode[];

/** Attio's own query routes, answered from the mirror. The body is checked by the service, which knows Attio's codes. */
@Needs('read')
@ApiBearerAuth()
@Controller('v1')
export class RecordQueriesController {
  constructor(private readonly queries: RecordQueryService) {}

  @Post('objects/:object/records/query')
  @HttpCode(200)
  @ApiTags('records')
  @Route("Query records with Attio's filters and sorts", {
    answers: { 200: recordQueryAnswer },
    refuses: ['unknown_object', ...refuses],
    description:
      "The body is Attio's: `filter`, `sorts`, `limit`, `offset`. `cursor` pages stay right while records come and go. " +
      '`expand` puts referenced records beside the references, `fields` narrows what is shown.',
  })
  @ApiBody(queryExample)
  async queryRecords(
    @Param('object', { schema: slugOrId }) object: string,
    @Body() body: unknown,
  ): Promise<z.infer<typeof recordQueryAnswer>> {
    return queryAnswer(await this.queries.queryRecords(object, body));
  }

  @Post('lists/:list/entries/query')
  @HttpCode(200)
  @ApiTags('lists')
  @Route("Query list entries with Attio's filters and sorts; paths lead to the parent record", {
    answers: { 200: entryQueryAnswer },
    refuses: ['unknown_list', ...refuses],
  })
  @ApiBody(queryExample)
  async queryEntries(
    @Param('list', { schema: slugOrId }) list: string,
    @Body() body: unknown,
  ): Promise<z.infer<typeof entryQueryAnswer>> {
    return queryAnswer(await this.queries.queryEntries(list, body));
  }
}
