import { BadRequestException, Controller, Headers, HttpCode, Post, Req, type RawBodyRequest } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { WebhookService } from '@app/webhook';
import { type FastifyRequest } from 'fastify';
import { Public } from '../http/api-key.guard.js';

/** Attio's deliveries. The signature is the authentication. */
@Public()
@ApiExcludeController()
@Controller('webhooks/attio')
export class WebhooksController {
  constructor(private readonly webhooks: WebhookService) {}

  @Post()
  @HttpCode(202)
  async receive(
    @Req() request: RawBodyRequest<FastifyRequest>,
    @Headers('attio-signature') signature?: string,
    @Headers('x-attio-signature') signatureAgain?: string,
    @Headers('idempotency-key') idempotencyKey?: string,
  ): Promise<void> {
    if (!request.rawBody) throw new BadRequestException();
    await this.webhooks.accept({ rawBody: request.rawBody, signature: signature ?? signatureAgain, idempotencyKey });
  }
}
