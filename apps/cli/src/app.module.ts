import { Module } from '@nestjs/common';
import { AccessModule } from '@app/access';
import { FailuresModule } from '@app/failures';
import { SyncModule } from '@app/sync';

/** What commands work with: the same services as api and worker, on the same Postgres. */
@Module({ imports: [AccessModule, FailuresModule, SyncModule] })
export class AppModule {}
