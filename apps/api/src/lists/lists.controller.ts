import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Query, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { EditsService, PipelineService, pathsIn, type Writer } from '@app/sync';
import { type FastifyReply } from 'fastify';
import { type z } from 'zod';
import { Needs } from '../http/api-key.guard.js';
import { oneEntry } from '../records/records.answers.js';
import { slugOrId, viewQuery, type ViewQuery } from '../records/records.dto.js';
import { Route } from '../http/route.js';
import { asksAttio, EditRoute } from '../writes/edit-route.js';
import { WriteAnswers, writeQuery, type WriteAnswer, type WriteQuery } from '../writes/write-answer.js';
import { FromWriter } from '../writes/writer.js';
import {
  addAnswer,
  addedAnswer,
  addBody,
  allLists,
  changeBody,
  entryId,
  stageBody,
  stagePeriods,
  stageQuery,
  type AddBody,
  type ChangeBody,
  type StageBody,
} from './lists.dto.js';

@Needs('write')
@ApiBearerAuth()
@ApiTags('lists')
@Controller('v1/lists')
export class ListsController {
  constructor(
    private readonly pipeline: PipelineService,
    private readonly edits: EditsService,
    private readonly answers: WriteAnswers,
  ) {}

  @Get()
  @Needs('read')
  @Route('Every list', { answers: { 200: allLists } })
  async list(): Promise<z.infer<typeof allLists>> {
    return { data: await this.pipeline.listLists() };
  }

  @Get(':list/entries/:entryId')
  @Needs('read')
  @Route('One entry, with what is on its way to Attio', {
    answers: { 200: oneEntry },
    refuses: ['unknown_list', 'item_not_found'],
  })
  async get(
    @Param('list', { schema: slugOrId }) list: string,
    @Param('entryId', { schema: entryId }) id: string,
    @Query({ schema: viewQuery }) { view }: ViewQuery,
  ): Promise<z.infer<typeof oneEntry>> {
    return { data: await this.pipeline.getEntry(list, id, view) };
  }

  @Post(':list/entries')
  @EditRoute(
    'Add one record to a list, or many at once',
    ['unknown_list', 'unknown_object', 'record_not_found', 'values_invalid'],
    addAnswer,
    addedAnswer,
  )
  async add(
    @Param('list', { schema: slugOrId }) list: string,
    @Query({ schema: writeQuery }) query: WriteQuery,
    @Body({ schema: addBody }) { data }: AddBody,
    @FromWriter() writer: Writer,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<z.infer<typeof addAnswer>> {
    const added = (Array.isArray(data) ? data : [data]).map((one, index) => {
      const parent = { object: one.parent_object, record_id: one.parent_record_id };
      const path = Array.isArray(data) ? `data.${index}.entry_values` : 'data.entry_values';
      return { parent, values: one.entry_values, path };
    });
    const prepared = await this.pipeline.prepareEntries(writer, list, added);
    const [only] = prepared;
    if (!Array.isArray(data) && only !== undefined) return this.answers.answer(only, query, reply);
    if (query.dry_run === 'true') {
      void reply.status(200);
      return { data: await this.answers.dryRuns(prepared) };
    }
    return { data: await this.answers.answerAccepted(await this.edits.acceptAll(prepared), query.wait, reply) };
  }

  @Patch(':list/entries/:entryId')
  @EditRoute('Change values of an entry', ['unknown_list', 'item_not_found', 'values_invalid'])
  async change(
    @Param('list', { schema: slugOrId }) list: string,
    @Param('entryId', { schema: entryId }) id: string,
    @Query({ schema: writeQuery }) query: WriteQuery,
    @Body({ schema: changeBody }) { data }: ChangeBody,
    @FromWriter() writer: Writer,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<WriteAnswer> {
    const place = { kind: 'entry' as const, collection: list, pathOf: pathsIn('data.entry_values') };
    const edit = await this.edits.prepareUpdate(writer, place, id, data.entry_values, data.base);
    return this.answers.answer(edit, query, reply);
  }

  @Post(':list/entries/:entryId/stage')
  @EditRoute('Move an entry to another stage', ['unknown_list', 'item_not_found', 'values_invalid'])
  async moveStage(
    @Param('list', { schema: slugOrId }) list: string,
    @Param('entryId', { schema: entryId }) id: string,
    @Query({ schema: writeQuery }) query: WriteQuery,
    @Body({ schema: stageBody }) { stage, attribute }: StageBody,
    @FromWriter() writer: Writer,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<WriteAnswer> {
    const place = { kind: 'entry' as const, collection: list };
    return this.answers.answer(await this.pipeline.prepareStage(writer, place, id, stage, attribute), query, reply);
  }

  @Get(':list/entries/:entryId/stages')
  @Needs('read')
  @Route('Every stage an entry was in, oldest first; asks Attio, which keeps it', {
    answers: { 200: stagePeriods },
    refuses: ['unknown_list', 'values_invalid', 'attio_not_found', ...asksAttio],
  })
  async stages(
    @Param('list', { schema: slugOrId }) list: string,
    @Param('entryId', { schema: entryId }) id: string,
    @Query({ schema: stageQuery }) { attribute }: z.infer<typeof stageQuery>,
  ): Promise<z.infer<typeof stagePeriods>> {
    return { data: await this.pipeline.listStages({ kind: 'entry', collection: list }, id, attribute) };
  }

  @Delete(':list/entries/:entryId')
  @HttpCode(202)
  @EditRoute('Take an entry out of its list; the record stays', ['unknown_list', 'item_not_found'])
  async remove(
    @Param('list', { schema: slugOrId }) list: string,
    @Param('entryId', { schema: entryId }) id: string,
    @Query({ schema: writeQuery }) query: WriteQuery,
    @FromWriter() writer: Writer,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<WriteAnswer> {
    const edit = await this.edits.prepareDelete(writer, { kind: 'entry', collection: list }, id);
    return this.answers.answer(edit, query, reply);
  }
}
