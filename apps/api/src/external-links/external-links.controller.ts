import { Body, Controller, Delete, Get, HttpCode, Param, Put, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ExternalLinksService, type ExternalLinkView, type Writer } from '@app/sync';
import { z } from 'zod';
import { Needs } from '../http/api-key.guard.js';
import { slugOrId } from '../records/records.dto.js';
import { FromWriter } from '../writes/writer.js';

const system = z.string().regex(/^[A-Za-z0-9._-]{1,100}$/, 'letters, digits, dots, dashes and underscores');
const externalId = z.string().min(1).max(500);
const linkBody = z.strictObject({ object: slugOrId, record_id: z.guid() });
const listQuery = z.object({ object: slugOrId, record_id: z.guid() });

@Needs('write')
@ApiBearerAuth()
@ApiTags('external links')
@Controller('v1/external-links')
export class ExternalLinksController {
  constructor(private readonly links: ExternalLinksService) {}

  @Get()
  @Needs('read')
  @ApiOperation({ summary: 'Every id a record is known by elsewhere' })
  async list(@Query({ schema: listQuery }) query: z.infer<typeof listQuery>): Promise<{ data: ExternalLinkView[] }> {
    return { data: await this.links.listOf(query.object, query.record_id) };
  }

  @Get(':system/:externalId')
  @Needs('read')
  @ApiOperation({ summary: 'The record that an id of another system means' })
  async get(
    @Param('system', { schema: system }) name: string,
    @Param('externalId', { schema: externalId }) id: string,
  ): Promise<{ data: ExternalLinkView }> {
    return { data: await this.links.get(name, id) };
  }

  @Put(':system/:externalId')
  @ApiOperation({ summary: 'Link an id of another system to a record' })
  async link(
    @Param('system', { schema: system }) name: string,
    @Param('externalId', { schema: externalId }) id: string,
    @Body({ schema: linkBody }) { object, record_id: recordId }: z.infer<typeof linkBody>,
    @FromWriter() { callerId }: Writer,
  ): Promise<{ data: ExternalLinkView }> {
    return { data: await this.links.link(callerId, { system: name, externalId: id, object, recordId }) };
  }

  @Delete(':system/:externalId')
  @HttpCode(204)
  @ApiOperation({ summary: 'Unlink an id' })
  async unlink(
    @Param('system', { schema: system }) name: string,
    @Param('externalId', { schema: externalId }) id: string,
  ): Promise<void> {
    await this.links.unlink(name, id);
  }
}
