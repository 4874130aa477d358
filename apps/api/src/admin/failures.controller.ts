import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiAcceptedResponse, ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { FailuresService } from '@app/failures';
import { type z } from 'zod';
import { Needs } from '../http/api-key.guard.js';
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
  @ApiOperation({ summary: "Search Attio's deliveries by record, attribute, error, time and state, newest first" })
  @ApiOkResponse({ standardSchema: deliveriesPage })
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
  @ApiOperation({ summary: 'Read again what deliveries speak of: one, a selection, or a range of time' })
  @ApiAcceptedResponse({ standardSchema: replayedBody })
  async replayDeliveries(
    @Body({ schema: deliveryReplay }) body: z.infer<typeof deliveryReplay>,
  ): Promise<z.infer<typeof replayedBody>> {
    const { state, ...filter } = body;
    return { data: await this.failures.replayDeliveries({ ...filter, state: state && [state] }) };
  }

  @Get('jobs/failed')
  @ApiOperation({ summary: 'Jobs that used up their attempts, newest first; the dashboard shows the same' })
  @ApiOkResponse({ standardSchema: jobsBody })
  async listJobs(@Query({ schema: jobsQuery }) query: z.infer<typeof jobsQuery>): Promise<z.infer<typeof jobsBody>> {
    return { data: await this.failures.listJobs(query) };
  }

  @Post('jobs/failed/retry')
  @HttpCode(202)
  @ApiOperation({ summary: 'Put failed jobs back in line: one, a selection, or a range of time' })
  @ApiAcceptedResponse({ standardSchema: retriedBody })
  async retryJobs(@Body({ schema: jobRetry }) body: z.infer<typeof jobRetry>): Promise<z.infer<typeof retriedBody>> {
    return { data: { retried: await this.failures.retryJobs(body) } };
  }
}
