import { BadRequestException, Controller, Post, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { WebhookService } from '@app/webhook';
import { type FastifyReply, type FastifyRequest } from 'fastify';
import { Public } from '../http/api-key.guard.js';
import { SIGNED_BODIES } from '../http/bodies.js';

/** Attio's deliveries. The signature is the authentication. */
@Public()
@ApiExcludeController()
@Controller(SIGNED_BODIES)
export class WebhooksController {
  constructor(private readonly webhooks: WebhookService) {}

  @Post()
  async receive(@Req() { body, headers }: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    if (!Buffer.isBuffer(body)) throw new BadRequestException();
    await this.webhooks.accept({
      rawBody: body,
      signature: oneOf(headers['attio-signature'] ?? headers['x-attio-signature']),
      idempotencyKey: oneOf(headers['idempotency-key']),
    });
    void reply.code(202).send();
  }
}

/** Node joins repeated headers of other names than its own with commas, so that a list never comes. */
function oneOf(header: string | string[] | undefined): string | undefined {
  return Array.isArray(header) ? header[0] : header;
}
