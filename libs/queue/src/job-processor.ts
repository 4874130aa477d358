import { Inject, Logger, Optional, type BeforeApplicationShutdown } from '@nestjs/common';
import { WorkerHost } from '@nestjs/bullmq';
import { AppError, withCorrelation } from '@app/common';
import { Metrics } from '@app/metrics';
import { DelayedError, UnrecoverableError, type Job } from 'bullmq';
import { definitionOf, type JobName, type PayloadOf } from './catalogue.js';

/** How long a job that met an outage is put off. Its queue is paused meanwhile, as a rule. */
const OUTAGE_WAIT_MS = 1_000;
/** Less than what supervisors wait after SIGTERM before they kill (10 s with Docker). */
const DRAIN_MS = 8_000;

export type JobHandlers = { [N in JobName]?: (payload: PayloadOf<N>) => Promise<unknown> };

/**
 * What every processor is: payload in, one handler called, errors sorted. A failed job fails, because attempts,
 * back-off and the dashboard depend on it; what can never succeed is not tried again, and what met an outage is put off
 * as if it had not been tried.
 */
export abstract class JobProcessor extends WorkerHost implements BeforeApplicationShutdown {
  protected readonly logger = new Logger(this.constructor.name);
  abstract readonly handlers: JobHandlers;
  @Optional()
  @Inject(Metrics)
  private readonly metrics?: Metrics;
  private readonly underWay = new Set<Promise<void>>();

  /**
   * Takes no more jobs and waits for those under way, while everything they need is still there. What takes longer is
   * left: its row in Postgres says where it stands, and another worker goes on.
   */
  async beforeApplicationShutdown(): Promise<void> {
    await this.worker.pause(true);
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<'late'>((resolve) => {
      timer = setTimeout(() => resolve('late'), DRAIN_MS);
    });
    const isLate = (await Promise.race([Promise.allSettled(this.underWay), late])) === 'late';
    clearTimeout(timer);
    if (isLate) this.logger.warn(`${this.underWay.size} jobs are still under way and left to another worker`);
    await this.worker.close(isLate);
  }

  /** @param token of BullMQ: proves that this worker holds the job */
  async process(job: Job<unknown>, token?: string): Promise<void> {
    const work = this.handle(job, token);
    this.underWay.add(work);
    try {
      await work;
    } finally {
      this.underWay.delete(work);
    }
  }

  private async handle(job: Job<unknown>, token: string | undefined): Promise<void> {
    const handler = this.handlers[job.name as JobName] as ((payload: unknown) => Promise<unknown>) | undefined;
    const definition = definitionOf(job.name);
    if (definition === undefined || handler === undefined) {
      throw new UnrecoverableError(`No handler for job ${job.name} on queue ${job.queueName}`);
    }
    const payload = definition.payload.safeParse(job.data);
    if (!payload.success) {
      const paths = payload.error.issues.map((issue) => issue.path.join('.') || '(all)').join(', ');
      throw new UnrecoverableError(`The payload of ${job.name} is wrong at ${paths}`);
    }
    const startedAt = performance.now();
    let outcome = 'done';
    try {
      await withCorrelation(`${job.name}:${job.id ?? ''}`, () => handler(payload.data));
    } catch (error) {
      outcome = error instanceof AppError && error.isOutage ? 'put_off' : 'failed';
      if (outcome === 'put_off') await this.putOff(job, token);
      throw this.sorted(job, error);
    } finally {
      this.note(job, outcome, (performance.now() - startedAt) / 1_000);
    }
  }

  private note({ queueName: queue, name }: Job, outcome: string, seconds: number): void {
    this.metrics?.count('attio_sync_jobs_total', { queue, job: name, outcome });
    this.metrics?.observe('attio_sync_job_seconds', { queue, job: name }, seconds);
  }

  /** @throws DelayedError BullMQ's sign that the job is not done and did not fail */
  private async putOff(job: Job, token: string | undefined): Promise<never> {
    this.logger.debug(`Job ${job.name} is put off: what it needs is away`);
    await job.moveToDelayed(Date.now() + OUTAGE_WAIT_MS, token);
    throw new DelayedError();
  }

  private sorted(job: Job, error: unknown): Error {
    const failure = error instanceof Error ? error : new Error(String(error));
    this.logger.warn(`Job ${job.name} failed at attempt ${job.attemptsMade + 1}`, failure);
    if (!(failure instanceof AppError) || failure.retryable) return failure;
    return new UnrecoverableError(`${failure.code}: ${failure.message}`);
  }
}
