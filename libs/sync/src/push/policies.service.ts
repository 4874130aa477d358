import { Inject, Injectable } from '@nestjs/common';
import { AppError } from '@app/common';
import { PolicyRepository, type AttributePolicyRow, type AttributeRow } from '@app/database';
import { configuredPolicy, policySchema, type Policy } from '../merge/policy.js';
import { type CollectionSchema } from '../schema/collection-schema.js';
import { pushConfig, type PushConfig } from './push.config.js';

/** Nobody chose a policy for this attribute. */
class PolicyNotFoundError extends AppError {
  readonly code = 'policy_not_found';
  readonly retryable = false;
  constructor(attributeId: string) {
    super(`No policy was kept for attribute ${attributeId}`);
  }
}

/** Who is right about an attribute: what people chose, then the configuration, then the default chain. */
@Injectable()
export class PoliciesService {
  constructor(
    @Inject(pushConfig.KEY) private readonly config: PushConfig,
    private readonly policies: PolicyRepository,
  ) {}

  /** @returns the policy of each attribute of the collection; `null` is the default chain */
  async forCollection({ collection }: CollectionSchema): Promise<(attribute: AttributeRow) => Policy | null> {
    const rows = await this.policies.list(collection.collectionId);
    const chosen = new Map(rows.map(({ attributeId, policy }) => [attributeId, policySchema.safeParse(policy).data]));
    return ({ attributeId, apiSlug }) =>
      chosen.get(attributeId) ?? configuredPolicy(this.config.policies, collection.apiSlug, apiSlug);
  }

  async list(): Promise<AttributePolicyRow[]> {
    return this.policies.list();
  }

  /** @throws PolicyNotFoundError none was chosen */
  async forget(scopeId: string, attributeId: string): Promise<void> {
    if (!(await this.policies.remove(scopeId, attributeId))) throw new PolicyNotFoundError(attributeId);
  }
}
