export { type ChangeView } from './feed/change-view.js';
export { type FeedQuery } from './feed/feed-filter.js';
export { FeedService, type FeedPage } from './feed/feed.service.js';
export { FeedStream } from './feed/feed-stream.js';
export { feedConfig } from './feed.config.js';
export { FeedModule } from './feed.module.js';
export { DeliveryService } from './subscriptions/delivery.service.js';
export { SubscriptionService, type NewSubscriptionRequest } from './subscriptions/subscription.service.js';
export { type AttemptView, type SubscriptionView } from './subscriptions/subscription-view.js';
