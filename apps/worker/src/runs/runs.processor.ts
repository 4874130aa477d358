import { JobProcessor, QueueProcessor, type JobHandlers } from '@app/queue';
import { RunService } from '@app/sync';

// Each run has some pages in memory at once: more of them would not fit into the worker's (docs/performance.md).
@QueueProcessor('runs', 3)
export class RunsProcessor extends JobProcessor {
  constructor(private readonly runs: RunService) {
    super();
  }

  readonly handlers: JobHandlers = { 'run.execute': ({ runId }) => this.runs.execute(runId) };
}
