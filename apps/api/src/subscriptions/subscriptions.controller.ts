import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import {
  ApiAcceptedResponse,
  ApiBearerAuth,
  ApiCreatedResponse,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import { SubscriptionService } from '@app/feed';
import { z } from 'zod';
import { Needs } from '../http/api-key.guard.js';
import {
  allSubscriptions,
  attemptsPage,
  attemptsQuery,
  newSubscription,
  oneSubscription,
  replayBody,
  replayRange,
  rotation,
  subscriptionEdit,
  subscriptionWithSecret,
} from './subscriptions.dto.js';

const MS_PER_HOUR = 3_600_000;
const subscriptionId = z.guid();

/** Outgoing webhooks, signed as the Standard Webhooks specification says. */
@Needs('write')
@ApiBearerAuth()
@ApiTags('subscriptions')
@Controller('v1/subscriptions')
export class SubscriptionsController {
  constructor(private readonly subscriptions: SubscriptionService) {}

  @Post()
  @ApiOperation({ summary: 'Subscribe to changes; the answer shows the signing secret, once' })
  @ApiCreatedResponse({ standardSchema: subscriptionWithSecret })
  async create(
    @Body({ schema: newSubscription }) body: z.infer<typeof newSubscription>,
  ): Promise<z.infer<typeof subscriptionWithSecret>> {
    return { data: await this.subscriptions.create(body) };
  }

  @Get()
  @Needs('read')
  @ApiOperation({ summary: 'All subscriptions and how far each of them is' })
  @ApiOkResponse({ standardSchema: allSubscriptions })
  async list(): Promise<z.infer<typeof allSubscriptions>> {
    return { data: await this.subscriptions.list() };
  }

  @Get(':id')
  @Needs('read')
  @ApiOperation({ summary: 'One subscription' })
  @ApiOkResponse({ standardSchema: oneSubscription })
  async get(@Param('id', { schema: subscriptionId }) id: string): Promise<z.infer<typeof oneSubscription>> {
    return { data: await this.subscriptions.get(id) };
  }

  @Patch(':id')
  @ApiOperation({ summary: 'Change name, target or filter; the place in the feed stays' })
  @ApiOkResponse({ standardSchema: oneSubscription })
  async edit(
    @Param('id', { schema: subscriptionId }) id: string,
    @Body({ schema: subscriptionEdit }) body: z.infer<typeof subscriptionEdit>,
  ): Promise<z.infer<typeof oneSubscription>> {
    return { data: await this.subscriptions.edit(id, body) };
  }

  @Delete(':id')
  @HttpCode(204)
  @ApiOperation({ summary: 'End a subscription; its log of attempts goes with it' })
  @ApiNoContentResponse()
  async delete(@Param('id', { schema: subscriptionId }) id: string): Promise<void> {
    await this.subscriptions.delete(id);
  }

  @Post(':id/pause')
  @HttpCode(200)
  @ApiOperation({ summary: 'Hold deliveries; nothing is lost meanwhile' })
  @ApiOkResponse({ standardSchema: oneSubscription })
  async pause(@Param('id', { schema: subscriptionId }) id: string): Promise<z.infer<typeof oneSubscription>> {
    return { data: await this.subscriptions.pause(id) };
  }

  @Post(':id/enable')
  @HttpCode(200)
  @ApiOperation({ summary: 'Go on where it stopped, also after it was disabled by long failure' })
  @ApiOkResponse({ standardSchema: oneSubscription })
  async enable(@Param('id', { schema: subscriptionId }) id: string): Promise<z.infer<typeof oneSubscription>> {
    return { data: await this.subscriptions.enable(id) };
  }

  @Post(':id/rotate-secret')
  @HttpCode(200)
  @ApiOperation({ summary: 'Make a new signing secret; both sign until the grace time is over' })
  @ApiOkResponse({ standardSchema: subscriptionWithSecret })
  async rotateSecret(
    @Param('id', { schema: subscriptionId }) id: string,
    @Body({ schema: rotation }) body: z.infer<typeof rotation>,
  ): Promise<z.infer<typeof subscriptionWithSecret>> {
    return { data: await this.subscriptions.rotateSecret(id, body.grace_hours * MS_PER_HOUR) };
  }

  @Post(':id/replay')
  @HttpCode(202)
  @ApiOperation({ summary: 'Send a stretch of the feed again, in order; messages keep their ids' })
  @ApiAcceptedResponse({ standardSchema: replayBody })
  async replay(
    @Param('id', { schema: subscriptionId }) id: string,
    @Body({ schema: replayRange }) body: z.infer<typeof replayRange>,
  ): Promise<z.infer<typeof replayBody>> {
    return { data: await this.subscriptions.replay(id, body) };
  }

  @Get(':id/attempts')
  @Needs('read')
  @ApiOperation({ summary: 'Every attempt to deliver, newest first' })
  @ApiOkResponse({ standardSchema: attemptsPage })
  async listAttempts(
    @Param('id', { schema: subscriptionId }) id: string,
    @Query({ schema: attemptsQuery }) query: z.infer<typeof attemptsQuery>,
  ): Promise<z.infer<typeof attemptsPage>> {
    const { data, nextCursor } = await this.subscriptions.listAttempts(id, query);
    return { data, pagination: { next_cursor: nextCursor } };
  }
}
