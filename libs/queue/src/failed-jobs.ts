import { Injectable } from '@nestjs/common';
import { getQueueToken } from '@nestjs/bullmq';
import { ModuleRef } from '@nestjs/core';
import { type Queue } from 'bullmq';
import { queueNames } from './catalogue.js';

/** A job that used up its attempts. Its payload holds ids only. */
export interface FailedJob {
  id: string;
  queue: string;
  name: string;
  payload: unknown;
  attempts: number;
  error: string;
  failedAt: Date | null;
}

/** Failed jobs of one queue that are looked at. */
const MOST_PER_QUEUE = 1_000;

/** What failed in Redis: the same as on the dashboard, for programs. */
@Injectable()
export class FailedJobs {
  constructor(private readonly moduleRef: ModuleRef) {}

  /** Newest first, over all queues. */
  async list(): Promise<FailedJob[]> {
    const lists = await Promise.all(
      queueNames.map(async (queue) => {
        const jobs = await this.queue(queue).getFailed(0, MOST_PER_QUEUE - 1);
        return jobs.map((job) => ({
          id: job.id ?? '',
          queue,
          name: job.name,
          payload: job.data as unknown,
          attempts: job.attemptsMade,
          error: job.failedReason ?? '',
          failedAt: job.finishedOn === undefined ? null : new Date(job.finishedOn),
        }));
      }),
    );
    return lists.flat().sort((a, b) => (b.failedAt?.getTime() ?? 0) - (a.failedAt?.getTime() ?? 0));
  }

  /**
   * Puts failed jobs back in line. A job that is no longer failed is passed over, so doing it twice is doing it once.
   * @returns how many were put back
   */
  async retry(jobs: { queue: string; id: string }[]): Promise<number> {
    let retried = 0;
    for (const { queue, id } of jobs) {
      if (!queueNames.includes(queue)) continue;
      const job = await this.queue(queue).getJob(id);
      if (job === undefined || !(await job.isFailed())) continue;
      await job.retry('failed');
      retried += 1;
    }
    return retried;
  }

  /**
   * Removes failed jobs that speak of any of these ids, with their errors and stacks.
   * @returns how many were removed
   */
  async forget(ids: string[]): Promise<number> {
    let removed = 0;
    for (const { queue, id, payload, error } of await this.list()) {
      const text = `${id} ${JSON.stringify(payload)} ${error}`;
      if (!ids.some((one) => text.includes(one))) continue;
      await this.queue(queue).remove(id);
      removed += 1;
    }
    return removed;
  }

  private queue(name: string): Queue {
    return this.moduleRef.get<Queue>(getQueueToken(name), { strict: false });
  }
}
