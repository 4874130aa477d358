import { Readable } from 'node:stream';
import { Body, Controller, Get, HttpCode, Param, Post, Query, Req, StreamableFile } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { RunService } from '@app/sync';
import { type FastifyRequest } from 'fastify';
import { type z } from 'zod';
import { Needs } from '../http/api-key.guard.js';
import { Route } from '../http/route.js';
import { runEvents } from './run-events.js';
import { runView } from './run-view.js';
import {
  allRuns,
  newRun,
  oneCertificate,
  oneRun,
  runId,
  runsQuery,
  startedRun,
  type NewRunBody,
  type RunView,
} from './runs.dto.js';

@Needs('read')
@ApiBearerAuth()
@ApiTags('sync')
@Controller('v1/sync/runs')
export class RunsController {
  constructor(private readonly runs: RunService) {}

  @Get()
  @Route('Backfills, reconciliations and verifications with their progress, newest first', {
    answers: { 200: allRuns },
  })
  async list(@Query({ schema: runsQuery }) query: z.infer<typeof runsQuery>): Promise<z.infer<typeof allRuns>> {
    const runs = await this.runs.list(query.limit);
    return { data: runs.map((run) => runView(run, Date.now())) };
  }

  @Post()
  @Needs('write')
  @HttpCode(202)
  @Route('Start a run of one object, list or kind', {
    answers: { 202: startedRun },
    refuses: ['unknown_object', 'unknown_list', 'not_mirrored', 'workspace_unbound'],
    description: 'Two runs of one object cannot overlap: one that is under way is answered instead, `is_new` false.',
  })
  async start(@Body({ schema: newRun }) body: NewRunBody): Promise<z.infer<typeof startedRun>> {
    const purpose = body.repair && body.purpose === 'verify' ? 'reconcile' : body.purpose;
    const object = body.object ?? `${body.kind ?? ''}s`;
    const kind = body.kind === undefined ? {} : { kind: body.kind };
    const queued = await this.runs.request({ object, ...kind, purpose });
    return { data: await this.view(queued.runId), is_new: queued.isNew };
  }

  @Get(':runId')
  @Route('One run with its progress', { answers: { 200: oneRun }, refuses: ['run_not_found'] })
  async get(@Param('runId', { schema: runId }) id: string): Promise<z.infer<typeof oneRun>> {
    return { data: await this.view(id) };
  }

  @Get(':runId/certificate')
  @Route('What the run found: digests of both sides, and every difference', {
    answers: { 200: oneCertificate },
    refuses: ['run_not_found', 'certificate_missing'],
  })
  async certificate(@Param('runId', { schema: runId }) id: string): Promise<z.infer<typeof oneCertificate>> {
    // Differences are objects of a closed shape there, and any members here.
    return { data: (await this.runs.getCertificate(id)) as unknown as z.infer<typeof oneCertificate>['data'] };
  }

  @Post(':runId/cancel')
  @Needs('write')
  @HttpCode(200)
  @Route('End a run; what it has stored or repaired stays', { answers: { 200: oneRun }, refuses: ['run_not_found'] })
  async cancel(@Param('runId', { schema: runId }) id: string): Promise<z.infer<typeof oneRun>> {
    return { data: runView(await this.runs.cancel(id), Date.now()) };
  }

  @Get(':runId/events')
  @Route('Progress as server-sent events', {
    answers: { 200: 'stream' },
    refuses: ['run_not_found'],
    description: 'Events `progress`, and at last `end`.',
  })
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
