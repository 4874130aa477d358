import { JobProcessor, QueueProcessor, type JobHandlers } from '@app/queue';
import { RefreshService } from '@app/sync';

@QueueProcessor('refresh', 8)
export class RefreshProcessor extends JobProcessor {
  constructor(private readonly refreshes: RefreshService) {
    super();
  }

  readonly handlers: JobHandlers = { 'refresh.scope': (scope) => this.refreshes.refresh(scope) };
}
