import { Controller, Get } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { GapService, ScheduleService, type GapEstimate } from '@app/sync';
import { z } from 'zod';
import { count, many, moment, one } from '../http/atoms.js';
import { Needs } from '../http/api-key.guard.js';
import { Route } from '../http/route.js';

const schedules = many(
  z.object({
    name: z.string().meta({ examples: ['reconcile:people'] }),
    kind: z
      .string()
      .nullable()
      .meta({ examples: ['record'] }),
    scope_slug: z
      .string()
      .nullable()
      .meta({ examples: ['people'] }),
    cron: z.string().meta({ examples: ['0 3 * * *'] }),
    next_at: moment,
    last_at: moment.nullable(),
  }),
);
const gap = one(
  z.object({
    days: z.number().meta({ examples: [30] }),
    lost_events: count,
    lost_per_day: z.number(),
    applied_deliveries: count,
    loss_rate: z.number().nullable(),
  }),
);

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
  @Route('When what is reconciled next', { answers: { 200: schedules } })
  async listSchedules(): Promise<z.infer<typeof schedules>> {
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
  @Route('How many events got lost on the way, as far as reconciliation found it', { answers: { 200: gap } })
  async getGap(): Promise<z.infer<typeof gap>> {
    return { data: gapView(await this.gap.estimate()) };
  }
}

function gapView({
  days,
  lostEvents,
  lostPerDay,
  appliedDeliveries,
  lossRate,
}: GapEstimate): z.infer<typeof gap>['data'] {
  return {
    days,
    lost_events: lostEvents,
    lost_per_day: lostPerDay,
    applied_deliveries: appliedDeliveries,
    loss_rate: lossRate,
  };
}
