import { Module } from '@nestjs/common';
import { DatabaseModule } from '@app/database';
import { AccessService } from './access.service.js';

/** API keys of internal apps. */
@Module({ imports: [DatabaseModule], providers: [AccessService], exports: [AccessService] })
export class AccessModule {}
