import { Module } from '@nestjs/common';
import { ConfigModule } from '@nestjs/config';
import { AttioSignature } from './attio-signature.js';
import { webhookSecretsConfig } from './webhook-secrets.config.js';

/** For who receives webhooks; refuses to start without a secret. */
@Module({
  imports: [ConfigModule.forFeature(webhookSecretsConfig)],
  providers: [AttioSignature],
  exports: [AttioSignature],
})
export class AttioSignatureModule {}
