import { Module } from '@nestjs/common';
import { DatabaseModule } from '@app/database';
import { AccessService } from './access.service.js';
import { KeysService } from './keys.service.js';

/** API keys of internal apps. */
@Module({ imports: [DatabaseModule], providers: [AccessService, KeysService], exports: [AccessService, KeysService] })
export class AccessModule {}
