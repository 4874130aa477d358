import { JobProcessor, QueueProcessor, type JobHandlers } from '@app/queue';
import { RunService } from '@app/sync';

@QueueProcessor('runs', 4)
export class RunsProcessor extends JobProcessor {
  constructor(private readonly runs: RunService) {
    super();
  }

  readonly handlers: JobHandlers = { 'run.execute': ({ runId }) => this.runs.execute(runId) };
}
