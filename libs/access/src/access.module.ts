import { Module } from '@nestjs/common';
import { DatabaseModule } from '@app/database';
import { AccessService } from './access.service.js';
import { SealingService } from './sealing.service.js';
import { KeysService } from './keys.service.js';

/** API keys of internal apps. */
@Module({
  imports: [DatabaseModule],
  providers: [AccessService, KeysService, SealingService],
  exports: [AccessService, KeysService, SealingService],
})
export class AccessModule {}
