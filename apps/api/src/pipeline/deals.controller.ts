import { Body, Controller, Get, Param, Post, Query, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import { EditsService, PipelineService, type Writer } from '@app/sync';
import { type FastifyReply } from 'fastify';
import { z } from 'zod';
import { Needs } from '../http/api-key.guard.js';
import { recordId } from '../records/records.dto.js';
import { stageBody, stageQuery, type StageBody } from '../lists/lists.dto.js';
import { valuesInput, WriteAnswers, writeQuery, type WriteAnswer, type WriteQuery } from '../writes/write-answer.js';
import { FromWriter } from '../writes/writer.js';

const dealBody = z.strictObject({
  name: z.string().min(1),
  /** E-mail address of a workspace member, or Attio's object form: Attio wants an owner. */
  owner: z.union([z.string().min(3), z.record(z.string(), z.unknown())]),
  /** Title or id of a stage: Attio wants one. */
  stage: z.string().min(1),
  value: z.union([z.number(), z.string()]).optional(),
  /** Any other attribute. */
  values: valuesInput.default({}),
});
const deals = { kind: 'record' as const, collection: 'deals' };

@Needs('write')
@ApiBearerAuth()
@ApiTags('deals')
@Controller('v1/deals')
export class DealsController {
  constructor(
    private readonly edits: EditsService,
    private readonly pipeline: PipelineService,
    private readonly answers: WriteAnswers,
  ) {}

  @Post()
  @ApiOperation({ summary: 'Create a deal with its owner and stage' })
  async create(
    @Query({ schema: writeQuery }) query: WriteQuery,
    @Body({ schema: dealBody }) { values, ...named }: z.infer<typeof dealBody>,
    @FromWriter() writer: Writer,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<WriteAnswer> {
    const edit = await this.edits.prepareCreate(writer, deals, { ...values, ...named });
    return this.answers.answer(edit, query, reply);
  }

  @Post(':recordId/stage')
  @ApiOperation({ summary: 'Move a deal to another stage' })
  async moveStage(
    @Param('recordId', { schema: recordId }) id: string,
    @Query({ schema: writeQuery }) query: WriteQuery,
    @Body({ schema: stageBody }) { stage, attribute }: StageBody,
    @FromWriter() writer: Writer,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<WriteAnswer> {
    return this.answers.answer(await this.pipeline.prepareStage(writer, deals, id, stage, attribute), query, reply);
  }

  @Get(':recordId/stages')
  @Needs('read')
  @ApiOperation({ summary: 'Every stage a deal was in, oldest first' })
  async stages(
    @Param('recordId', { schema: recordId }) id: string,
    @Query({ schema: stageQuery }) { attribute }: z.infer<typeof stageQuery>,
  ) {
    return { data: await this.pipeline.listStages(deals, id, attribute) };
  }
}
