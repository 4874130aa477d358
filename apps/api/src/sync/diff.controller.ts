import { Controller, Get, Param } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import { RecordDiffService, type RecordDiff } from '@app/sync';
import { Needs } from '../http/api-key.guard.js';
import { recordId, slugOrId } from '../records/records.dto.js';

@Needs('read')
@ApiBearerAuth()
@ApiTags('sync')
@Controller('v1/objects/:object/records/:recordId/diff')
export class DiffController {
  constructor(private readonly diffs: RecordDiffService) {}

  @Get()
  @ApiOperation({ summary: 'One record, mirror against Attio, attribute by attribute; asks Attio' })
  async diff(
    @Param('object', { schema: slugOrId }) object: string,
    @Param('recordId', { schema: recordId }) id: string,
  ): Promise<{ data: RecordDiff }> {
    return { data: await this.diffs.diff(object, id) };
  }
}
