import { Module } from '@nestjs/common';
import { ConfigModule } from '@nestjs/config';
import { DiscoveryModule } from '@nestjs/core';
import { BullModule } from '@nestjs/bullmq';
import { MetricsModule } from '@app/metrics';
import { queueNames } from './catalogue.js';
import { FailedJobs } from './failed-jobs.js';
import { HandlerCheck } from './handler-check.js';
import { JobQueue } from './job-queue.js';
import { QueueBoard } from './queue-board.js';
import { QueuePauses } from './queue-pauses.js';
import { queueConfig, type QueueConfig } from './queue.config.js';
import { QueueProbe } from './queue-probe.js';

/** Queues to add jobs to. Processes that work on them import `QueueWorkerModule` as well. */
@Module({
  imports: [
    ConfigModule.forFeature(queueConfig),
    BullModule.forRootAsync({
      imports: [ConfigModule.forFeature(queueConfig)],
      inject: [queueConfig.KEY],
      // Workers must wait for a lost Redis for ever; callers do not wait at all (see JobQueue).
      useFactory: ({ redisUrl, prefix }: QueueConfig) => ({
        connection: { url: redisUrl, maxRetriesPerRequest: null },
        prefix,
      }),
    }),
    BullModule.registerQueue(...queueNames.map((name) => ({ name }))),
  ],
  providers: [FailedJobs, JobQueue, QueueBoard, QueueProbe],
  exports: [FailedJobs, JobQueue, QueueBoard, QueueProbe, BullModule],
})
export class QueueModule {}

/** For workers: refuses to start one that cannot handle every job, and lets them pause. */
@Module({
  imports: [DiscoveryModule, MetricsModule],
  providers: [HandlerCheck, QueuePauses],
  exports: [QueuePauses, MetricsModule],
})
export class QueueWorkerModule {}
