import { Body, Controller, Delete, Get, HttpCode, Param, Put, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { ExternalLinksService, type Writer } from '@app/sync';
import { z } from 'zod';
import { id, many, moment, one, slug } from '../http/atoms.js';
import { Needs } from '../http/api-key.guard.js';
import { Route } from '../http/route.js';
import { slugOrId } from '../records/records.dto.js';
import { FromWriter } from '../writes/writer.js';

const system = z
  .string()
  .regex(/^[A-Za-z0-9._-]{1,100}$/, 'letters, digits, dots, dashes and underscores')
  .meta({ examples: ['billing'] });
const externalId = z
  .string()
  .min(1)
  .max(500)
  .meta({ examples: ['cus_42'] });
const linkBody = z.strictObject({ object: slugOrId, record_id: id });
const listQuery = z.strictObject({ object: slugOrId, record_id: id });
const link = z
  .object({ system, external_id: externalId, object: slug, record_id: id, created_at: moment })
  .meta({ id: 'ExternalLink' });
const oneLink = one(link);
const allLinks = many(link);

@Needs('write')
@ApiBearerAuth()
@ApiTags('external links')
@Controller('v1/external-links')
export class ExternalLinksController {
  constructor(private readonly links: ExternalLinksService) {}

  @Get()
  @Needs('read')
  @Route('Every id a record is known by elsewhere', {
    answers: { 200: allLinks },
    refuses: ['unknown_object', 'record_not_found'],
  })
  async list(@Query({ schema: listQuery }) query: z.infer<typeof listQuery>): Promise<z.infer<typeof allLinks>> {
    return { data: await this.links.listOf(query.object, query.record_id) };
  }

  @Get(':system/:externalId')
  @Needs('read')
  @Route('The record that an id of another system means', { answers: { 200: oneLink }, refuses: ['item_not_found'] })
  async get(
    @Param('system', { schema: system }) name: string,
    @Param('externalId', { schema: externalId }) id: string,
  ): Promise<z.infer<typeof oneLink>> {
    return { data: await this.links.get(name, id) };
  }

  @Put(':system/:externalId')
  @Route('Link an id of another system to a record', {
    answers: { 200: oneLink },
    refuses: ['unknown_object', 'record_not_found', 'external_link_taken'],
  })
  async link(
    @Param('system', { schema: system }) name: string,
    @Param('externalId', { schema: externalId }) id: string,
    @Body({ schema: linkBody }) { object, record_id: recordId }: z.infer<typeof linkBody>,
    @FromWriter() { callerId }: Writer,
  ): Promise<z.infer<typeof oneLink>> {
    return { data: await this.links.link(callerId, { system: name, externalId: id, object, recordId }) };
  }

  @Delete(':system/:externalId')
  @HttpCode(204)
  @Route('Unlink an id', { answers: { 204: null }, refuses: ['item_not_found'] })
  async unlink(
    @Param('system', { schema: system }) name: string,
    @Param('externalId', { schema: externalId }) id: string,
  ): Promise<void> {
    await this.links.unlink(name, id);
  }
}
