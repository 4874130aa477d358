import { DeliveryService } from '@app/feed';
import { JobProcessor, QueueProcessor, type JobHandlers } from '@app/queue';

@QueueProcessor('feed', 16)
export class FeedProcessor extends JobProcessor {
  constructor(private readonly deliveries: DeliveryService) {
    super();
  }

  readonly handlers: JobHandlers = { 'feed.deliver': ({ subscriptionId }) => this.deliveries.deliver(subscriptionId) };
}
