import { Injectable } from '@nestjs/common';
import { SecretBox } from '@app/common';
import { webhookPlace } from './sealed-secrets.repository.js';
import { PrismaService } from './prisma.service.js';

export interface WebhookSubscriptionRow {
  webhookId: string;
  workspaceId: string;
  targetUrl: string;
  /** `active`, `degraded`, `inactive` as Attio says, or `missing`. */
  status: string;
  checkedAt: Date;
}

/** Our subscription at Attio. Secrets leave through `listSecrets` alone. */
@Injectable()
export class WebhookSubscriptionRepository {
  constructor(
    private readonly prisma: PrismaService,
    private readonly box: SecretBox,
  ) {}

  /** Notes the subscription as just seen. @param secret when it was made by us this moment */
  async save(row: Omit<WebhookSubscriptionRow, 'checkedAt'>, secret?: string): Promise<void> {
    const sealed = secret === undefined ? null : this.box.seal(secret, webhookPlace(row.webhookId));
    await this.prisma.$executeRaw`
      INSERT INTO webhook_subscription AS w (webhook_id, workspace_id, target_url, status, secret)
      VALUES (${row.webhookId}::uuid, ${row.workspaceId}::uuid, ${row.targetUrl}, ${row.status}, ${sealed})
          ON CONFLICT (webhook_id) DO UPDATE
         SET status = EXCLUDED.status, target_url = EXCLUDED.target_url, checked_at = clock_timestamp(),
             secret = coalesce(EXCLUDED.secret, w.secret)`;
  }

  /** The subscription seen last; `null` before the first look. */
  async findLatest(): Promise<WebhookSubscriptionRow | null> {
    return this.prisma.webhookSubscription.findFirst({
      orderBy: [{ madeAt: 'desc' }],
      omit: { secret: true, madeAt: true },
    });
  }

  /** Secrets of subscriptions we made, newest first: late deliveries of an older one are still believed. */
  async listSecrets(): Promise<string[]> {
    const rows = await this.prisma.webhookSubscription.findMany({
      where: { NOT: { secret: null } },
      orderBy: { madeAt: 'desc' },
      take: 3,
      select: { webhookId: true, secret: true },
    });
    return rows.flatMap(({ webhookId, secret }) =>
      secret === null ? [] : [this.box.open(secret, webhookPlace(webhookId))],
    );
  }
}
