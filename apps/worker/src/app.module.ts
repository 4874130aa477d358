import { Module } from '@nestjs/common';
import { ConfigModule } from '@nestjs/config';
import { ScheduleModule } from '@nestjs/schedule';
import { Clock } from '@app/common';
import { FeedModule } from '@app/feed';
import { QueueModule, QueueWorkerModule } from '@app/queue';
import { SyncModule } from '@app/sync';
import { TracingModule } from '@app/tracing';
import { ViewsModule } from '@app/views';
import { WebhookHandlersModule, WebhookWatchModule } from '@app/webhook';
import { AttioPause } from './attio-pause.js';
import { BackfillStarter } from './backfill.starter.js';
import { EventsProcessor } from './events/events.processor.js';
import { FeedProcessor } from './feed/feed.processor.js';
import { FeedScheduler } from './feed/feed.scheduler.js';
import { MetricsServer } from './metrics/metrics.server.js';
import { PushesProcessor } from './push/pushes.processor.js';
import { RefreshProcessor } from './refresh/refresh.processor.js';
import { RunsProcessor } from './runs/runs.processor.js';
import { ScheduleScheduler } from './schedules/schedule.scheduler.js';
import { SweepScheduler } from './sweep.scheduler.js';
import { ViewsScheduler } from './views/views.scheduler.js';
import { workerConfig } from './worker.config.js';

@Module({
  imports: [
    ConfigModule.forFeature(workerConfig),
    ScheduleModule.forRoot(),
    FeedModule,
    QueueModule,
    QueueWorkerModule,
    SyncModule,
    TracingModule,
    ViewsModule,
    WebhookHandlersModule.with(),
    WebhookWatchModule,
  ],
  providers: [
    AttioPause,
    BackfillStarter,
    Clock,
    EventsProcessor,
    FeedProcessor,
    FeedScheduler,
    MetricsServer,
    PushesProcessor,
    RefreshProcessor,
    RunsProcessor,
    ScheduleScheduler,
    SweepScheduler,
    ViewsScheduler,
  ],
})
export class AppModule {}
