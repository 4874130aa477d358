import { Controller, Get, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { AccessService } from '@app/access';
import { Metrics, ScrapeAccess } from '@app/metrics';
import { type FastifyReply, type FastifyRequest } from 'fastify';
import { bearerOf, Public } from '../http/api-key.guard.js';

/** For Prometheus. Scrapers show METRICS_TOKEN; people may show an API key of scope `admin` instead. */
@Public()
@ApiExcludeController()
@Controller('metrics')
export class MetricsController {
  constructor(
    private readonly metrics: Metrics,
    private readonly scrapers: ScrapeAccess,
    private readonly access: AccessService,
  ) {}

  @Get()
  async expose(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const { authorization } = request.headers;
    if (!this.scrapers.allows(authorization)) await this.access.authorize(bearerOf(authorization), 'admin');
    const { contentType, text } = await this.metrics.expose();
    await reply.type(contentType).send(text);
  }
}
