import { Body, Controller, Delete, Param, Patch, Post, Put, Query, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { EditsService, type Writer } from '@app/sync';
import { type FastifyReply } from 'fastify';
import { z } from 'zod';
import { Needs } from '../http/api-key.guard.js';
import { EditRoute } from '../writes/edit-route.js';
import { valuesInput, WriteAnswers, writeQuery, type WriteAnswer, type WriteQuery } from '../writes/write-answer.js';
import { FromWriter } from '../writes/writer.js';
import { recordId, slugOrId } from './records.dto.js';

const createBody = z.strictObject({ data: z.strictObject({ values: valuesInput }) });
const updateBody = z.strictObject({
  data: z.strictObject({
    values: valuesInput,
    base: valuesInput.optional().describe('What the editor saw; by default what a read shows now'),
  }),
});
const createQuery = writeQuery.extend({
  matching_attribute: slugOrId
    .optional()
    .describe('Unique attribute by which an existing record is found; by default the first that has a value')
    .meta({ examples: ['email_addresses'] }),
  on_duplicate: z
    .enum(['link', 'fail'])
    .default('link')
    .describe('When a record holds a unique value already: `link` merges into it, `fail` ends the ticket as failed'),
});
type CreateQuery = z.infer<typeof createQuery>;

@Needs('write')
@ApiBearerAuth()
@ApiTags('records')
@Controller('v1/objects/:object/records')
export class RecordWritesController {
  constructor(
    private readonly edits: EditsService,
    private readonly answers: WriteAnswers,
  ) {}

  @Post()
  @EditRoute('Create a record; its id is provisional until Attio answers', ['unknown_object', 'values_invalid'])
  async create(
    @Param('object', { schema: slugOrId }) object: string,
    @Query({ schema: createQuery }) query: CreateQuery,
    @Body({ schema: createBody }) { data }: z.infer<typeof createBody>,
    @FromWriter() writer: Writer,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<WriteAnswer> {
    const options = { matchingAttribute: query.matching_attribute, onDuplicate: query.on_duplicate };
    const edit = await this.edits.prepareCreate(writer, { kind: 'record', collection: object }, data.values, options);
    return this.answers.answer(edit, query, reply);
  }

  @Put()
  @EditRoute('Create a record, or merge the values into the one that holds the unique value', [
    'unknown_object',
    'values_invalid',
  ])
  async upsert(
    @Param('object', { schema: slugOrId }) object: string,
    @Query({ schema: createQuery.required({ matching_attribute: true }) }) query: CreateQuery,
    @Body({ schema: createBody }) body: z.infer<typeof createBody>,
    @FromWriter() writer: Writer,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<WriteAnswer> {
    return this.create(object, query, body, writer, reply);
  }

  @Patch(':recordId')
  @EditRoute('Change values; of a multi-value attribute the whole list is given', [
    'unknown_object',
    'record_not_found',
    'values_invalid',
  ])
  async update(
    @Param('object', { schema: slugOrId }) object: string,
    @Param('recordId', { schema: recordId }) id: string,
    @Query({ schema: writeQuery }) query: WriteQuery,
    @Body({ schema: updateBody }) { data }: z.infer<typeof updateBody>,
    @FromWriter() writer: Writer,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<WriteAnswer> {
    const place = { kind: 'record' as const, collection: object };
    const edit = await this.edits.prepareUpdate(writer, place, id, data.values, data.base);
    return this.answers.answer(edit, query, reply);
  }

  @Delete(':recordId')
  @EditRoute('Delete a record in Attio, unless somebody changed it there meanwhile', [
    'unknown_object',
    'record_not_found',
  ])
  async delete(
    @Param('object', { schema: slugOrId }) object: string,
    @Param('recordId', { schema: recordId }) id: string,
    @Query({ schema: writeQuery }) query: WriteQuery,
    @FromWriter() writer: Writer,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<WriteAnswer> {
    const edit = await this.edits.prepareDelete(writer, { kind: 'record', collection: object }, id);
    return this.answers.answer(edit, query, reply);
  }
}
