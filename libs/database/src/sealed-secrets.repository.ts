import { Injectable } from '@nestjs/common';
import { SecretBox } from '@app/common';
import { PrismaService } from './prisma.service.js';

/** Where a subscriber's secret belongs: sealed for this place, it can be opened nowhere else. */
export function subscriptionPlace(subscriptionId: string): string {
  return `subscription:${subscriptionId}`;
}

/** The same of the secret that Attio signs with. */
export function webhookPlace(webhookId: string): string {
  return `webhook_subscription:${webhookId}`;
}

/** All secrets that must be stored to be used, for the change of the key they are sealed with. */
@Injectable()
export class SealedSecretsRepository {
  constructor(
    private readonly prisma: PrismaService,
    private readonly box: SecretBox,
  ) {}

  /**
   * Seals with the first key what is plain or sealed with another one. A secret that is changed meanwhile is left alone:
   * it was sealed with the first key already.
   * @returns how many were sealed anew
   * @throws SecretUnreadableError a key is missing: those before it are done
   */
  async resealAll(): Promise<number> {
    let count = 0;
    for (const { subscriptionId, secret, previousSecret } of await this.prisma.subscription.findMany()) {
      const place = subscriptionPlace(subscriptionId);
      const isCurrent = [secret, previousSecret].every((one) => one === null || this.box.isCurrent(one));
      if (isCurrent) continue;
      count += await this.prisma.$executeRaw`
        UPDATE subscription
           SET secret = ${this.again(secret, place)}, previous_secret = ${previousSecret && this.again(previousSecret, place)}
         WHERE subscription_id = ${subscriptionId}::uuid AND secret = ${secret}
           AND previous_secret IS NOT DISTINCT FROM ${previousSecret}`;
    }
    for (const { webhookId, secret } of await this.prisma.webhookSubscription.findMany()) {
      if (secret === null || this.box.isCurrent(secret)) continue;
      count += await this.prisma.$executeRaw`
        UPDATE webhook_subscription SET secret = ${this.again(secret, webhookPlace(webhookId))}
         WHERE webhook_id = ${webhookId}::uuid AND secret = ${secret}`;
    }
    return count;
  }

  private again(stored: string, place: string): string {
    return this.box.seal(this.box.open(stored, place), place);
  }
}
