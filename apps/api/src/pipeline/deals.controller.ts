import { Body, Controller, Get, Param, Post, Query, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { EditsService, PipelineService, type Writer } from '@app/sync';
import { type FastifyReply } from 'fastify';
import { z } from 'zod';
import { Needs } from '../http/api-key.guard.js';
import { Route } from '../http/route.js';
import { recordId } from '../records/records.dto.js';
import { stageBody, stagePeriods, stageQuery, type StageBody } from '../lists/lists.dto.js';
import { asksAttio, EditRoute } from '../writes/edit-route.js';
import { valuesInput, WriteAnswers, writeQuery, type WriteAnswer, type WriteQuery } from '../writes/write-answer.js';
import { FromWriter } from '../writes/writer.js';

const dealBody = z.strictObject({
  name: z
    .string()
    .min(1)
    .meta({ examples: ['Analytical Engines renewal'] }),
  owner: z
    .union([z.string().min(3), z.record(z.string(), z.unknown())])
    .describe("E-mail address of a workspace member, or Attio's object form: Attio wants an owner")
    .meta({ examples: ['grace@acme.example'] }),
  stage: z
    .string()
    .min(1)
    .describe('Title or id of a stage: Attio wants one')
    .meta({ examples: ['Lead'] }),
  value: z
    .union([z.number(), z.string()])
    .optional()
    .meta({ examples: [25_000] }),
  values: valuesInput
    .default({})
    .describe('Any other attribute')
    .meta({ examples: [{}] }),
});
const deals = { kind: 'record' as const, collection: 'deals' };
const newDeals = {
  ...deals,
  pathOf: (name: string) => (Object.hasOwn(dealBody.shape, name) ? name : `values.${name}`),
};

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
  @EditRoute('Create a deal with its owner and stage', ['unknown_object', 'values_invalid'])
  async create(
    @Query({ schema: writeQuery }) query: WriteQuery,
    @Body({ schema: dealBody }) { values, ...named }: z.infer<typeof dealBody>,
    @FromWriter() writer: Writer,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<WriteAnswer> {
    const edit = await this.edits.prepareCreate(writer, newDeals, { ...values, ...named });
    return this.answers.answer(edit, query, reply);
  }

  @Post(':recordId/stage')
  @EditRoute('Move a deal to another stage', ['unknown_object', 'record_not_found', 'values_invalid'])
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
  @Route('Every stage a deal was in, oldest first; asks Attio, which keeps it', {
    answers: { 200: stagePeriods },
    refuses: ['unknown_object', 'values_invalid', 'attio_not_found', ...asksAttio],
  })
  async stages(
    @Param('recordId', { schema: recordId }) id: string,
    @Query({ schema: stageQuery }) { attribute }: z.infer<typeof stageQuery>,
  ): Promise<z.infer<typeof stagePeriods>> {
    return { data: await this.pipeline.listStages(deals, id, attribute) };
  }
}
