import { Module } from '@nestjs/common';
import { ConfigModule } from '@nestjs/config';
import { SecretBox } from '@app/common';
import { AlertRepository } from './alert.repository.js';
import { ApiKeyRepository } from './api-key.repository.js';
import { ChangeFeedRepository } from './change-feed.repository.js';
import { ConflictRepository } from './conflict.repository.js';
import { DatabaseProbe } from './database-probe.js';
import { CrmViewRepository } from './crm-view.repository.js';
import { databaseConfig, type DatabaseConfig } from './database.config.js';
import { DeliverySearchRepository } from './delivery-search.repository.js';
import { DeliveryRepository } from './delivery.repository.js';
import { ErasureRepository } from './erasure.repository.js';
import { EventHandlingRepository } from './event-handling.repository.js';
import { DuplicateRepository } from './duplicate.repository.js';
import { ExternalLinkRepository } from './external-link.repository.js';
import { InstallationStateRepository } from './installation-state.repository.js';
import { LocalEditRepository } from './local-edit.repository.js';
import { MarkRepository } from './mark.repository.js';
import { MirrorReader } from './mirror-reader.repository.js';
import { MirrorScanRepository } from './mirror-scan.repository.js';
import { MirrorRepository } from './mirror.repository.js';
import { PolicyRepository } from './policy.repository.js';
import { PrismaService } from './prisma.service.js';
import { ItemPastRepository } from './query/item-past.repository.js';
import { ItemQueryRepository } from './query/item-query.repository.js';
import { ItemListRepository } from './query/item-list.repository.js';
import { RelatedRepository } from './query/related.repository.js';
import { SearchRepository } from './query/search.repository.js';
import { RetentionRepository } from './retention.repository.js';
import { RunCandidateRepository } from './run-candidate.repository.js';
import { SealedSecretsRepository } from './sealed-secrets.repository.js';
import { ScheduleRepository } from './schedule.repository.js';
import { SchemaNamesRepository } from './schema-names.repository.js';
import { SchemaRepository } from './schema.repository.js';
import { SubscriptionRepository } from './subscription.repository.js';
import { SyncRunRepository } from './sync-run.repository.js';
import { WebhookSubscriptionRepository } from './webhook-subscription.repository.js';
import { WorkspaceRepository } from './workspace.repository.js';

const repositories = [
  AlertRepository,
  ApiKeyRepository,
  ChangeFeedRepository,
  ConflictRepository,
  CrmViewRepository,
  DatabaseProbe,
  DeliveryRepository,
  DeliverySearchRepository,
  ErasureRepository,
  EventHandlingRepository,
  DuplicateRepository,
  ExternalLinkRepository,
  InstallationStateRepository,
  ItemPastRepository,
  ItemQueryRepository,
  LocalEditRepository,
  MarkRepository,
  MirrorReader,
  MirrorRepository,
  MirrorScanRepository,
  PolicyRepository,
  ItemListRepository,
  RelatedRepository,
  RetentionRepository,
  RunCandidateRepository,
  ScheduleRepository,
  SealedSecretsRepository,
  SchemaNamesRepository,
  SchemaRepository,
  SearchRepository,
  SubscriptionRepository,
  SyncRunRepository,
  WebhookSubscriptionRepository,
  WorkspaceRepository,
];

/** Our tables, one repository each; `PrismaService` stays inside. */
@Module({
  imports: [ConfigModule.forFeature(databaseConfig)],
  providers: [
    PrismaService,
    {
      provide: SecretBox,
      inject: [databaseConfig.KEY],
      useFactory: ({ secretKeys }: DatabaseConfig) => new SecretBox(secretKeys),
    },
    ...repositories,
  ],
  exports: repositories,
})
export class DatabaseModule {}
