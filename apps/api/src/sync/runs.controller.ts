import { Readable } from 'node:stream';
import { Body, Controller, Get, HttpCode, Param, Post, Query, Req, StreamableFile } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import { RunService, type Certificate } from '@app/sync';
import { type FastifyRequest } from 'fastify';
import { type z } from 'zod';
import { Needs } from '../http/api-key.guard.js';
import { runEvents } from './run-events.js';
import { runView, type RunView } from './run-view.js';
import { newRun, runId, runsQuery, type NewRunBody } from './runs.dto.js';

@Needs('read')
@ApiBearerAuth()
@ApiTags('sync')
@Controller('v1/sync/runs')
export class RunsController {
  constructor(private readonly runs: RunService) {}

  @Get()
  @ApiOperation({ summary: 'Backfills, reconciliations and verifications with their progress, newest first' })
  async list(@Query({ schema: runsQuery }) query: z.infer<typeof runsQuery>): Promise<{ data: RunView[] }> {
    const runs = await this.runs.list(query.limit);
    return { data: runs.map((run) => runView(run, Date.now())) };
  }

  @Post()
  @Needs('write')
  @HttpCode(202)
  @ApiOperation({
    summary: 'Start a run of one object, list or kind',
    description: 'Two runs of one object cannot overlap: one that is under way is answered instead, `is_new` false.',
  })
  async start(@Body({ schema: newRun }) body: NewRunBody): Promise<{ data: RunView; is_new: boolean }> {
    const purpose = body.repair && body.purpose === 'verify' ? 'reconcile' : body.purpose;
    const object = body.object ?? `${body.kind ?? ''}s`;
    const kind = body.kind === undefined ? {} : { kind: body.kind };
    const queued = await this.runs.request({ object, ...kind, purpose });
    return { data: await this.view(queued.runId), is_new: queued.isNew };
  }

  @Get(':runId')
  @ApiOperation({ summary: 'One run with its progress' })
  async get(@Param('runId', { schema: runId }) id: string): Promise<{ data: RunView }> {
    return { data: await this.view(id) };
  }

  @Get(':runId/certificate')
  @ApiOperation({ summary: 'What the run found: digests of both sides, and every difference' })
  async certificate(@Param('runId', { schema: runId }) id: string): Promise<{ data: Certificate }> {
    return { data: await this.runs.getCertificate(id) };
  }

  @Post(':runId/cancel')
  @Needs('write')
  @HttpCode(200)
  @ApiOperation({ summary: 'End a run; what it has stored or repaired stays' })
  async cancel(@Param('runId', { schema: runId }) id: string): Promise<{ data: RunView }> {
    return { data: runView(await this.runs.cancel(id), Date.now()) };
  }

  @Get(':runId/events')
  @ApiOperation({ summary: 'Progress as server-sent events', description: 'Events `progress`, and at last `end`.' })
  @ApiProduces('text/event-stream')
  @ApiOkResponse({ schema: { type: 'string' } })
  async events(@Param('runId', { schema: runId }) id: string, @Req() request: FastifyRequest): Promise<StreamableFile> {
    await this.runs.get(id); // unknown runs are told before the stream begins
    const gone = new AbortController();
    request.raw.once('close', () => gone.abort());
    const stream = Readable.from(runEvents(this.runs, id, gone.signal), { objectMode: false });
    stream.once('close', () => gone.abort());
    return new StreamableFile(stream, { type: 'text/event-stream; charset=utf-8' });
  }

  private async view(id: string): Promise<RunView> {
    return runView(await this.runs.get(id), Date.now());
  }
}
