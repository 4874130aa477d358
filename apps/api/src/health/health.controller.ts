import { Controller, Get } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { HealthCheck, HealthCheckService, type HealthCheckResult } from '@nestjs/terminus';
import { AttioHealth, DatabaseHealth, RedisHealth, SyncHealth } from '@app/health';
import { Public } from '../http/api-key.guard.js';

@Public()
@ApiTags('health')
@Controller('health')
export class HealthController {
  constructor(
    private readonly health: HealthCheckService,
    private readonly database: DatabaseHealth,
    private readonly redis: RedisHealth,
    private readonly attio: AttioHealth,
    private readonly sync: SyncHealth,
  ) {}

  @Get()
  @ApiOperation({ summary: 'The full report: what is needed, Attio, the webhook subscription, and open alerts' })
  @HealthCheck()
  async report(): Promise<HealthCheckResult> {
    return this.health.check([
      () => this.database.postgres(),
      () => this.database.migrations(),
      () => this.redis.redis(),
      () => this.attio.attio(),
      () => this.sync.webhook(),
      () => this.sync.openAlerts(),
    ]);
  }

  @Get('live')
  @ApiOperation({ summary: 'The process answers' })
  @HealthCheck()
  async live(): Promise<HealthCheckResult> {
    return this.health.check([]);
  }

  @Get('ready')
  @ApiOperation({ summary: 'Requests can be served: Postgres, Redis and migrations. Never fails on Attio alone' })
  @HealthCheck()
  async ready(): Promise<HealthCheckResult> {
    return this.health.check([
      () => this.database.postgres(),
      () => this.database.migrations(),
      () => this.redis.redis(),
    ]);
  }

  @Get('attio')
  @ApiOperation({ summary: 'Attio answers and knows our token' })
  @HealthCheck()
  async attioReady(): Promise<HealthCheckResult> {
    return this.health.check([() => this.attio.attio()]);
  }
}
