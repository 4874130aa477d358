import { Controller, Get, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import { AlertService } from '@app/sync';
import { z } from 'zod';
import { Needs } from '../http/api-key.guard.js';

const alertsQuery = z.object({
  state: z.enum(['open', 'resolved', 'all']).default('open'),
  limit: z.coerce.number().int().min(1).max(500).default(50),
});

@Needs('admin')
@ApiBearerAuth()
@ApiTags('admin')
@Controller('v1/admin/alerts')
export class AlertsController {
  constructor(private readonly alerts: AlertService) {}

  @Get()
  @ApiOperation({ summary: 'What somebody should look at, newest first' })
  async list(@Query({ schema: alertsQuery }) { state, limit }: z.infer<typeof alertsQuery>) {
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
