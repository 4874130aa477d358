import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { ConflictsService, type Writer } from '@app/sync';
import { type z } from 'zod';
import { Needs } from '../http/api-key.guard.js';
import { Route } from '../http/route.js';
import { FromWriter } from '../writes/writer.js';
import {
  conflictId,
  conflictsPage,
  oneConflict,
  noQuery,
  resolutions,
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
  @Route('What no policy could decide, oldest first', { answers: { 200: conflictsPage } })
  async list(@Query({ schema: conflictsQuery }) query: ConflictsQuery): Promise<z.infer<typeof conflictsPage>> {
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
  @Route('Base, local and remote side by side, with who and when', {
    answers: { 200: oneConflict },
    refuses: ['conflict_not_found'],
  })
  async get(@Param('conflictId', { schema: conflictId }) id: string): Promise<z.infer<typeof oneConflict>> {
    return { data: await this.conflicts.get(id) };
  }

  @Post('resolve')
  @HttpCode(200)
  @Needs('write')
  @Route('Decide many conflicts alike; one result each', { answers: { 200: resolutions }, isEdit: true })
  async resolveMany(
    @Query({ schema: noQuery }) _query: object,
    @Body({ schema: resolveManyBody }) { ids, resolution, keep_as_policy: keepAsPolicy }: ResolveManyBody,
    @FromWriter() writer: Writer,
  ): Promise<z.infer<typeof resolutions>> {
    return { data: await this.conflicts.resolveMany(ids, { resolution, keepAsPolicy }, writer) };
  }

  @Post(':conflictId/resolve')
  @HttpCode(200)
  @Needs('write')
  @Route('Decide one conflict; of a lost update, `remote` restores what was lost', {
    answers: { 200: oneConflict },
    refuses: ['conflict_not_found', 'conflict_state', 'values_invalid'],
    isEdit: true,
  })
  async resolve(
    @Param('conflictId', { schema: conflictId }) id: string,
    @Query({ schema: noQuery }) _query: object,
    @Body({ schema: resolveBody }) { resolution, value, keep_as_policy: keepAsPolicy }: ResolveBody,
    @FromWriter() writer: Writer,
  ): Promise<z.infer<typeof oneConflict>> {
    return { data: await this.conflicts.resolve(id, { resolution, value, keepAsPolicy }, writer) };
  }

  @Post(':conflictId/reopen')
  @HttpCode(200)
  @Needs('write')
  @Route('Put a resolved conflict back into the queue', {
    answers: { 200: oneConflict },
    refuses: ['conflict_not_found', 'conflict_state'],
  })
  async reopen(@Param('conflictId', { schema: conflictId }) id: string): Promise<z.infer<typeof oneConflict>> {
    return { data: await this.conflicts.reopen(id) };
  }
}
