import { JobProcessor, QueueProcessor, type JobHandlers } from '@app/queue';
import { EventHandlingService } from '@app/webhook';

@QueueProcessor('events', 8)
export class EventsProcessor extends JobProcessor {
  constructor(private readonly handlings: EventHandlingService) {
    super();
  }

  readonly handlers: JobHandlers = { 'event.handle': (handling) => this.handlings.handle(handling) };
}
