import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiBody, ApiOperation, ApiTags } from '@nestjs/swagger';
import { RecordQueryService, type QueriedEntry, type QueriedRecord } from '@app/query';
import { Needs } from '../http/api-key.guard.js';
import { queryAnswer, queryExample, type QueryAnswer } from './query-answer.js';
import { slugOrId } from './records.dto.js';

/** Attio's own query routes, answered from the mirror. The body is checked by the service, which knows Attio's codes. */
@Needs('read')
@ApiBearerAuth()
@Controller('v1')
export class RecordQueriesController {
  constructor(private readonly queries: RecordQueryService) {}

  @Post('objects/:object/records/query')
  @HttpCode(200)
  @ApiTags('records')
  @ApiOperation({
    summary: "Query records with Attio's filters and sorts",
    description:
      "The body is Attio's: `filter`, `sorts`, `limit`, `offset`. `cursor` pages stay right while records come and go. " +
      '`expand` puts referenced records beside the references, `fields` narrows what is shown.',
  })
  @ApiBody(queryExample)
  async queryRecords(
    @Param('object', { schema: slugOrId }) object: string,
    @Body() body: unknown,
  ): Promise<QueryAnswer<QueriedRecord>> {
    return queryAnswer(await this.queries.queryRecords(object, body));
  }

  @Post('lists/:list/entries/query')
  @HttpCode(200)
  @ApiTags('lists')
  @ApiOperation({ summary: "Query list entries with Attio's filters and sorts; paths lead to the parent record" })
  @ApiBody(queryExample)
  async queryEntries(
    @Param('list', { schema: slugOrId }) list: string,
    @Body() body: unknown,
  ): Promise<QueryAnswer<QueriedEntry>> {
    return queryAnswer(await this.queries.queryEntries(list, body));
  }
}
