import { Body, Controller, Delete, Get, HttpCode, Param, Post, Query, Req } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ErasureService } from '@app/sync';
import { type FastifyRequest } from 'fastify';
import { z } from 'zod';
import { callerOf, Needs } from '../http/api-key.guard.js';
import { erasureList, erasureRequest, erasuresQuery, oneErasure } from './erasures.dto.js';

const erasureId = z.guid();

/** People who asked to be forgotten. */
@Needs('admin')
@ApiBearerAuth()
@ApiTags('erasures')
@Controller('v1/admin/erasures')
export class ErasuresController {
  constructor(private readonly erasures: ErasureService) {}

  @Post()
  @HttpCode(200)
  @ApiOperation({ summary: 'Erase a record with all that hangs on it, and keep it out; the answer is the receipt' })
  @ApiOkResponse({ standardSchema: oneErasure })
  async erase(
    @Body({ schema: erasureRequest }) body: z.infer<typeof erasureRequest>,
    @Req() request: FastifyRequest,
  ): Promise<z.infer<typeof oneErasure>> {
    const { object, record_id: recordId, delete_in_attio: deleteInAttio } = body;
    const askedBy = callerOf(request)?.keyId ?? 'unknown';
    return { data: await this.erasures.erase({ object, recordId, deleteInAttio, askedBy }) };
  }

  @Get()
  @ApiOperation({ summary: 'Receipts, newest first' })
  @ApiOkResponse({ standardSchema: erasureList })
  async list(
    @Query({ schema: erasuresQuery }) { limit }: z.infer<typeof erasuresQuery>,
  ): Promise<z.infer<typeof erasureList>> {
    return { data: await this.erasures.list(limit) };
  }

  @Get(':id')
  @ApiOperation({ summary: 'One receipt' })
  @ApiOkResponse({ standardSchema: oneErasure })
  async get(@Param('id', { schema: erasureId }) id: string): Promise<z.infer<typeof oneErasure>> {
    return { data: await this.erasures.get(id) };
  }

  @Delete(':id/suppression')
  @ApiOperation({ summary: 'Let the record come in again, with its next event or reconciliation' })
  @ApiOkResponse({ standardSchema: oneErasure })
  async lift(
    @Param('id', { schema: erasureId }) id: string,
    @Req() request: FastifyRequest,
  ): Promise<z.infer<typeof oneErasure>> {
    return { data: await this.erasures.lift(id, callerOf(request)?.keyId ?? 'unknown') };
  }
}
