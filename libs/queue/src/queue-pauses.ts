import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import { Metrics } from '@app/metrics';
import { type QueueName } from './catalogue.js';
import { JobProcessor } from './job-processor.js';

type WorkingState = 'working' | 'paused';

/** Lets this process stop taking jobs of some queues for a while: they wait in Redis, for us or for other processes. */
@Injectable()
export class QueuePauses implements OnModuleInit {
  private readonly logger = new Logger(QueuePauses.name);

  constructor(
    private readonly discovery: DiscoveryService,
    private readonly metrics: Metrics,
  ) {}

  onModuleInit(): void {
    this.metrics.addSource('workers', () => ({
      attio_sync_queue_paused: [...this.states()].map(([queue, state]) => ({
        labels: { queue },
        value: state === 'paused' ? 1 : 0,
      })),
    }));
  }

  /** Takes no new jobs of these queues; those under way go on. To be called after the application has started. */
  async pause(queues: readonly QueueName[]): Promise<void> {
    await Promise.all(this.workersOf(queues).map((worker) => worker.pause(true)));
    this.logger.log('queues paused', { queues });
  }

  /** Takes jobs of these queues again. */
  resume(queues: readonly QueueName[]): void {
    // Resolves when the worker ends, not when it has begun again.
    for (const worker of this.workersOf(queues)) void worker.resume();
    this.logger.log('queues resumed', { queues });
  }

  /** Whether this process takes jobs, by queue it works on. */
  states(): Map<string, WorkingState> {
    return new Map(this.workers().map((worker) => [worker.name, worker.isPaused() ? 'paused' : 'working']));
  }

  private workersOf(queues: readonly QueueName[]) {
    return this.workers().filter(({ name }) => queues.includes(name));
  }

  private workers() {
    return this.discovery
      .getProviders()
      .flatMap(({ instance }: { instance: unknown }) => (instance instanceof JobProcessor ? [instance.worker] : []));
  }
}
