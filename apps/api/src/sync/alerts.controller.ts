import { Controller, Get, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { AlertService } from '@app/sync';
import { z } from 'zod';
import { count, id, many, moment } from '../http/atoms.js';
import { Route } from '../http/route.js';
import { Needs } from '../http/api-key.guard.js';

const alertsQuery = z.strictObject({
  state: z.enum(['open', 'resolved', 'all']).default('open'),
  limit: z.coerce.number().int().min(1).max(500).default(50),
});

const alerts = many(
  z.object({
    id,
    code: z.string().meta({ examples: ['run_stopped'] }),
    subject: z
      .string()
      .nullable()
      .meta({ examples: ['people'] }),
    message: z.string().meta({ examples: ['a reconciliation wanted to delete too much'] }),
    details: z.unknown().meta({ examples: [{ suspects: 812 }] }),
    count: count.describe('How often since it was opened'),
    opened_at: moment,
    last_at: moment,
    resolved_at: moment.nullable().meta({ examples: [null] }),
  }),
);

@Needs('admin')
@ApiBearerAuth()
@ApiTags('admin')
@Controller('v1/admin/alerts')
export class AlertsController {
  constructor(private readonly alerts: AlertService) {}

  @Get()
  @Route('What somebody should look at, newest first', { answers: { 200: alerts } })
  async list(
    @Query({ schema: alertsQuery }) { state, limit }: z.infer<typeof alertsQuery>,
  ): Promise<z.infer<typeof alerts>> {
    const rows = await this.alerts.list({ isOpen: state === 'all' ? null : state === 'open', limit });
    return {
      data: rows.map((alert) => ({
        id: alert.alertId,
        code: alert.code,
        subject: alert.subject,
        message: alert.message,
        details: alert.details,
        count: alert.count,
        opened_at: alert.openedAt.toISOString(),
        last_at: alert.lastAt.toISOString(),
        resolved_at: alert.resolvedAt?.toISOString() ?? null,
      })),
    };
  }
}
