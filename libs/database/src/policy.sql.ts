import { type Executor } from './prisma.service.js';

export interface KeptPolicy {
  workspaceId: string;
  scopeId: string;
  attributeId: string;
  policy: string;
  setBy: string;
}

/** Decides the attribute alike from now on; the last choice counts. */
export async function setPolicy(tx: Executor, kept: KeptPolicy): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO attribute_policy (workspace_id, scope_id, attribute_id, policy, set_by, set_at)
    VALUES (${kept.workspaceId}::uuid, ${kept.scopeId}::uuid, ${kept.attributeId}::uuid, ${kept.policy}, ${kept.setBy},
            clock_timestamp())
        ON CONFLICT (scope_id, attribute_id) DO UPDATE
       SET policy = EXCLUDED.policy, set_by = EXCLUDED.set_by, set_at = EXCLUDED.set_at`;
}
