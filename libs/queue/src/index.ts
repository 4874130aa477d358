export { FailedJobs, type FailedJob } from './failed-jobs.js';
export { JobProcessor, type JobHandlers } from './job-processor.js';
export { JobQueue } from './job-queue.js';
export { QueueBoard } from './queue-board.js';
export { queueConfig } from './queue.config.js';
export { QueueModule, QueueWorkerModule } from './queue.module.js';
export { QueuePauses } from './queue-pauses.js';
export { QueueProbe } from './queue-probe.js';
export { QueueProcessor } from './queue-processor.js';
