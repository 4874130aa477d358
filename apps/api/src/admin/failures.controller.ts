import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { FailuresService } from '@app/failures';
import { type z } from 'zod';
import { Needs } from '../http/api-key.guard.js';
import { Route } from '../http/route.js';
import {
  deliveriesPage,
  deliveriesQuery,
  deliveryReplay,
  jobRetry,
  jobsBody,
  jobsQuery,
  replayedBody,
  retriedBody,
} from './admin.dto.js';

/** Failed work, found and done again. */
@Needs('admin')
@ApiBearerAuth()
@ApiTags('failed work')
@Controller('v1/admin')
export class FailuresController {
  constructor(private readonly failures: FailuresService) {}

  @Get('deliveries')
  @Route("Search Attio's deliveries by record, attribute, error, time and state, newest first", {
    answers: { 200: deliveriesPage },
    refuses: ['cursor_invalid'],
  })
  async listDeliveries(
    @Query({ schema: deliveriesQuery }) query: z.infer<typeof deliveriesQuery>,
  ): Promise<z.infer<typeof deliveriesPage>> {
    const { state, limit, cursor, ...filter } = query;
    const search = { ...filter, state: state && [state] };
    const { data, nextCursor } = await this.failures.listDeliveries(search, limit, cursor);
    return { data, pagination: { next_cursor: nextCursor } };
  }

  @Post('deliveries/replay')
  @HttpCode(202)
  @Route('Read again what deliveries speak of: one, a selection, or a range of time', {
    answers: { 202: replayedBody },
  })
  async replayDeliveries(
    @Body({ schema: deliveryReplay }) body: z.infer<typeof deliveryReplay>,
  ): Promise<z.infer<typeof replayedBody>> {
    const { state, ...filter } = body;
    return { data: await this.failures.replayDeliveries({ ...filter, state: state && [state] }) };
  }

  @Get('jobs/failed')
  @Route('Jobs that used up their attempts, newest first; the dashboard shows the same', { answers: { 200: jobsBody } })
  async listJobs(@Query({ schema: jobsQuery }) query: z.infer<typeof jobsQuery>): Promise<z.infer<typeof jobsBody>> {
    return { data: await this.failures.listJobs(query) };
  }

  @Post('jobs/failed/retry')
  @HttpCode(202)
  @Route('Put failed jobs back in line: one, a selection, or a range of time', { answers: { 202: retriedBody } })
  async retryJobs(@Body({ schema: jobRetry }) body: z.infer<typeof jobRetry>): Promise<z.infer<typeof retriedBody>> {
    return { data: { retried: await this.failures.retryJobs(body) } };
  }
}
