import { Module } from '@nestjs/common';
import { ConfigModule } from '@nestjs/config';
import { AttioModule } from '@app/attio';
import { Clock } from '@app/common';
import { DatabaseModule } from '@app/database';
import { QueueModule } from '@app/queue';
import { MirroredKinds } from './mirrored-kinds.js';
import { ContactsService } from './reads/contacts.service.js';
import { RecordsService } from './reads/records.service.js';
import { RefreshService } from './refresh/refresh.service.js';
import { ItemSources } from './sources/item-sources.js';
import { RecordSource } from './sources/record-source.js';
import { RunService } from './runs/run.service.js';
import { SchemaService } from './schema/schema.service.js';
import { SweepService } from './sweep.service.js';
import { syncConfig } from './sync.config.js';
import { WorkspaceService } from './workspace/workspace.service.js';

const services = [
  ContactsService,
  MirroredKinds,
  RecordsService,
  RefreshService,
  RunService,
  SweepService,
  WorkspaceService,
];

/** Keeps the mirror equal to Attio, and answers from it. */
@Module({
  imports: [ConfigModule.forFeature(syncConfig), AttioModule, DatabaseModule, QueueModule],
  providers: [Clock, ItemSources, RecordSource, SchemaService, ...services],
  exports: services,
})
export class SyncModule {}
