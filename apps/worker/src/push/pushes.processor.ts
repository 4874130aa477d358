import { JobProcessor, QueueProcessor, type JobHandlers } from '@app/queue';
import { PushService } from '@app/sync';

@QueueProcessor('pushes', 16)
export class PushesProcessor extends JobProcessor {
  constructor(private readonly pushes: PushService) {
    super();
  }

  readonly handlers: JobHandlers = { 'push.item': (item) => this.pushes.push(item) };
}
