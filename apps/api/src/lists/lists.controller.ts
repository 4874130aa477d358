import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Query, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import {
  EditsService,
  PipelineService,
  TicketsService,
  type DryRun,
  type EntryView,
  type TicketView,
  type Writer,
} from '@app/sync';
import { type FastifyReply } from 'fastify';
import { type z } from 'zod';
import { Needs } from '../http/api-key.guard.js';
import { slugOrId, viewQuery, type ViewQuery } from '../records/records.dto.js';
import { WriteAnswers, writeQuery, type WriteAnswer, type WriteQuery } from '../writes/write-answer.js';
import { FromWriter } from '../writes/writer.js';
import {
  addBody,
  changeBody,
  entryId,
  stageBody,
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
    private readonly tickets: TicketsService,
    private readonly answers: WriteAnswers,
  ) {}

  @Get()
  @Needs('read')
  @ApiOperation({ summary: 'Every list' })
  async list() {
    return { data: await this.pipeline.listLists() };
  }

  @Get(':list/entries/:entryId')
  @Needs('read')
  @ApiOperation({ summary: 'One entry, with what is on its way to Attio' })
  async get(
    @Param('list', { schema: slugOrId }) list: string,
    @Param('entryId', { schema: entryId }) id: string,
    @Query({ schema: viewQuery }) { view }: ViewQuery,
  ): Promise<{ data: EntryView }> {
    return { data: await this.pipeline.getEntry(list, id, view) };
  }

  @Post(':list/entries')
  @ApiOperation({ summary: 'Add one record to a list, or many at once' })
  async add(
    @Param('list', { schema: slugOrId }) list: string,
    @Query({ schema: writeQuery }) query: WriteQuery,
    @Body({ schema: addBody }) { data }: AddBody,
    @FromWriter() writer: Writer,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<WriteAnswer | { data: TicketView[] | DryRun[] }> {
    const added = (Array.isArray(data) ? data : [data]).map((one) => {
      return { parent: { object: one.parent_object, record_id: one.parent_record_id }, values: one.entry_values };
    });
    const prepared = await this.pipeline.prepareEntries(writer, list, added);
    const [only] = prepared;
    if (!Array.isArray(data) && only !== undefined) return this.answers.answer(only, query, reply);
    if (query.dry_run === 'true') return { data: await this.answers.dryRuns(prepared) };
    const edits = await this.edits.acceptAll(prepared);
    void reply.status(202);
    return { data: await Promise.all(edits.map((edit) => this.tickets.view(edit))) };
  }

  @Patch(':list/entries/:entryId')
  @ApiOperation({ summary: 'Change values of an entry' })
  async change(
    @Param('list', { schema: slugOrId }) list: string,
    @Param('entryId', { schema: entryId }) id: string,
    @Query({ schema: writeQuery }) query: WriteQuery,
    @Body({ schema: changeBody }) { data }: ChangeBody,
    @FromWriter() writer: Writer,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<WriteAnswer> {
    const place = { kind: 'entry' as const, collection: list };
    const edit = await this.edits.prepareUpdate(writer, place, id, data.entry_values, data.base);
    return this.answers.answer(edit, query, reply);
  }

  @Post(':list/entries/:entryId/stage')
  @ApiOperation({ summary: 'Move an entry to another stage' })
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
  @ApiOperation({ summary: 'Every stage an entry was in, oldest first' })
  async stages(
    @Param('list', { schema: slugOrId }) list: string,
    @Param('entryId', { schema: entryId }) id: string,
    @Query({ schema: stageQuery }) { attribute }: z.infer<typeof stageQuery>,
  ) {
    return { data: await this.pipeline.listStages({ kind: 'entry', collection: list }, id, attribute) };
  }

  @Delete(':list/entries/:entryId')
  @HttpCode(202)
  @ApiOperation({ summary: 'Take an entry out of its list; the record stays' })
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
