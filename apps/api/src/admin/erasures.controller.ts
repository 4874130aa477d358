import { Body, Controller, Delete, Get, HttpCode, Param, Post, Query, Req } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { ErasureService } from '@app/sync';
import { type FastifyRequest } from 'fastify';
import { type z } from 'zod';
import { id as erasureId } from '../http/atoms.js';
import { callerOf, Needs } from '../http/api-key.guard.js';
import { Route } from '../http/route.js';
import { asksAttio } from '../writes/edit-route.js';
import { erasureList, erasureRequest, erasuresQuery, oneErasure } from './erasures.dto.js';

/** People who asked to be forgotten. */
@Needs('admin')
@ApiBearerAuth()
@ApiTags('erasures')
@Controller('v1/admin/erasures')
export class ErasuresController {
  constructor(private readonly erasures: ErasureService) {}

  @Post()
  @HttpCode(200)
  @Route('Erase a record with all that hangs on it, and keep it out; the answer is the receipt', {
    answers: { 200: oneErasure },
    refuses: ['unknown_object', 'record_not_found', 'erasure_state', 'workspace_unbound', ...asksAttio],
  })
  async erase(
    @Body({ schema: erasureRequest }) body: z.infer<typeof erasureRequest>,
    @Req() request: FastifyRequest,
  ): Promise<z.infer<typeof oneErasure>> {
    const { object, record_id: recordId, delete_in_attio: deleteInAttio } = body;
    const askedBy = callerOf(request)?.keyId ?? 'unknown';
    return { data: await this.erasures.erase({ object, recordId, deleteInAttio, askedBy }) };
  }

  @Get()
  @Route('Receipts, newest first', { answers: { 200: erasureList } })
  async list(
    @Query({ schema: erasuresQuery }) { limit }: z.infer<typeof erasuresQuery>,
  ): Promise<z.infer<typeof erasureList>> {
    return { data: await this.erasures.list(limit) };
  }

  @Get(':id')
  @Route('One receipt', { answers: { 200: oneErasure }, refuses: ['erasure_not_found'] })
  async get(@Param('id', { schema: erasureId }) id: string): Promise<z.infer<typeof oneErasure>> {
    return { data: await this.erasures.get(id) };
  }

  @Delete(':id/suppression')
  @Route('Let the record come in again, with its next event or reconciliation', {
    answers: { 200: oneErasure },
    refuses: ['erasure_not_found', 'erasure_state'],
  })
  async lift(
    @Param('id', { schema: erasureId }) id: string,
    @Req() request: FastifyRequest,
  ): Promise<z.infer<typeof oneErasure>> {
    return { data: await this.erasures.lift(id, callerOf(request)?.keyId ?? 'unknown') };
  }
}
