import { Module } from '@nestjs/common';
import { ConfigModule } from '@nestjs/config';
import { Clock } from '@app/common';
import { DatabaseModule } from '@app/database';
import { QueueModule } from '@app/queue';
import { FeedService } from './feed/feed.service.js';
import { FeedStream } from './feed/feed-stream.js';
import { FeedWatch } from './feed/feed-watch.js';
import { SchemaNames } from './feed/schema-names.js';
import { feedConfig } from './feed.config.js';
import { DeliveryService } from './subscriptions/delivery.service.js';
import { SubscriptionService } from './subscriptions/subscription.service.js';
import { TargetCheck } from './subscriptions/target-check.js';
import { WebhookSender } from './subscriptions/webhook-sender.js';

const services = [FeedService, FeedStream, SubscriptionService, DeliveryService];

/** Tells others what changed: pages, streams and outgoing webhooks over one log. */
@Module({
  imports: [ConfigModule.forFeature(feedConfig), DatabaseModule, QueueModule],
  providers: [Clock, FeedWatch, SchemaNames, TargetCheck, WebhookSender, ...services],
  exports: services,
})
export class FeedModule {}
