import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ConflictsService, type ConflictView, type Writer } from '@app/sync';
import { Needs } from '../http/api-key.guard.js';
import { type PageBody } from '../records/page-body.js';
import { FromWriter } from '../writes/writer.js';
import {
  conflictId,
  conflictsQuery,
  resolveBody,
  resolveManyBody,
  type ConflictsQuery,
  type ResolveBody,
  type ResolveManyBody,
} from './conflicts.dto.js';

@Needs('read')
@ApiBearerAuth()
@ApiTags('conflicts')
@Controller('v1/conflicts')
export class ConflictsController {
  constructor(private readonly conflicts: ConflictsService) {}

  @Get()
  @ApiOperation({ summary: 'What no policy could decide, oldest first' })
  async list(@Query({ schema: conflictsQuery }) query: ConflictsQuery): Promise<PageBody<ConflictView>> {
    const filter = {
      state: query.state === 'all' ? undefined : query.state,
      reason: query.reason,
      scopeId: query.collection_id,
      itemId: query.item_id,
      attributeId: query.attribute_id,
      ticketId: query.ticket_id,
    };
    const page = await this.conflicts.list(filter, query.cursor ?? null, query.limit);
    return { data: page.data, pagination: { next_cursor: page.nextCursor } };
  }

  @Get(':conflictId')
  @ApiOperation({ summary: 'Base, local and remote side by side, with who and when' })
  async get(@Param('conflictId', { schema: conflictId }) id: string): Promise<{ data: ConflictView }> {
    return { data: await this.conflicts.get(id) };
  }

  @Post('resolve')
  @HttpCode(200)
  @Needs('write')
  @ApiOperation({ summary: 'Decide many conflicts alike; one result each' })
  async resolveMany(
    @Body({ schema: resolveManyBody }) { ids, resolution, keep_as_policy: keepAsPolicy }: ResolveManyBody,
    @FromWriter() writer: Writer,
  ) {
    return { data: await this.conflicts.resolveMany(ids, { resolution, keepAsPolicy }, writer) };
  }

  @Post(':conflictId/resolve')
  @HttpCode(200)
  @Needs('write')
  @ApiOperation({ summary: 'Decide one conflict; of a lost update, `remote` restores what was lost' })
  async resolve(
    @Param('conflictId', { schema: conflictId }) id: string,
    @Body({ schema: resolveBody }) { resolution, value, keep_as_policy: keepAsPolicy }: ResolveBody,
    @FromWriter() writer: Writer,
  ): Promise<{ data: ConflictView }> {
    return { data: await this.conflicts.resolve(id, { resolution, value, keepAsPolicy }, writer) };
  }

  @Post(':conflictId/reopen')
  @HttpCode(200)
  @Needs('write')
  @ApiOperation({ summary: 'Put a resolved conflict back into the queue' })
  async reopen(@Param('conflictId', { schema: conflictId }) id: string): Promise<{ data: ConflictView }> {
    return { data: await this.conflicts.reopen(id) };
  }
}
