import { Module } from '@nestjs/common';
import { DatabaseModule } from '@app/database';
import { QueueModule } from '@app/queue';
import { FailuresService } from './failures.service.js';

/** Failed work: found, and done again. */
@Module({ imports: [DatabaseModule, QueueModule], providers: [FailuresService], exports: [FailuresService] })
export class FailuresModule {}
