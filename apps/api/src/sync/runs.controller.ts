import { Controller, Get, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import { RunService } from '@app/sync';
import { z } from 'zod';
import { Needs } from '../http/api-key.guard.js';
import { runView, type RunView } from './run-view.js';

const runsQuery = z.object({ limit: z.coerce.number().int().min(1).max(500).default(50) });

@Needs('read')
@ApiBearerAuth()
@ApiTags('sync')
@Controller('v1/sync/runs')
export class RunsController {
  constructor(private readonly runs: RunService) {}

  @Get()
  @ApiOperation({ summary: 'Backfills and reconciliations with their progress, newest first' })
  async list(@Query({ schema: runsQuery }) query: z.infer<typeof runsQuery>): Promise<{ data: RunView[] }> {
    const runs = await this.runs.list(query.limit);
    return { data: runs.map((run) => runView(run, Date.now())) };
  }
}
