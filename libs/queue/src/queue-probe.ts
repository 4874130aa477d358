import { Injectable } from '@nestjs/common';
import { getQueueToken } from '@nestjs/bullmq';
import { ModuleRef } from '@nestjs/core';
import { type Queue } from 'bullmq';
import { queueNames } from './catalogue.js';

/** What health asks of the queues. */
@Injectable()
export class QueueProbe {
  constructor(private readonly moduleRef: ModuleRef) {}

  /** @returns waiting, active, delayed and failed jobs per queue; fails when Redis does not answer */
  async counts(): Promise<Record<string, Record<string, number>>> {
    const entries = queueNames.map(async (name) => {
      const queue = this.moduleRef.get<Queue>(getQueueToken(name), { strict: false });
      return [name, await queue.getJobCounts('waiting', 'active', 'delayed', 'failed')] as const;
    });
    return Object.fromEntries(await Promise.all(entries));
  }
}
