import { Module } from '@nestjs/common';
import { ConfigModule } from '@nestjs/config';
import { AttioModule } from '@app/attio';
import { Clock } from '@app/common';
import { DatabaseModule } from '@app/database';
import { MetricsModule } from '@app/metrics';
import { QueueModule } from '@app/queue';
import { AttioAvailability } from './attio-availability.js';
import { CachedAttioService } from './cache/cached-attio.service.js';
import { pushProviders, pushServices } from './push/push-providers.js';
import { pushConfig } from './push/push.config.js';
import { MirroredKinds } from './mirrored-kinds.js';
import { ContactsService } from './reads/contacts.service.js';
import { RecordsService } from './reads/records.service.js';
import { MarkReader } from './refresh/mark-reader.js';
import { RefreshService } from './refresh/refresh.service.js';
import { sourceProviders } from './sources/source-providers.js';
import { ErasureService } from './erasure/erasure.service.js';
import { RecordDiffService } from './diff/record-diff.service.js';
import { AlertService } from './runs/alert.service.js';
import { GapService } from './runs/gap.service.js';
import { retentionConfig } from './retention/retention.config.js';
import { RetentionService } from './retention/retention.service.js';
import { runProviders } from './runs/run-providers.js';
import { RunService } from './runs/run.service.js';
import { runsConfig } from './runs/runs.config.js';
import { schedulesConfig } from './schedules/schedules.config.js';
import { ScheduleService } from './schedules/schedule.service.js';
import { SchemaReader } from './schema/schema-reader.js';
import { SchemaService } from './schema/schema.service.js';
import { StatusService } from './status.service.js';
import { SweepService } from './sweep.service.js';
import { syncConfig } from './sync.config.js';
import { WorkspaceService } from './workspace/workspace.service.js';

const services = [
  AlertService,
  AttioAvailability,
  CachedAttioService,
  ErasureService,
  GapService,
  RecordDiffService,
  ScheduleService,
  ContactsService,
  ...pushServices,
  MirroredKinds,
  RecordsService,
  RefreshService,
  RetentionService,
  RunService,
  StatusService,
  SweepService,
  WorkspaceService,
];

/** Keeps the mirror equal to Attio, and answers from it. */
@Module({
  imports: [
    ConfigModule.forFeature(syncConfig),
    ConfigModule.forFeature(retentionConfig),
    ConfigModule.forFeature(runsConfig),
    ConfigModule.forFeature(schedulesConfig),
    ConfigModule.forFeature(pushConfig),
    AttioModule,
    DatabaseModule,
    MetricsModule,
    QueueModule,
  ],
  providers: [
    Clock,
    MarkReader,
    SchemaReader,
    SchemaService,
    ...sourceProviders,
    ...runProviders,
    ...pushProviders,
    ...services,
  ],
  exports: services,
})
export class SyncModule {}
