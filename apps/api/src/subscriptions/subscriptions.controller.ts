import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { SubscriptionService } from '@app/feed';
import { type z } from 'zod';
import { id as subscriptionId } from '../http/atoms.js';
import { Needs } from '../http/api-key.guard.js';
import { Route } from '../http/route.js';
import {
  allSubscriptions,
  attemptsPage,
  attemptsQuery,
  newSubscription,
  oneSubscription,
  replayBody,
  replayRange,
  skipBody,
  rotation,
  subscriptionEdit,
  subscriptionWithSecret,
} from './subscriptions.dto.js';

const MS_PER_HOUR = 3_600_000;

/** Outgoing webhooks, signed as the Standard Webhooks specification says. */
@Needs('write')
@ApiBearerAuth()
@ApiTags('subscriptions')
@Controller('v1/subscriptions')
export class SubscriptionsController {
  constructor(private readonly subscriptions: SubscriptionService) {}

  @Post()
  @Route('Subscribe to changes; the answer shows the signing secret, once', {
    answers: { 201: subscriptionWithSecret },
    refuses: ['target_forbidden', 'feed_filter_invalid', 'cursor_invalid', 'cursor_expired'],
  })
  async create(
    @Body({ schema: newSubscription }) body: z.infer<typeof newSubscription>,
  ): Promise<z.infer<typeof subscriptionWithSecret>> {
    return { data: await this.subscriptions.create(body) };
  }

  @Get()
  @Needs('read')
  @Route('All subscriptions and how far each of them is', { answers: { 200: allSubscriptions } })
  async list(): Promise<z.infer<typeof allSubscriptions>> {
    return { data: await this.subscriptions.list() };
  }

  @Get(':id')
  @Needs('read')
  @Route('One subscription', { answers: { 200: oneSubscription }, refuses: ['subscription_not_found'] })
  async get(@Param('id', { schema: subscriptionId }) id: string): Promise<z.infer<typeof oneSubscription>> {
    return { data: await this.subscriptions.get(id) };
  }

  @Patch(':id')
  @Route('Change name, target or filter; the place in the feed stays', {
    answers: { 200: oneSubscription },
    refuses: ['subscription_not_found', 'target_forbidden', 'feed_filter_invalid'],
  })
  async edit(
    @Param('id', { schema: subscriptionId }) id: string,
    @Body({ schema: subscriptionEdit }) body: z.infer<typeof subscriptionEdit>,
  ): Promise<z.infer<typeof oneSubscription>> {
    return { data: await this.subscriptions.edit(id, body) };
  }

  @Delete(':id')
  @HttpCode(204)
  @Route('End a subscription; its log of attempts goes with it', {
    answers: { 204: null },
    refuses: ['subscription_not_found'],
  })
  async delete(@Param('id', { schema: subscriptionId }) id: string): Promise<void> {
    await this.subscriptions.delete(id);
  }

  @Post(':id/pause')
  @HttpCode(200)
  @Route('Hold deliveries; nothing is lost meanwhile', {
    answers: { 200: oneSubscription },
    refuses: ['subscription_not_found'],
  })
  async pause(@Param('id', { schema: subscriptionId }) id: string): Promise<z.infer<typeof oneSubscription>> {
    return { data: await this.subscriptions.pause(id) };
  }

  @Post(':id/enable')
  @HttpCode(200)
  @Route('Go on where it stopped, also after it was disabled by long failure', {
    answers: { 200: oneSubscription },
    refuses: ['subscription_not_found', 'cursor_expired'],
  })
  async enable(@Param('id', { schema: subscriptionId }) id: string): Promise<z.infer<typeof oneSubscription>> {
    return { data: await this.subscriptions.enable(id) };
  }

  @Post(':id/skip')
  @HttpCode(200)
  @Route('Pass over the message that is never accepted, so that those behind it have their turn', {
    answers: { 200: oneSubscription },
    refuses: ['subscription_not_found', 'subscription_not_blocked'],
  })
  async skip(
    @Param('id', { schema: subscriptionId }) id: string,
    @Body({ schema: skipBody }) { sequence }: z.infer<typeof skipBody>,
  ): Promise<z.infer<typeof oneSubscription>> {
    return { data: await this.subscriptions.skip(id, sequence) };
  }

  @Post(':id/rotate-secret')
  @HttpCode(200)
  @Route('Make a new signing secret; both sign until the grace time is over', {
    answers: { 200: subscriptionWithSecret },
    refuses: ['subscription_not_found'],
  })
  async rotateSecret(
    @Param('id', { schema: subscriptionId }) id: string,
    @Body({ schema: rotation }) body: z.infer<typeof rotation>,
  ): Promise<z.infer<typeof subscriptionWithSecret>> {
    return { data: await this.subscriptions.rotateSecret(id, body.grace_hours * MS_PER_HOUR) };
  }

  @Post(':id/replay')
  @HttpCode(202)
  @Route('Send a stretch of the feed again, in order; messages keep their ids', {
    answers: { 202: replayBody },
    refuses: ['subscription_not_found', 'cursor_invalid', 'cursor_expired'],
  })
  async replay(
    @Param('id', { schema: subscriptionId }) id: string,
    @Body({ schema: replayRange }) body: z.infer<typeof replayRange>,
  ): Promise<z.infer<typeof replayBody>> {
    return { data: await this.subscriptions.replay(id, body) };
  }

  @Get(':id/attempts')
  @Needs('read')
  @Route('Every attempt to deliver, newest first', {
    answers: { 200: attemptsPage },
    refuses: ['subscription_not_found', 'cursor_invalid'],
  })
  async listAttempts(
    @Param('id', { schema: subscriptionId }) id: string,
    @Query({ schema: attemptsQuery }) query: z.infer<typeof attemptsQuery>,
  ): Promise<z.infer<typeof attemptsPage>> {
    const { data, nextCursor } = await this.subscriptions.listAttempts(id, query);
    return { data, pagination: { next_cursor: nextCursor } };
  }
}
