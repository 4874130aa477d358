import { Module, type OnApplicationShutdown } from '@nestjs/common';
import { ConfigModule } from '@nestjs/config';
import { CacheModule } from '@app/cache';
import { Clock } from '@app/common';
import { MetricsModule } from '@app/metrics';
import { AttioAttributes } from './attio-attributes.js';
import { AttioBreaker } from './attio-breaker.js';
import { AttioCaches } from './attio-caches.js';
import { AttioClient } from './attio-client.js';
import { AttioClock } from './attio-clock.js';
import { AttioComments, AttioThreads } from './attio-comments.js';
import { AttioEntries } from './attio-entries.js';
import { AttioExchange } from './attio-exchange.js';
import { AttioHistory } from './attio-history.js';
import { AttioLimiter } from './attio-limiter.js';
import { AttioLists } from './attio-lists.js';
import { AttioMeetings } from './attio-meetings.js';
import { AttioMembers } from './attio-members.js';
import { AttioMetrics } from './attio-metrics.js';
import { AttioNotes } from './attio-notes.js';
import { AttioObjects } from './attio-objects.js';
import { AttioObservers } from './attio-observers.js';
import { AttioRecords } from './attio-records.js';
import { AttioRetry } from './attio-retry.js';
import { AttioSchema } from './attio-schema.js';
import { AttioSelf } from './attio-self.js';
import { AttioTasks } from './attio-tasks.js';
import { AttioViews } from './attio-views.js';
import { AttioWebhooks } from './attio-webhooks.js';
import { attioConfig, type AttioConfig } from './attio.config.js';

const resources = [
  AttioAttributes,
  AttioComments,
  AttioEntries,
  AttioHistory,
  AttioLists,
  AttioMeetings,
  AttioMembers,
  AttioNotes,
  AttioObjects,
  AttioRecords,
  AttioSchema,
  AttioSelf,
  AttioTasks,
  AttioThreads,
  AttioViews,
  AttioWebhooks,
];

@Module({
  imports: [ConfigModule.forFeature(attioConfig), CacheModule, MetricsModule],
  providers: [
    Clock,
    AttioClock,
    AttioBreaker,
    AttioLimiter,
    AttioObservers,
    AttioCaches,
    AttioMetrics,
    AttioClient,
    {
      provide: AttioExchange,
      inject: [attioConfig.KEY, Clock],
      useFactory: ({ apiKey, ...settings }: AttioConfig, clock: Clock) => new AttioExchange(settings, apiKey, clock),
    },
    {
      provide: AttioRetry,
      inject: [attioConfig.KEY],
      useFactory: ({ maxRetries, maxRetryWaitMs }: AttioConfig) => new AttioRetry({ maxRetries, maxRetryWaitMs }),
    },
    ...resources,
  ],
  exports: [AttioBreaker, AttioCaches, AttioClock, AttioLimiter, AttioObservers, ...resources],
})
export class AttioModule implements OnApplicationShutdown {
  constructor(
    private readonly exchange: AttioExchange,
    breaker: AttioBreaker,
    self: AttioSelf,
  ) {
    breaker.probeWith(() => self.get());
  }

  async onApplicationShutdown(): Promise<void> {
    await this.exchange.close();
  }
}
