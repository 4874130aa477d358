import { Processor } from '@nestjs/bullmq';
import { type QueueName } from './catalogue.js';

/**
 * Makes a `JobProcessor` the worker of one queue. A worker that died is noticed within seconds, and its jobs go to
 * another one as often as that takes: the work itself is safe to repeat.
 * @param concurrency jobs at a time in this process
 */
export function QueueProcessor(queue: QueueName, concurrency: number): ClassDecorator {
  return Processor(queue, { concurrency, lockDuration: 10_000, stalledInterval: 5_000, maxStalledCount: 1_000 });
}
