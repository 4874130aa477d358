import { Module } from '@nestjs/common';
import { ConfigModule } from '@nestjs/config';
import { ScheduleModule } from '@nestjs/schedule';
import { Clock } from '@app/common';
import { QueueModule, QueueWorkerModule } from '@app/queue';
import { SyncModule } from '@app/sync';
import { BackfillStarter } from './backfill.starter.js';
import { RefreshProcessor } from './refresh/refresh.processor.js';
import { RunsProcessor } from './runs/runs.processor.js';
import { SweepScheduler } from './sweep.scheduler.js';
import { workerConfig } from './worker.config.js';

@Module({
  imports: [
    ConfigModule.forFeature(workerConfig),
    ScheduleModule.forRoot(),
    QueueModule,
    QueueWorkerModule,
    SyncModule,
  ],
  providers: [BackfillStarter, Clock, RefreshProcessor, RunsProcessor, SweepScheduler],
})
export class AppModule {}
