import { Module } from '@nestjs/common';
import { AccessModule } from '@app/access';
import { SyncModule } from '@app/sync';

/** What commands work with: the same services as api and worker, on the same Postgres. */
@Module({ imports: [AccessModule, SyncModule] })
export class AppModule {}
