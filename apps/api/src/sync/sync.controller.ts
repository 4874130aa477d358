import { Controller, Get } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import { GapService, ScheduleService, type GapEstimate } from '@app/sync';
import { Needs } from '../http/api-key.guard.js';

@Needs('read')
@ApiBearerAuth()
@ApiTags('sync')
@Controller('v1/sync')
export class SyncController {
  constructor(
    private readonly schedules: ScheduleService,
    private readonly gap: GapService,
  ) {}

  @Get('schedules')
  @ApiOperation({ summary: 'When what is reconciled next' })
  async listSchedules() {
    const rules = await this.schedules.list();
    return {
      data: rules.map(({ name, kind, scopeSlug, cron, nextAt, lastAt }) => ({
        name,
        kind,
        scope_slug: scopeSlug,
        cron,
        next_at: nextAt.toISOString(),
        last_at: lastAt?.toISOString() ?? null,
      })),
    };
  }

  @Get('gap')
  @ApiOperation({ summary: 'How many events got lost on the way, as far as reconciliation found it' })
  async getGap(): Promise<{ data: GapView }> {
    return { data: gapView(await this.gap.estimate()) };
  }
}

interface GapView {
  days: number;
  lost_events: number;
  lost_per_day: number;
  applied_deliveries: number;
  loss_rate: number | null;
}

function gapView({ days, lostEvents, lostPerDay, appliedDeliveries, lossRate }: GapEstimate): GapView {
  return {
    days,
    lost_events: lostEvents,
    lost_per_day: lostPerDay,
    applied_deliveries: appliedDeliveries,
    loss_rate: lossRate,
  };
}
