import { Module } from '@nestjs/common';
import { ConfigModule } from '@nestjs/config';
import { APP_FILTER, APP_GUARD, APP_PIPE } from '@nestjs/core';
import { AccessModule, RateModule } from '@app/access';
import { Clock } from '@app/common';
import { FailuresModule } from '@app/failures';
import { FeedModule } from '@app/feed';
import { HealthModule } from '@app/health';
import { MetricsModule } from '@app/metrics';
import { QueueModule } from '@app/queue';
import { QueryModule } from '@app/query';
import { SyncModule } from '@app/sync';
import { TracingModule } from '@app/tracing';
import { WebhookModule } from '@app/webhook';
import { CacheController } from './admin/cache.controller.js';
import { ErasuresController } from './admin/erasures.controller.js';
import { FailuresController } from './admin/failures.controller.js';
import { KeysController } from './admin/keys.controller.js';
import { apiConfig } from './api.config.js';
import { ChangesController } from './changes/changes.controller.js';
import { ActivityController } from './activity/activity.controller.js';
import { ActivityReadsController } from './activity/activity-reads.controller.js';
import { ConflictsController } from './conflicts/conflicts.controller.js';
import { PoliciesController } from './conflicts/policies.controller.js';
import { ContactWritesController } from './contacts/contact-writes.controller.js';
import { ContactsController } from './contacts/contacts.controller.js';
import { ExternalLinksController } from './external-links/external-links.controller.js';
import { HealthController } from './health/health.controller.js';
import { ApiKeyGuard } from './http/api-key.guard.js';
import { ProblemFilter } from './http/problem.filter.js';
import { validationPipe } from './http/validation.pipe.js';
import { WellFormedGuard } from './http/well-formed.guard.js';
import { ListsController } from './lists/lists.controller.js';
import { MetricsController } from './metrics/metrics.controller.js';
import { DealsController } from './pipeline/deals.controller.js';
import { RecordContextController } from './records/record-context.controller.js';
import { RecordQueriesController } from './records/record-queries.controller.js';
import { RecordWritesController } from './records/record-writes.controller.js';
import { RecordsController } from './records/records.controller.js';
import { SchemaController } from './schema/schema.controller.js';
import { SearchController } from './search/search.controller.js';
import { AlertsController } from './sync/alerts.controller.js';
import { DiffController } from './sync/diff.controller.js';
import { RunsController } from './sync/runs.controller.js';
import { SyncController } from './sync/sync.controller.js';
import { SubscriptionsController } from './subscriptions/subscriptions.controller.js';
import { TicketsController } from './tickets/tickets.controller.js';
import { WorkspaceBinder } from './workspace-binder.js';
import { WriteAnswers } from './writes/write-answer.js';
import { WebhooksController } from './webhooks/webhooks.controller.js';

@Module({
  imports: [
    ConfigModule.forFeature(apiConfig),
    AccessModule,
    FailuresModule,
    FeedModule,
    HealthModule,
    MetricsModule,
    QueryModule,
    QueueModule,
    RateModule,
    SyncModule,
    TracingModule,
    WebhookModule.with(),
  ],
  controllers: [
    AlertsController,
    DiffController,
    ChangesController,
    CacheController,
    ActivityController,
    ActivityReadsController,
    ConflictsController,
    PoliciesController,
    ContactsController,
    ContactWritesController,
    DealsController,
    ErasuresController,
    ExternalLinksController,
    ListsController,
    FailuresController,
    HealthController,
    KeysController,
    MetricsController,
    RecordContextController,
    RecordQueriesController,
    RecordsController,
    SchemaController,
    SearchController,
    RecordWritesController,
    RunsController,
    SyncController,
    SubscriptionsController,
    TicketsController,
    WebhooksController,
  ],
  providers: [
    Clock,
    WorkspaceBinder,
    WriteAnswers,
    { provide: APP_FILTER, useClass: ProblemFilter },
    ApiKeyGuard,
    { provide: APP_GUARD, useExisting: ApiKeyGuard },
    { provide: APP_GUARD, useClass: WellFormedGuard }, // after the key's: guards act in this order
    { provide: APP_PIPE, useValue: validationPipe },
  ],
})
export class AppModule {}
