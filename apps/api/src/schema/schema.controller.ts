import { Controller, Get, Param } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { SchemaReadService } from '@app/query';
import { z } from 'zod';
import { id, many, one, slug, text } from '../http/atoms.js';
import { Needs } from '../http/api-key.guard.js';
import { Route } from '../http/route.js';
import { slugOrId } from '../records/records.dto.js';

const collection = { id, slug, title: text.meta({ examples: ['People'] }) };
const attribute = z
  .object({
    id,
    slug: slug.meta({ examples: ['job_title'] }),
    title: text.meta({ examples: ['Job title'] }),
    type: text.meta({ examples: ['text'] }),
    is_multiselect: z.boolean().meta({ examples: [false] }),
    is_unique: z.boolean().meta({ examples: [false] }),
    is_required: z.boolean().meta({ examples: [false] }),
    is_writable: z.boolean(),
    is_archived: z.boolean().meta({ examples: [false] }),
    choices: z
      .array(z.object({ id, title: text, is_archived: z.boolean() }))
      .describe("Options of a select, statuses of a status, in Attio's order; [] for other types")
      .meta({ examples: [[]] }),
  })
  .meta({ id: 'Attribute' });
const allObjects = many(z.object(collection));
const oneCollection = one(z.object({ ...collection, attributes: z.array(attribute) }).meta({ id: 'Collection' }));

/** The workspace's own schema, as the mirror knows it. */
@Needs('read')
@ApiBearerAuth()
@ApiTags('schema')
@Controller('v1')
export class SchemaController {
  constructor(private readonly schema: SchemaReadService) {}

  @Get('objects')
  @Route('Every object', { answers: { 200: allObjects } })
  async listObjects(): Promise<z.infer<typeof allObjects>> {
    return { data: await this.schema.list('object') };
  }

  @Get('objects/:object')
  @Route('One object with its attributes, options and statuses', {
    answers: { 200: oneCollection },
    refuses: ['unknown_object'],
  })
  async getObject(@Param('object', { schema: slugOrId }) object: string): Promise<z.infer<typeof oneCollection>> {
    return { data: await this.schema.get('object', object) };
  }

  @Get('lists/:list')
  @Route('One list with its attributes, options and statuses', {
    answers: { 200: oneCollection },
    refuses: ['unknown_list'],
  })
  async getList(@Param('list', { schema: slugOrId }) list: string): Promise<z.infer<typeof oneCollection>> {
    return { data: await this.schema.get('list', list) };
  }
}
